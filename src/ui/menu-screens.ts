import { languages, type Texts } from '#src/shop/language.ts';
import { encodeTap } from './callback-data.ts';
import { gap, inRows, lines, type Button, type Screen } from './screen.ts';
import type { Words, WordsFor } from './words.ts';

/** Asks for the language in all languages at once; `payload` is that of the deep link to go on with. */
export function languageScreen(wordsFor: WordsFor, payload: string): Screen {
  const all = languages.map(wordsFor);
  const buttons = all.map((words) => ({
    title: words.plain('language-name'),
    data: encodeTap({ kind: 'speak', language: words.language, payload }),
  }));
  return { text: all.map((words) => words.html('language-ask')).join('\n'), buttons: [buttons] };
}

/** Says above a first answer who gives it, and offers the other languages after its own options. */
export function introduced(words: Words, wordsFor: WordsFor, screen: Screen): Screen {
  const others = languages.filter((language) => language !== words.language);
  const buttons = others.map((language) => ({
    title: wordsFor(language).plain('language-name'),
    data: encodeTap({ kind: 'speak', language, payload: '' }),
  }));
  return {
    ...screen,
    text: lines(words.html('assistant-here'), gap, screen.text),
    buttons: [...(screen.buttons ?? []), buttons],
  };
}

/** The first words to somebody new: who we are, where their data goes, and how to choose where buttons may not be seen. */
export function welcomeScreen(words: Words, shop: Texts, privacyLink: string, inlineButtons = true): Screen {
  return {
    text: lines(
      words.html('welcome', { shop: shop[words.language] }),
      words.html('privacy-line', { link: privacyLink }),
      !inlineButtons && words.html('welcome-how'),
    ),
    buttons: menuButtons(words),
  };
}

/** The way on from anywhere, under the given words. */
export function menuScreen(words: Words, text = words.html('menu-title')): Screen {
  return { text, buttons: menuButtons(words) };
}

/** Buttons that lead on from anywhere. */
export function menuButtons(words: Words): Button[][] {
  const buttons: Button[] = [
    { title: words.plain('button-catalog'), data: encodeTap({ kind: 'shelf', id: 0 }) },
    { title: words.plain('button-cart'), data: encodeTap({ kind: 'cart' }) },
    { title: words.plain('button-orders'), data: encodeTap({ kind: 'orders' }) },
    { title: words.plain('button-operator'), data: encodeTap({ kind: 'operator' }) },
  ];
  return inRows(buttons, 2);
}

/** One button that leads to a person of the shop. */
export function operatorButton(words: Words): Button {
  return { title: words.plain('button-operator'), data: encodeTap({ kind: 'operator' }) };
}

/** One button that leads to the shelves. */
export function catalogButton(words: Words): Button {
  return { title: words.plain('button-catalog'), data: encodeTap({ kind: 'shelf', id: 0 }) };
}

/** One button that leads to the menu. */
export function menuButton(words: Words): Button {
  return { title: words.plain('button-menu'), data: encodeTap({ kind: 'menu' }) };
}
