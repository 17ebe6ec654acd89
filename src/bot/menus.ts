import { languages, type Language } from '#src/shop/language.ts';
import type { WordsFor } from '#src/ui/words.ts';

const customerCommands = ['catalog', 'cart', 'orders', 'operator', 'lang', 'help', 'privacy', 'stop'] as const;

/** Commands beside the message box: of one language, or of everybody without one; of one chat, or of all. */
export interface Menu {
  language?: Language;
  chatId?: string;
  commands: { command: string; description: string }[];
}

/** What customers see, in each language; Uzbek for everybody else. */
export function commandMenus(wordsFor: WordsFor): Menu[] {
  const first = languages[0];
  return [
    { commands: commandsIn(wordsFor, first, []) },
    ...languages.map((language) => ({ language, commands: commandsIn(wordsFor, language, []) })),
  ];
}

/** What an owner sees in his own chat: the customer's commands with the desk before them. */
export function ownerMenu(wordsFor: WordsFor, language: Language, chatId: string): Menu {
  return {
    chatId,
    commands: commandsIn(wordsFor, language, ['admin', 'receipts', 'bank', 'posts', 'check', 'parked']),
  };
}

function commandsIn(wordsFor: WordsFor, language: Language, before: string[]): Menu['commands'] {
  const words = wordsFor(language);
  return [...before, ...customerCommands].map((command) => ({
    command,
    description: words.plain(`command-${command}`),
  }));
}
