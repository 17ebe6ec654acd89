/** One button under a message. Each is a tap (`data`), something to copy, or a link. */
export type Button = { title: string } & ({ data: string } | { copy: string } | { url: string });

/** A thing on a card, one of several that are swiped. Titles are plain, without markup. */
export interface Card {
  title: string;
  subtitle: string;
  mediaId?: string;
  /** The first one is what choosing the card means. */
  buttons: Button[];
}

/** What the shop says at one moment, independent of who sends it: plain data. */
export interface Screen {
  /** HTML; with a picture at most 1024 characters, else at most 4096 (limits of the Bot API). */
  text: string;
  /** Media id of a picture of the shop. */
  mediaId?: string;
  /** The message before shows this picture, too: it is left out where messages do not change in place. */
  isSeenBefore?: boolean;
  /** Media id of a file that is shown as a document, e.g. a PDF. */
  documentId?: string;
  buttons?: Button[][];
  /** `contact` asks for the phone number by a button below the message box; `none` takes such a button away. */
  below?: { contact: string } | 'none';
  /** Cards to swipe, above the text; for channels that have a carousel. */
  cards?: Card[];
  /** The message in another chat that this answers: a comment that is answered privately. */
  replyTo?: { chatId: number; messageId: number };
}

/** Puts buttons into rows of at most `perRow`. */
export function inRows(buttons: Button[], perRow: number): Button[][] {
  const rows: Button[][] = [];
  for (let at = 0; at < buttons.length; at += perRow) rows.push(buttons.slice(at, at + perRow));
  return rows;
}

/** A blank line between groups of lines. */
export const gap = '';

/** Lines of a message. What is missing is left out; a `gap` is one blank line, never at the beginning or the end. */
export function lines(...parts: (string | false | null | undefined)[]): string {
  const present = parts.filter((part) => typeof part === 'string');
  return present
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/^\n+|\n+$/g, '');
}

/** Cuts at a word so that the text has at most `limit` characters; an ellipsis shows the cut. */
export function shorten(text: string, limit: number): string {
  const letters = Array.from(text);
  if (letters.length <= limit) return text;
  const cut = letters.slice(0, limit - 1).join('');
  const word = cut.lastIndexOf(' ');
  return `${(word > limit / 2 ? cut.slice(0, word) : cut).trimEnd()}…`;
}
