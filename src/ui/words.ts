import { I18n } from '@grammyjs/i18n';
import { formatPhone } from '#src/shop/phone.ts';
import { isLanguage, languages, type Language, type Texts } from '#src/shop/language.ts';

/** Values of a text. Strings are escaped and isolated in `html`; a `Markup` goes in as it is. */
export type Values = { [name: string]: string | number | Markup };

/** HTML of our own making, which must not be escaped again. */
export type Markup = { markup: string };

/** The shop's texts in one language. */
export interface Words {
  language: Language;
  /** A text for HTML parse mode. Values from people can't change its layout. */
  html(key: string, values?: Values): string;
  /** A text without markup: buttons, alerts, menus. */
  plain(key: string, values?: Values): string;
  /** An owner's own text in this language, for HTML. */
  texts(texts: Texts): string;
  /** An amount in whole so'm with its unit: "1 250 000 soʻm", which no line break tears apart. */
  money(som: number): string;
  /** A phone number as people read it, in one piece. */
  phone(e164: string): string;
  /** Hours and minutes in the shop's time zone. */
  time(at: Date | string): string;
  /** Day, hours and minutes in the shop's time zone. */
  dayAndTime(at: Date | string): string;
}

export type WordsFor = (language: Language) => Words;

/** Reads the locales and answers the texts of each language. Throws when a locale can't be read. */
export function loadWords(options: {
  directory: string;
  timeZone: string;
  onMissing: (why: string) => void;
}): WordsFor {
  const i18n = new I18n({
    defaultLocale: languages[0],
    directory: options.directory,
    fluentBundleOptions: { useIsolating: false },
    fluentOptions: {
      warningHandler: (warning) => options.onMissing(`${warning.path} in ${warning.locales.join(', ')}`),
    },
  });
  const byLanguage = new Map(languages.map((language) => [language, createWords(i18n, language, options.timeZone)]));
  return (language) => {
    const words = byLanguage.get(isLanguage(language) ? language : languages[0]);
    if (!words) throw new Error(`No texts in "${language}".`);
    return words;
  };
}

function createWords(i18n: I18n, language: Language, timeZone: string): Words {
  const number = new Intl.NumberFormat(language === 'uz' ? 'uz-UZ' : 'en-US', { maximumFractionDigits: 0 });
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' });
  const plain = (key: string, values: Values = {}) => i18n.t(language, key, mapValues(values, asPlain));
  return {
    language,
    plain,
    html: (key, values = {}) => i18n.t(language, key, mapValues(values, asHtml)),
    texts: (texts) => escapeHtml(texts[language]),
    money: (som) => plain('money', { sum: number.format(som).replaceAll(/\s/g, '\u00A0') }),
    phone: (e164) => formatPhone(e164).replaceAll(' ', '\u00A0'),
    time: (at) => time.format(new Date(at)),
    dayAndTime: (at) => `${day.format(new Date(at)).replaceAll('/', '.')} ${time.format(new Date(at))}`,
  };
}

function mapValues(values: Values, turn: (value: string | Markup) => string): { [name: string]: string } {
  const turned: { [name: string]: string } = {};
  for (const [name, value] of Object.entries(values))
    turned[name] = typeof value === 'number' ? String(value) : turn(value);
  return turned;
}

function asPlain(value: string | Markup): string {
  return typeof value === 'string' ? value : value.markup.replaceAll(/<[^>]+>/g, '');
}

function asHtml(value: string | Markup): string {
  return typeof value === 'string' ? escapeHtml(value) : value.markup;
}

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/;
// Marks that turn the direction of everything after them; people can hide one in a name.
const directionMarks = /[\u200E\u200F\u202A-\u202E\u2066-\u2069\u061C]/g;

/** Text of a person, safe in HTML parse mode; right-to-left writing can't disorder what stands around it. */
function escapeHtml(text: string): string {
  const clean = text
    .replaceAll(directionMarks, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  const escaped = clean.replaceAll('"', '&quot;');
  return rightToLeft.test(escaped) ? `\u2068${escaped}\u2069` : escaped;
}
