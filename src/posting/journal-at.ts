import { connectionName } from '../storage/connection-name.ts';
import { effectFileOf } from '../storage/effect-line.ts';
import type { Journal } from './messages.ts';

/** The journal of the shop with these settings. */
export function journalAt({ databaseUrl, dataDir }: { databaseUrl: string | undefined; dataDir: string }): Journal {
  if (databaseUrl === undefined) return { kind: 'file', file: effectFileOf(dataDir) };
  return { kind: 'server', url: databaseUrl, name: connectionName };
}
