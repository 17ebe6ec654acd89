import { cardsIn, type Card } from './cards.ts';
import { fact, type Fact } from './fact.ts';
import type { Label, Mark } from './labels.ts';
import { without, type Line, type Span } from './lines.ts';
import { nameIn } from './names.ts';

type Party = 'receiver' | 'sender';

/** Who sent and who received, and where cards stand in each line. */
export interface Parties {
  spans: Span[][];
  receiverLast4: Fact<string> | null;
  receiverName: Fact<string> | null;
  senderLast4: Fact<string> | null;
}

interface PartyLine {
  text: string;
  labels: Label[];
  parties: (Span & { party: Party })[];
  cards: Card[];
}

interface Placed {
  line: number;
  card: Card;
  party: Party | undefined;
  /** Whether its label stands beside it or right above. */
  near: boolean;
}

// A line about another matter ends what a party's label covers.
const endings: readonly Mark[] = ['sum', 'fee', 'total', 'date', 'time', 'status', 'reference', 'other'];

/** Tells the receiver's card and name from the sender's by their labels. A card that no label covers is nobody's. */
export function findParties(all: readonly Line[], times: readonly (readonly Span[])[]): Parties {
  const lines = readLines(all.map(({ text, labels }, at) => ({ text: without(text, times[at] ?? []), labels })));
  const placed = belowLabels(lines) ?? aboveLabels(lines);
  const cards = placed.some(({ party }) => party) ? placed : guessed(placed);
  return {
    spans: lines.map((line) => line.cards),
    receiverLast4: last4Of(cards, 'receiver'),
    senderLast4: last4Of(cards, 'sender'),
    receiverName: receiverName(lines, cards),
  };
}

function readLines(all: readonly Pick<Line, 'text' | 'labels'>[]): PartyLine[] {
  let [covered, waiting] = [0, 0];
  return all.map(({ text, labels }) => {
    const parties = partiesOf(labels);
    const isCard = labels.some(({ mark }) => mark === 'card');
    const isOther = labels.some(({ mark }) => endings.includes(mark) || (mark === 'number' && !isCard));
    if (parties.length > 0) [covered, waiting] = [3, parties.length];
    else if (isOther) [covered, waiting] = [0, 0];
    else covered--;
    const isExpected = parties.length > 0 || (!isOther && (covered > 0 || isCard));
    return { text, labels, parties, cards: cardsIn(text, isExpected ? Math.max(1, waiting) : 0) };
  });
}

function partiesOf(labels: readonly Label[]): (Span & { party: Party })[] {
  const found = labels.flatMap(({ mark, start, end }) =>
    mark === 'receiver' || mark === 'sender' ? [{ party: mark, start, end }] : [],
  );
  // `карта получателя`: several words of one party name it once.
  return found.filter(({ party }, at) => found[at - 1]?.party !== party);
}

/** Cards whose label stands before them: in their line, or in a line above that nothing else came between. */
function aboveLabels(lines: readonly PartyLine[]): Placed[] {
  const placed: Placed[] = [];
  let waiting: Party[] = [];
  let since = 0;
  for (const [line, { labels, parties, cards }] of lines.entries()) {
    const before = waiting;
    if (parties.length > 0) [waiting, since] = [parties.map(({ party }) => party), line];
    else if (labels.some(({ mark }) => endings.includes(mark)) || line - since > 4) waiting = [];
    placed.push(
      ...cards.map((card, at) => ({ line, card, ...partyFor(card, at, cards, parties, before, line - since) })),
    );
  }
  return placed;
}

function partyFor(
  card: Card,
  at: number,
  cards: readonly Card[],
  parties: PartyLine['parties'],
  waiting: readonly Party[],
  distance: number,
): Pick<Placed, 'party' | 'near'> {
  const beside = parties.findLast(({ start }) => start < card.start);
  if (beside) return { party: beside.party, near: true };
  // The card stands first in its line, its label behind it: `3456 получатель`.
  if (parties.length > 0) return { party: parties[at]?.party, near: false };
  if (waiting.length === cards.length && waiting.length > 1) return { party: waiting[at], near: distance === 1 };
  return waiting.length === 1 || waiting.length > cards.length
    ? { party: waiting.length === 1 ? waiting[0] : undefined, near: distance <= 2 }
    : { party: undefined, near: false };
}

/** Where every card stands above its label: card, label, card, label. */
function belowLabels(lines: readonly PartyLine[]): Placed[] | undefined {
  if (lines.some(({ parties, cards }) => parties.length > 0 && cards.length > 0)) return undefined;
  const events = lines.flatMap(({ parties, cards }, line): PartyEvent[] => [
    ...cards.map((card) => ({ line, card })),
    ...parties.map(({ party }) => ({ line, party })),
  ]);
  const isBelow = events.every((event, at) => (at % 2 === 0 ? event.card : event.party) !== undefined);
  if (!isBelow || events.length === 0 || events.length % 2 > 0) return undefined;
  return events.flatMap(({ line, card }, at) => {
    const label = events[at + 1];
    return card && label?.party ? [{ line, card, party: label.party, near: label.line - line <= 2 }] : [];
  });
}

interface PartyEvent {
  line: number;
  card?: Card;
  party?: Party;
}

/** With no label at all, an arrow or the order of two cards is a hint: from the first to the second. */
function guessed(placed: readonly Placed[]): Placed[] {
  const [first, second] = placed;
  if (!first || !second || placed.length !== 2) return [];
  const unsure = (of: Placed, party: Party): Placed => ({ ...of, party, card: { ...of.card, confidence: 0.5 } });
  return [unsure(first, 'sender'), unsure(second, 'receiver')];
}

function last4Of(cards: readonly Placed[], wanted: Party): Fact<string> | null {
  const own = cards.filter(({ party }) => party === wanted);
  const best = own.toSorted((one, other) => sureness(other) - sureness(one))[0];
  if (!best) return null;
  const isDisputed = own.some(({ card }) => card.last4 !== best.card.last4 && sureness({ ...best, card }) >= 0.7);
  return fact(best.card.last4, isDisputed ? Math.min(0.5, sureness(best)) : sureness(best));
}

function sureness({ card, near }: Placed): number {
  return card.confidence - (near ? 0 : 0.2);
}

function receiverName(lines: readonly PartyLine[], cards: readonly Placed[]): Fact<string> | null {
  for (const [at, line] of lines.entries()) {
    const label = line.parties.findLast(({ party }) => party === 'receiver');
    // `Transfer to card` is a heading, and names nobody.
    if (!label || line.labels.some(({ mark }) => mark === 'moved')) continue;
    const beside = nameIn(rest(line, label.end));
    if (beside !== undefined) return fact(beside, 0.9);
    const near = [1, 2, 3].map((step) => lines[at + step]);
    const stop = near.findIndex(
      (next) => !next || next.parties.length > 0 || next.labels.some(({ mark }) => endings.includes(mark)),
    );
    const below = near
      .slice(0, stop < 0 ? near.length : stop)
      .flatMap((next) => nameIn(next ? rest(next, 0) : '') ?? []);
    if (below[0] !== undefined) return fact(below[0], 0.8);
  }
  const own = cards.find(({ party }) => party === 'receiver');
  const around = own ? [lines[own.line], lines[own.line - 1], lines[own.line + 1]] : [];
  const name = around.flatMap((line) =>
    line && line.parties.every(({ party }) => party !== 'sender') ? (nameIn(rest(line, 0)) ?? []) : [],
  )[0];
  return name === undefined ? loneName(lines) : fact(name, 0.5);
}

/** A receipt that names nobody by a label may still name one person, in a line of its own. */
function loneName(lines: readonly PartyLine[]): Fact<string> | null {
  if (lines.some(({ parties }) => parties.length > 0)) return null;
  const names = lines.flatMap(({ text, labels }) => {
    const name = labels.length === 0 ? nameIn(text) : undefined;
    return name !== undefined && name.length >= text.length - 2 ? [name] : [];
  });
  return names.length === 1 && names[0] !== undefined ? fact(names[0], 0.4) : null;
}

/** What a line says from a place on, without its labels and cards. */
function rest({ text, labels, cards }: PartyLine, from: number): string {
  const named = labels.filter(
    ({ mark }) => mark === 'receiver' || mark === 'sender' || mark === 'card' || mark === 'name',
  );
  return without(text, [...named, ...cards, { start: 0, end: from }]).replaceAll('\u0000', ' ');
}
