import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Hash of everything that decides how a talk replays: the flows and the screens they show.
 * A talk that was begun under another version starts afresh; the draft in the database carries the sale on.
 */
export function flowsVersion(root: string): string {
  const hash = createHash('sha256');
  for (const folder of ['conversations', 'src/ui', 'locales']) {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted();
    for (const path of paths) hash.update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}
