import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readDeliveries, type Item } from '#adapters/instagram/in/delivery.ts';
import { readItem } from '#adapters/instagram/in/intake.ts';
import { readJson } from '#adapters/instagram/in/read-json.ts';
import { metaSamplesFolder, readMetaSamples, type MetaSample } from '../../../support/meta-samples.ts';
import { instagram, messenger, openInbound } from './house.ts';

/** Classes that are answered: each such event is one update. */
const answered =
  /^(?:text|reply|story_reply|unsupported|empty|media:|quick_reply|postback|referral|comment|live_comment|feed:comment:add$)/;
/** Of these the ones that nobody can be answered for. */
const nobodys = /:own$|:no_author$|:removed$/;

const id = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined);
const party = z.object({ id }).optional().catch(undefined);
const talk = z.object({
  sender: party,
  recipient: party,
  is_self: z.boolean().optional(),
  message: z.object({ is_echo: z.boolean().optional(), is_self: z.boolean().optional() }).optional().catch(undefined),
});

const samples = readMetaSamples();

describe('payloads seen in the wild', () => {
  test('are there to be read', (context) => {
    if (samples === undefined) context.skip(`${metaSamplesFolder} is not there: nothing of it was checked`);
    expect(samples?.length).toBeGreaterThan(0);
  });

  test.each(samples ?? [])('$name', async (sample) => {
    const body = parsed(sample.body);
    const deliveries = readDeliveries(body);
    const object = deliveries[0]?.object;
    const items = deliveries.flatMap((one) => one.items);
    const own = ownIds(items);
    expect(classesOf(deliveries, own)).toEqual(sample.events);

    const shop = openInbound(object === 'page' ? messenger : instagram, own);
    const updates = await shop.updatesOf(doubled(sample));
    const heard = updates.filter((update) => update.message ?? update.callback_query);
    const wanted = sample.events.filter((what, at) => isAnswered(what, items[at]));
    expect(heard).toHaveLength(wanted.length);
    const written = await Promise.all(heard.map(async (update) => shop.identities.foreign(idOfSender(update))));
    for (const person of written) {
      expect(person?.kind).toBe('person');
      expect(sample.body).toMatch(new RegExp(`(?<![\\w-])${escaped(person?.externalId ?? 'none')}(?![\\w-])`));
    }
  });
});

function parsed(body: string): unknown {
  const read = readJson(Buffer.from(body));
  if (typeof read === 'string') throw new Error(read);
  return read.body;
}

/** The same body twice in one, as the platform may send it. */
function doubled({ body }: MetaSample): string {
  const inner = body.startsWith('[') ? body.slice(1, -1) : body;
  return `[${inner},${inner}]`;
}

function classesOf(deliveries: ReturnType<typeof readDeliveries>, own: string[]): string[] {
  return deliveries.flatMap(({ object, items }) => {
    if (object !== 'instagram' && object !== 'page') return ['foreign_object'];
    return items.map((item) => readItem(item, new Set(own)).what);
  });
}

function isAnswered(what: string, item: Item | undefined): boolean {
  const isTalk = item?.place.list === 'messaging' || item?.place.list === 'standby';
  const isSomebodys = !isTalk || talk.safeParse(item.value).data?.sender?.id !== undefined;
  return answered.test(what) && !nobodys.test(what) && isSomebodys;
}

/**
 * Whose the sample was: who is written to, or who writes where it is an echo or the account itself; else the entry's. Samples of
 * documentation have other ids in their entries.
 */
function ownIds(items: readonly Item[]): string[] {
  const ids = items.map(({ value, entryId, place }) => {
    if (place.list === 'changes' && !place.field.startsWith('messag')) return entryId;
    const { sender, recipient, message, is_self: isSelf } = talk.safeParse(value).data ?? {};
    if (sender?.id !== undefined && sender.id === entryId && message?.is_echo) return entryId;
    const isOurs = isSelf || message?.is_self || (message?.is_echo && recipient?.id !== entryId);
    return (isOurs ? sender?.id : recipient?.id) ?? entryId;
  });
  return [...new Set(ids.flatMap((one) => one ?? []))];
}

function idOfSender({
  message,
  callback_query: tap,
}: {
  message?: { from?: { id: number } };
  callback_query?: { from: { id: number } };
}) {
  return message?.from?.id ?? tap?.from.id ?? 0;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
