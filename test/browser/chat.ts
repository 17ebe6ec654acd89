import type { Locator, Page } from 'playwright-core';
import type { Language } from '#src/shop/language.ts';
import type { Values, WordsFor } from '#src/ui/words.ts';

type Title = string | RegExp;

/** One of the phones on the page, used with fingers and eyes. */
export interface Chat {
  readonly pane: Locator;
  language: Language;
  /** A text of the shop in this person's language, without markup. */
  text(key: string, values?: Values): string;
  /** Presses Start. */
  start(): Promise<void>;
  /** Presses the button with this title in the newest message that has it, or below the message box. */
  press(title: Title): Promise<void>;
  /** Types a message and sends it with Enter. */
  write(text: string): Promise<void>;
  /** Waits until the newest message of the shop says this. */
  reads(text: Title): Promise<Locator>;
  /** Waits until a message of the shop, old or new, says this. */
  has(text: Title): Promise<Locator>;
  /** Waits for the small note that a tap brings. */
  isNoted(text: Title): Promise<void>;
}

/** The owner's phone, or the customer's that is open: on Telegram, or in Instagram's Direct. */
export function chatOn(
  page: Page,
  role: 'owner' | 'customer' | 'direct',
  wordsFor: WordsFor,
  language: Language,
): Chat {
  const pane = page.locator(`[data-pane=${role}]`);
  const heard = pane.locator('[data-by=bot], [data-by=account]');
  const chat: Chat = {
    pane,
    language,
    text: (key, values) =>
      wordsFor(chat.language)
        .plain(key, values)
        .replaceAll(/<[^>]+>/g, '')
        .trim(),
    start: () => pane.locator('[data-action=start]').click(),
    press: (title) => pane.locator('[data-button]', { hasText: title }).last().click(),
    write: async (text) => {
      const box = pane.locator('[data-input=text]');
      await box.fill(text);
      await box.press('Enter');
    },
    reads: (text) => seen(heard.last().filter({ hasText: text })),
    has: (text) => seen(heard.filter({ hasText: text }).last()),
    isNoted: async (text) => void (await seen(pane.locator('[data-test=note]', { hasText: text }))),
  };
  return chat;
}

async function seen(message: Locator): Promise<Locator> {
  await message.waitFor();
  return message;
}
