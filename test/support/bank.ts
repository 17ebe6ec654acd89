import { takeBankNotice } from '#src/shop/payments/take-bank-notice.ts';
import { createTell } from '#src/shop/notices/tell.ts';
import { readOrMakeSecrets } from '#src/storage/secrets.ts';
import { createVault } from '#src/storage/vault.ts';
import type { OpenShop } from './open-shop.ts';

/** The end of the demo shop's card. */
const last4 = '0000';

/** A bank that tells the shop, as a source that the owner trusts, when money comes onto its card. */
export interface Bank {
  tells(amountSom: number): Promise<void>;
}

/** Gives the shop whose data lies in this folder a bank; its notices go straight to the ledger, past every door. */
export function createBank({ app }: OpenShop, dataDir: string): Bank {
  const { database, queue, playground } = app;
  if (!playground) throw new Error('Only a shop with a playground has this bank.');
  const { clock } = playground;
  const vault = createVault(readOrMakeSecrets(dataDir, {}).dataKey);
  const tell = createTell((tx, job) => queue.enqueueNotice(tx, job), clock);
  const media = {
    put: () => Promise.reject(new Error('A bank keeps no pictures.')),
    get: () => Promise.resolve(undefined),
    remove: () => Promise.resolve(),
  };
  return {
    tells: async (amountSom) => {
      const receivedAt = clock.now();
      const at = receivedAt.toISOString();
      const facts = { kind: 'in', amount: amountSom, currency: 'UZS', last4, at, balance: null, place: null } as const;
      const text = `➕ ${amountSom}.00 UZS\n💳 *${last4}`;
      await takeBankNotice(
        { em: database.em(), clock, actor: { kind: 'system', job: 'bank' }, tell, vault, media },
        { text, facts, sourceKind: 'forward', source: 'test', receivedAt },
      );
    },
  };
}
