import type { SourceView } from '#src/shop/payments/find-source.ts';
import type { TakenNotice } from '#src/shop/payments/take-bank-notice.ts';
import type { NoticeFacts } from '#src/shop/payments/notice-facts.ts';
import { gap, lines, type Screen } from '../screen.ts';
import type { Words } from '../words.ts';

/** A button about whose words on money are believed. `id`: the platform's number of a bot, or of the kept source. */
export type SourceTap = { kind: 'trust'; id: number; name: string } | { kind: 'forget'; id: number };

const prefix = 'bn';

/** Writes a tap as callback data: at most 64 bytes (limit of the Bot API), a name of a bot has 32 at most. */
export function encodeSourceTap(tap: SourceTap): string {
  return tap.kind === 'trust' ? `${prefix}:t:${tap.id}:${tap.name}` : `${prefix}:f:${tap.id}`;
}

/** Reads callback data; undefined for anything else. Says nothing about whether the tapper may do it. */
export function decodeSourceTap(data: string): SourceTap | undefined {
  const [, kind, id = '', name = ''] = /^bn:([tf]):(\d{1,16})(?::(\w{1,32}))?$/.exec(data) ?? [];
  if (kind === 't') return name === '' ? undefined : { kind: 'trust', id: Number(id), name };
  return kind === 'f' ? { kind: 'forget', id: Number(id) } : undefined;
}

/** A bot that nobody knows yet wrote what looks like a notice: is it the bank's? */
export function askSourceScreen(words: Words, bot: { id: number; name: string }): Screen {
  const title = words.plain('bank-button-trust');
  return {
    text: words.html('bank-ask-source', { name: bot.name }),
    buttons: [[{ title, data: encodeSourceTap({ kind: 'trust', ...bot }) }]],
  };
}

/** Whose words are believed, how to add more, and a button to take each back. */
export function sourcesScreen(words: Words, sources: readonly SourceView[], above?: string): Screen {
  const known = sources.map(({ kind, name }) =>
    kind === 'bot' ? words.html('bank-source-bot', { name }) : words.html('bank-source-group', { name }),
  );
  return {
    text: lines(
      above,
      above && gap,
      words.html('bank-sources'),
      gap,
      ...(known.length > 0 ? known : [words.html('bank-sources-none')]),
      gap,
      words.html('bank-sources-how'),
    ),
    buttons: sources.map(({ id, name }) => [
      { title: words.plain('bank-button-forget', { name }), data: encodeSourceTap({ kind: 'forget', id }) },
    ]),
  };
}

/** What became of a notice that an owner passed on. */
export function takenText(words: Words, { state, order }: TakenNotice, { amount, currency }: NoticeFacts): string {
  const sum = currency === 'UZS' ? words.money(amount) : `${amount} ${currency}`;
  if (order && state === 'matched') return words.html('bank-matched', { sum, number: order.number });
  return words.html(`bank-taken-${state}`, { sum });
}
