import { foldWords } from '../catalog/fold-words.ts';
import type { Language } from '../language.ts';
import type { CommentIntent, CommentReading } from './comment-reading.ts';
import * as words from './comment-words.ts';
import { sounded } from './word-list.ts';
import { hasAddress, withoutAddresses } from '../web-address.ts';

const longestRead = 500;
const mention = /@[\w.]+/gu;
const hashtag = /#[\p{L}\p{N}_]+/gu;
const unkindSigns = /[👎🤮🤢😡🤬💩😤🖕]/u;
// The particle that makes a question of an Uzbek word: kelasizmi, yaxshimikan.
const questionEnding = /\p{L}{3}mi(?:kan|kin|di|siz)?(?!\p{L})/u;
// A phone number left under a post: call me.
const phoneDigits = 9;

/**
 * What a comment wants, by its words, in Uzbek of both alphabets, Russian and English, with their typing errors.
 * Pure and quick; understands single words and phrases, not sentences. A text without words is read by its signs.
 */
export function readComment(text: string): CommentReading {
  const own = text.slice(0, longestRead).replaceAll(hashtag, ' ');
  const wordsOfHis = withoutAddresses(own.replaceAll(mention, ' '));
  const folded = foldWords(wordsOfHis);
  const size = sizeIn(wordsOfHis, folded);
  const intent = hasAddress(own) ? 'aside' : intentOf(wordsOfHis, folded, size);
  const named = own.search(mention) >= 0;
  const language = languageOf(folded);
  return {
    intent: named && (intent === 'unclear' || intent === 'praise') ? 'aside' : intent,
    ...(size === undefined ? {} : { size }),
    language,
  };
}

function intentOf(text: string, folded: string, size: string | undefined): CommentIntent {
  const said = sounded(text);
  if (!/[\p{L}\p{N}]/u.test(text)) return intentOfSigns(text);
  if (words.isAside(said) || words.isAsideEnglish(folded)) return 'aside';
  const asked = askedFor(text, said, folded, size);
  const isNotBad = words.isNotBad(said);
  const isKind = isNotBad || words.isPraise(said) || words.isPraiseEnglish(folded);
  // "Qimmat emasmi?" asks, "qimmat ekan" scolds.
  const isUnkind = words.isUnfriendly(said) || words.isUnfriendlyEnglish(folded) || unkindSigns.test(text);
  if (isUnkind && !isNotBad && !(asked !== undefined && text.includes('?'))) return 'unfriendly';
  if (asked) return asked;
  if (isKind) return 'praise';
  if (text.includes('?')) return 'question';
  return words.isLook(said) ? 'aside' : 'unclear';
}

/** What is asked for; undefined where nothing is. */
function askedFor(text: string, said: string, folded: string, size: string | undefined): CommentIntent | undefined {
  if (words.isHowLovely(said) || (words.isPricePraised(said) && !/\?/u.test(text))) return 'praise';
  if (words.isSinceWhen(said) || words.isHowLong(said) || words.isService(said)) return 'question';
  if (words.isStock(said) && /qoldi|koldi|kuldi/u.test(said)) return 'stock';
  if (words.isSize(said) || words.isSizeEnglish(folded)) return 'size';
  if (words.isPrice(said) || words.isPriceEnglish(folded)) return 'price';
  if (words.isStock(said) || words.isStockEnglish(folded)) return 'stock';
  if (words.isBuy(said) || words.isBuyEnglish(folded) || leavesPlusOrPhone(text)) return 'buy';
  if (size !== undefined && isAlone(folded)) return 'size';
  if (/\d+ (?:ta|dona)\b/u.test(said)) return 'buy';
  const wonders = words.isQuestion(said) || words.isQuestionEnglish(folded) || questionEnding.test(said);
  const isKind = words.isPraise(said) || words.isPraiseEnglish(folded);
  return wonders && (text.includes('?') || !isKind) ? 'question' : undefined;
}

/** No word: `+` wants it, `?` asks the price as people do here, hearts and flames are kind. */
function intentOfSigns(text: string): CommentIntent {
  if (text.includes('+') || text.includes('➕')) return 'buy';
  if (/[?？❓❔]/u.test(text)) return 'price';
  if (unkindSigns.test(text)) return 'unfriendly';
  // A dot, or a picture that the platform does not show us.
  return /\p{Extended_Pictographic}/u.test(text) ? 'praise' : 'aside';
}

function leavesPlusOrPhone(text: string): boolean {
  return /(?:^|\s)\++(?:\s|$|\p{Extended_Pictographic})/u.test(text) || leavesPhone(text);
}

function leavesPhone(text: string): boolean {
  const digits = text.replaceAll(/\D/gu, '').length;
  return digits >= phoneDigits && digits <= 12;
}

const letterSize = /^(?:xxs|xs|s|m|l|xl|xxl|xxxl|xxxxl|[2-5]xl)$/u;
const numberSize = /^(?:1[6-9]|[23]\d|4\d|5\d|6[0-4]|74|80|86|92|98|104|110|116|122|128|134|140|146|152)$/u;

/** The size that is named: one of letters, or a number as clothes and shoes have. */
function sizeIn(text: string, folded: string): string | undefined {
  if (leavesPhone(text)) return undefined;
  const tokens = folded.split(' ');
  const found = tokens.find((token, at) => {
    if (letterSize.test(token)) return token.length > 1 || isAlone(folded) || sizeWordBeside(tokens, at);
    return numberSize.test(token) && !isCounted(tokens[at + 1]) && !/\d[.,:]\d/u.test(text);
  });
  return found?.toUpperCase();
}

function sizeWordBeside(tokens: string[], at: number): boolean {
  const beside = [tokens[at - 1], tokens[at + 1]].map((token) => sounded(token ?? ''));
  return beside.some((token) => words.isSize(token) || words.isSizeEnglish(token) || words.isStock(token));
}

// "50 ming" is a sum, "20 kun" a time.
function isCounted(next: string | undefined): boolean {
  return /^(?:(?:ming|tisyach|som|sum|kun|yosh|soat|daqiqa|minut|foiz|metr)\p{L}*|k|mln|tis|ta|dona|min|kg|dney|let)$/u.test(
    next ?? '',
  );
}

function isAlone(folded: string): boolean {
  return !folded.includes(' ');
}

function languageOf(folded: string): Language {
  const said = sounded(folded);
  const isOurs = words.isPrice(said) || words.isStock(said) || words.isQuestion(said) || words.isPraise(said);
  return words.isEnglish(folded) && !isOurs && !words.isBuy(said) ? 'en' : 'uz';
}
