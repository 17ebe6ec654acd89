import { z } from 'zod';
import type { AdapterDeps } from '../../adapter.ts';
import type { GraphError } from './graph-error.ts';
import { accountBarred, refused, tokenDead, type Refused } from './refused.ts';

/** Whether the account can send at all. What one node finds, all know, also after a restart. */
export interface AccountHealth {
  /** The refusal that every send gets now; undefined when the account is well, or a bar is to be tried again. */
  refusal(): Promise<Refused | undefined>;
  /** Takes note of an error of any call: a dead token, a bar, a missing permission. Owners are told. */
  note(error: GraphError): Promise<void>;
  /** The platform bars the account from sending (also told by a `policy-enforcement` event). */
  barred(facts: { [name: string]: string | number }): Promise<void>;
  /** A send went through, or the token was seen to work: what was held may go out, if anything was. */
  well(cause: 'sent' | 'token'): Promise<void>;
}

const illness = z.object({ kind: z.enum(['token', 'barred']), retryAtMs: z.number().nullable(), bars: z.number() });
type Illness = z.infer<typeof illness>;

const stateKey = 'health';
/** The platform does not say when a bar ends: one send is let through after an hour, then after two, ... up to a day. */
const firstBarMs = 3_600_000;
const longestBarMs = 24 * 3_600_000;

/** Remembers the account's illness in the adapter's state. */
export function createHealth(
  deps: Pick<AdapterDeps, 'state' | 'trouble' | 'recovered' | 'now' | 'bulletin' | 'log'>,
  channel: string,
): AccountHealth {
  const topic = `${channel} health`;
  // Undefined: not read yet.
  let known: Illness | null | undefined;
  deps.bulletin?.subscribe(topic, () => {
    known = undefined;
  });

  const read = async (): Promise<Illness | null> => {
    if (known === undefined) known = illness.safeParse(await deps.state.read(stateKey)).data ?? null;
    return known;
  };
  const become = async (next: Illness | null): Promise<void> => {
    if (next) await deps.state.write(stateKey, next);
    else await deps.state.delete(stateKey);
    known = next;
    deps.bulletin?.publish(topic, {});
  };
  const barred = async (facts: { [name: string]: string | number }): Promise<void> => {
    const before = await read();
    const bars = before?.kind === 'barred' ? before.bars : 0;
    const pauseMs = Math.min(firstBarMs * 2 ** bars, longestBarMs);
    await become({ kind: 'barred', retryAtMs: deps.now().getTime() + pauseMs, bars: bars + 1 });
    await deps.trouble('barred', facts);
  };

  return {
    refusal: async () => {
      const ill = await read();
      if (!ill) return undefined;
      if (ill.kind === 'token') return refused(401, tokenDead);
      const isDue = ill.retryAtMs !== null && ill.retryAtMs <= deps.now().getTime();
      return isDue ? undefined : refused(403, accountBarred);
    },
    note: async ({ kind, code, subcode = 0 }) => {
      if (kind === 'token') {
        if ((await read())?.kind !== 'token') await become({ kind: 'token', retryAtMs: null, bars: 0 });
        await deps.trouble('token_dead', { code, subcode });
      }
      if (kind === 'barred') await barred({ code, subcode });
      if (kind === 'permission') await deps.trouble('permission_missing', { code, subcode });
    },
    barred,
    well: async (cause) => {
      const ill = await read();
      // A bar is lifted by nothing but a message that went through.
      if (!ill || (cause === 'token' && ill.kind === 'barred')) return;
      await become(null);
      deps.log.info({ channel }, 'the account can send again');
      await deps.recovered();
    },
  };
}
