import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AdapterDeps } from '../../adapter.ts';
import type { InTurn } from './turns.ts';

/**
 * What we made ourselves: which messages and comments are ours, and which sends have not been answered. A send is written
 * down before it leaves, so that its echo is known for ours even when its answer, or the process, is lost.
 */
export interface OwnSends {
  /**
   * Of a send that is not settled. `triedMs`: when it left. `arrived`: the id under which an earlier try of the same
   * content, whose answer was lost, was seen since; it is not to be sent again.
   */
  earlier(chat: number, print: string): Promise<{ arrived?: string; triedMs?: number }>;
  /** Right before it leaves, so that what a process still held back when it died is not looked for afterwards. */
  leaves(chat: number, print: string): Promise<void>;
  /** The platform gave it this id. */
  done(chat: number, print: string, id: string): Promise<void>;
  /** It certainly did not go out. */
  failed(chat: number, print: string): Promise<void>;
  /** The id under which an unanswered send was seen by now. */
  arrived(chat: number, print: string): Promise<string | undefined>;
  /**
   * A message of the account that nobody knows: true when it is the unanswered send of this content, which then is settled,
   * or its double of the last minutes.
   */
  claim(chat: number, print: string, id: string): Promise<boolean>;
  /** Whether a message or comment was made by us. Remembers the newest forty of each chat. */
  isOurs(id: string): Promise<boolean>;
}

const kept = z.object({
  open: z.array(z.object({ print: z.string(), atMs: z.number(), id: z.string().exactOptional() })),
  sent: z.array(z.string()),
  /** What went out of late: after a kill the same may have gone out twice, under two ids of which one is known. */
  said: z.array(z.object({ print: z.string(), atMs: z.number() })).default([]),
});
type Kept = z.infer<typeof kept>;

const mostSent = 40;
const mostOpen = 20;
/** Work whose answer was lost is run again within minutes; later, the same words are a new message. */
const openForMs = 15 * 60_000;
const mostSaid = 20;
/** Later, a message with the same words is a person's of the shop. */
const saidForMs = 5 * 60_000;

/** What identifies a send for its echo: the text as it arrives, or the kinds of what is attached. */
export function printOf(message: { text?: string | undefined; attachments?: readonly string[] }): string {
  const { text = '', attachments = [] } = message;
  const said = attachments.length > 0 ? `attached ${attachments.toSorted().join(' ')}` : `said ${text.trim()}`;
  return hash(said);
}

/** Keeps one bounded row for each chat, and one for each remembered id. */
export function createOwnSends({
  state,
  now,
  inTurn,
}: Pick<AdapterDeps, 'state' | 'now'> & { inTurn: InTurn }): OwnSends {
  const read = async (chat: number): Promise<Kept> => {
    const row = kept.safeParse(await state.read(chatKey(chat))).data ?? { open: [], sent: [], said: [] };
    const nowMs = now().getTime();
    const open = row.open.filter(({ atMs }) => atMs > nowMs - openForMs);
    return { ...row, open, said: row.said.filter(({ atMs }) => atMs > nowMs - saidForMs) };
  };
  const change = <T>(chat: number, work: (row: Kept) => Promise<{ row?: Kept; value: T }>): Promise<T> =>
    inTurn(chatKey(chat), async () => {
      const { row, value } = await work(await read(chat));
      if (row) await state.write(chatKey(chat), row);
      return value;
    });
  const remember = async (sent: string[], id: string): Promise<string[]> => {
    const key = ownKey(id);
    await state.write(key, true);
    const all = [...sent.filter((one) => one !== key), key];
    for (const old of all.slice(0, -mostSent)) await state.delete(old);
    return all.slice(-mostSent);
  };

  return {
    earlier: async (chat, print) => {
      const before = (await read(chat)).open.find((one) => one.print === print);
      if (!before) return {};
      return { triedMs: before.atMs, ...(before.id !== undefined && { arrived: before.id }) };
    },
    leaves: (chat, print) =>
      change(chat, async ({ open, ...row }) => {
        const before = open.find((one) => one.print === print);
        const mine = before ?? { print, atMs: now().getTime() };
        const others = open.filter((one) => one !== before);
        return { row: { ...row, open: [...others, mine].slice(-mostOpen) }, value: undefined };
      }),
    done: (chat, print, id) =>
      change(chat, async ({ open, sent, said }) => {
        const latest = { print, atMs: now().getTime() };
        const row = {
          open: without(open, print),
          sent: await remember(sent, id),
          said: [...said, latest].slice(-mostSaid),
        };
        return { row, value: undefined };
      }),
    failed: (chat, print) =>
      change(chat, async ({ open, ...row }) => ({ row: { ...row, open: without(open, print) }, value: undefined })),
    arrived: async (chat, print) => (await read(chat)).open.find((one) => one.print === print)?.id,
    claim: (chat, print, id) =>
      change(chat, async ({ open, sent, said }) => {
        const mine = open.find((one) => one.print === print && (one.id ?? id) === id);
        // An open one that arrived under another id was sent again before its echo was known.
        if (!mine && ![...open, ...said].some((one) => one.print === print)) return { value: false };
        const settled = open.map((one) => (one === mine ? { ...one, id } : one));
        return { row: { open: settled, sent: await remember(sent, id), said }, value: true };
      }),
    isOurs: async (id) => (await state.read(ownKey(id))) !== undefined,
  };
}

function without(open: Kept['open'], print: string): Kept['open'] {
  const at = open.findIndex((one) => one.print === print);
  return open.filter((_, index) => index !== at);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

function chatKey(chat: number): string {
  return `sends:${chat}`;
}

function ownKey(id: string): string {
  return `own:${hash(id)}`;
}
