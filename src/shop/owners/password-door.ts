import type { EntityManager } from '@mikro-orm/core';
import type { Clock } from '../ports.ts';
import { readSettings } from '../settings/read-settings.ts';
import { fresh } from '../sql.ts';
import { createHashQueue } from './hash-queue.ts';
import { PasswordPrompt } from './owner.ts';
import { hashWith, longestPassword } from './password.ts';
import { weaknessOf } from './weak-password.ts';

/** Stands before the inbox, so that a password is stored nowhere. */
export interface PasswordDoor {
  /**
   * What is to be stored in place of this text: undefined where no password is asked;
   * else its hash, or `weak:<why>` for a new password that would soon be guessed or is too long.
   */
  seal(message: { channel: string; externalId: string; text: string }): Promise<string | undefined>;
  /** Makes the next `seal` look again; call it after a question was opened or answered in this process. */
  forget(): void;
}

// Open questions are few and every inbound text asks for them.
const cacheMilliseconds = 1_000;

type Prompts = Map<string, PasswordPrompt>;
type ReadDeps = { em: EntityManager; clock: Clock };

/**
 * Makes the door; it hashes two texts at a time at most. Alone, it keeps the open questions for a
 * second at most. `shared`: other processes ask for passwords too, so the questions are read for every text, those of
 * texts that wait together in one statement.
 */
export function createPasswordDoor({ em, clock, shared = false }: ReadDeps & { shared?: boolean }): PasswordDoor {
  const queue = createHashQueue(2);
  let cached: { prompts: Promise<Prompts>; readAt: number } | undefined;
  const together = readTogether(() => readPrompts(em, clock));

  const prompts = (): Promise<Prompts> => {
    if (shared) return together();
    const now = performance.now();
    if (!cached || now - cached.readAt > cacheMilliseconds) cached = { prompts: readPrompts(em, clock), readAt: now };
    return cached.prompts;
  };

  return {
    async seal({ channel, externalId, text }) {
      const reading = prompts();
      const prompt = await reading
        .then((open) => open.get(chatKey({ channel, externalId })))
        .catch((error: unknown) => {
          // A failed look must not stay for a second: the next text tries again.
          cached = undefined;
          throw error;
        });
      if (!prompt || prompt.expiresAt <= clock.now()) return undefined;
      if (text.length > longestPassword) return 'weak:too_long';
      const weakness = prompt.purpose === 'set' ? weaknessOf(text, await shopNames(em)) : undefined;
      return weakness ? `weak:${weakness}` : queue(() => hashWith(text, prompt.hashWith));
    },
    forget() {
      cached = undefined;
    },
  };
}

/** Answers with a reading that began after the call; callers that come while one is under way share the next. */
function readTogether<T>(read: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<unknown> | undefined;
  let next: Promise<T> | undefined;
  const begin = (): Promise<T> => {
    next = undefined;
    const reading = read();
    underWay = reading.catch(() => undefined).finally(() => (underWay = undefined));
    return reading;
  };
  return () => {
    if (!underWay) return begin();
    next ??= underWay.then(begin);
    return next;
  };
}

async function readPrompts(em: EntityManager, clock: Clock): Promise<Prompts> {
  const open = await em.fork().find(PasswordPrompt, { expiresAt: { $gt: clock.now() } }, fresh);
  return new Map(open.map((prompt) => [chatKey(prompt), prompt]));
}

async function shopNames(em: EntityManager): Promise<string[]> {
  const { name } = await readSettings({ em: em.fork() });
  return Object.values(name);
}

function chatKey({ channel, externalId }: { channel: string; externalId: string }): string {
  return `${channel}:${externalId}`;
}
