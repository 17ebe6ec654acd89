import { createHmac } from 'node:crypto';
import type { Database } from './opened-database.ts';
import { keyValueTable } from './key-value-table.ts';

const place = 'data-key-check';

/**
 * Makes sure that this node seals with the key that the shop's data was sealed with before.
 * Throws otherwise: what two nodes seal with two keys, neither can read whole.
 */
export async function refuseOtherKey(database: Database, dataKey: string): Promise<void> {
  const table = keyValueTable(database);
  const mine = createHmac('sha256', Buffer.from(dataKey, 'base64')).update(place).digest('base64url');
  const kept = await table.read<string>(place);
  if (kept === undefined) return table.write(place, mine);
  if (kept === mine) return;
  throw new Error(
    'DATA_KEY is not the key that this shop has sealed its phones and addresses with. ' +
      'Give every node the same DATA_KEY: the one from DATA_DIR/secrets of the first.',
  );
}
