import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AdapterDeps } from '../adapter.ts';

const dayMs = 24 * 3600 * 1000;

/** How long a token lives, where Meta did not say (Instagram Platform, Refresh access token: 60 days). */
const lifeMs = 60 * dayMs;
/** It can't be renewed before it is this old (same page). */
const youngestMs = dayMs;
/** Renewed when less than this is left, so that daily tries have fifty chances. */
const renewBelowMs = 50 * dayMs;
const alertBelowMs = 7 * dayMs;
/** How long a node goes on with a token that another one may have renewed; the old one works meanwhile. */
const believedMs = 60_000;

const kept = z.object({
  /** Hash of the setting it came from: another setting goes before what was kept. */
  seed: z.string(),
  /** Null after our rights were taken away. */
  token: z.string().nullable(),
  gotAt: z.number(),
  /** Null while Meta has not said it. */
  expiresAt: z.number().nullable(),
});
type Kept = z.infer<typeof kept>;

/** A fresh token, as `refresh_access_token` answers it. */
export interface FreshToken {
  token: string;
  expiresInSeconds: number;
}

/** The account's token, sealed in the store and shared by all nodes. */
export interface TokenKeeper {
  /** The token to call with; undefined once our rights were taken away. */
  current(): Promise<string | undefined>;
  /** Forgets it for ever: only another setting brings one back. */
  drop(): Promise<void>;
  /** Renews it where it is time, and tells the owners when its end comes near all the same. */
  renewWhenDue(refresh: (token: string) => Promise<FreshToken | undefined>): Promise<void>;
}

/** `renews`: whether this login's tokens can be renewed; a Page's can't, and do not run out. */
export function createTokenKeeper(given: {
  channel: string;
  /** The token in the settings: where it all began. */
  configured: string;
  renews: boolean;
  deps: Pick<AdapterDeps, 'secrets' | 'now' | 'trouble' | 'bulletin' | 'log'>;
}): TokenKeeper {
  const { channel, configured, renews, deps } = given;
  const { secrets, now, log } = deps;
  const topic = `${channel} token`;
  let believed: { value: Kept; readAt: number } | undefined;
  deps.bulletin?.subscribe(topic, () => {
    believed = undefined;
  });

  const read = async (): Promise<Kept> => {
    const found = await readKept(secrets, configured);
    if (found) return found;
    const fresh: Kept = { seed: seedOf(configured), token: configured, gotAt: now().getTime(), expiresAt: null };
    await secrets.write(secretKey, fresh);
    return fresh;
  };
  const load = async (mustBeFresh = false): Promise<Kept> => {
    const readAt = performance.now();
    if (!mustBeFresh && believed && readAt - believed.readAt < believedMs) return believed.value;
    const value = await read();
    believed = { value, readAt };
    return value;
  };
  const save = async (value: Kept): Promise<void> => {
    await secrets.write(secretKey, value);
    believed = { value, readAt: performance.now() };
    deps.bulletin?.publish(topic, {});
  };
  const renew = async (value: Kept, fresh: FreshToken | undefined): Promise<Kept> => {
    if (!fresh) return value;
    const gotAt = now().getTime();
    const renewed = { ...value, token: fresh.token, gotAt, expiresAt: gotAt + fresh.expiresInSeconds * 1000 };
    await save(renewed);
    log.info({ channel, days: Math.floor(fresh.expiresInSeconds / 86_400) }, 'the access token was renewed');
    return renewed;
  };

  return {
    current: async () => (await load()).token ?? undefined,
    drop: async () => {
      await save({ ...(await load(true)), token: null, expiresAt: null });
    },
    renewWhenDue: async (refresh) => {
      const value = await load(true);
      if (!renews || value.token === null) return;
      const isNow = isDue(value, now().getTime());
      const { gotAt, expiresAt } = isNow ? await renew(value, await refresh(value.token)) : value;
      const endsInMs = (expiresAt ?? gotAt + lifeMs) - now().getTime();
      if (endsInMs >= alertBelowMs) return;
      await deps.trouble('token_expires_soon', { days: Math.max(0, Math.floor(endsInMs / dayMs)) });
    },
  };
}

const secretKey = 'token';

function seedOf(configured: string): string {
  return createHash('sha256').update(configured).digest('hex');
}

/** What came of the token in the settings; undefined where nothing was kept of this one. */
async function readKept(secrets: AdapterDeps['secrets'], configured: string): Promise<Kept | undefined> {
  const found = kept.safeParse(await secrets.read(secretKey)).data;
  return found?.seed === seedOf(configured) ? found : undefined;
}

/** The token that a shop with these settings would call with, and when it ends as far as known. Writes nothing. */
export async function tokenInUse(
  secrets: AdapterDeps['secrets'],
  configured: string,
): Promise<{ token: string | undefined; expiresAt: Date | undefined }> {
  const { token, expiresAt } = (await readKept(secrets, configured)) ?? { token: configured, expiresAt: null };
  return { token: token ?? undefined, expiresAt: expiresAt === null ? undefined : new Date(expiresAt) };
}

// One of unknown age, from the settings, is renewed as soon as it is a day old for certain.
function isDue({ gotAt, expiresAt }: Kept, nowMs: number): boolean {
  const isOldEnough = nowMs - gotAt >= youngestMs;
  return isOldEnough && (expiresAt === null || expiresAt - nowMs < renewBelowMs);
}
