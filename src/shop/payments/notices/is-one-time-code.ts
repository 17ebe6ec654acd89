import { foldLetters } from '../../catalog/fold-words.ts';
import { withoutMoments } from './find-moment.ts';
import { withoutTails } from './find-tail.ts';
import { phonePattern, takeOut } from './take-out.ts';

const codeWord = String.raw`(?:otp|tasdiqlash (?:uchun|raqami)|kod(?:i|ini|ni|im|ingiz|ingizni|imiz|a|u|om)?|codes?|passcode|parol(?:i|ingiz|ya|em)?|password|pin|cvv|cvc)`;
/** Four to eight digits in one or two pieces, or a short mixture of letters and digits. */
const digits = String.raw`\d{3,4}[ -]\d{3,4}|\d{4,8}`;
const mixed = String.raw`(?=[a-z-]*\d)[a-z\d]{4,12}`;
/** Standing alone: not in an order's number such as `S-1042`. */
const free = String.raw`(?<![\w.,+]|\b[a-fh-z]{1,2}-)(?:${digits})(?![\w]|[.,]\d)`;

const codeThenDigits = new RegExp(String.raw`(?<![a-z])${codeWord}(?![a-z])[^\d]{0,60}?${free}`);
const digitsThenCode = new RegExp(String.raw`${free}[^\d]{0,40}?(?<![a-z])${codeWord}(?![a-z])`);
const codeThenMixed = new RegExp(String.raw`(?<![a-z])${codeWord}(?: is)?\s?[:=-]\s?(?<![\w])${mixed}(?![\w])`);
const anyDigits = new RegExp(free);

/** Never let anybody know, or what such codes are for: no shop says that of its goods. */
const secret =
  /hech kim|nikomu|never share|(?:not|nt) (?:share|give|tell)|don.?t (?:share|give|tell)|aytmang|bermang|bildirmang|yubormang|oshkor qil|ne (?:soobsh|pereda|govori|dava|nazy)|maxfiy(?!lik (?:shart|siyosat))|konfiden|secret|sir saqlang/;
const purpose =
  /tasdiqla|tasdiq kod|podtverj|confirm|verif|bir martalik|birmartalik|odnoraz|one-? ?time|\botp\b|sms-? ?kod|sms-? ?parol|kirish uchun|kirish kod|dlya vxoda|log-? ?in|aktivatsiya|aktivlash|3-? ?d ?secure|autentif|authent|parol|password/;

/** Numbers that shops and banks call codes and that open nothing. */
const ofGoods =
  /(?:promo|mahsulot\w*|maxsulot\w*|tovar\w*|produkt\w*|product|artikul\w*|model\w*|shtrix|bar|qr|zakaz\w*|buyurtma\w*|order|pochta|indeks|index|post|zip|rang\w*|razmer\w*|trek\w*|track\w*|chegirma|skidka|kupon|kiyim|koylak\w*|dars|domofon|dress|podyezd\w*|shahar|telefon|item|discount|coupon|bank|mfo|swift|mcc|inn)[ -]?kod|kod (?:tovara|produkta|zakaza|modeli|rang|razmer|goroda|domofona)|kod domofon|promo|artikul/;
const ofBooks =
  /kod\w* (?:avtoriz\w*|operats\w*|tranz\w*|terminal\w*|merchant\w*)|(?:avtoriz\w*|operatsiya|tranzaksiya|auth\w*|terminal) (?:kod|code)/;
const afterwards = /balans|balance|dostupno|ostatok|qoldi[qg]|availab/;
const aboutGoods =
  /\?|bormi|\bbomi\b|qancha|qanca|\bnarx|nech|skolko|pochem|olaman|olmoqchi|\bkerak\b|zakaz|razmer|\brang|\bdona\b|koylak|shunaqa|xohla|buyurtma|est li|in stock|how much|price/;

/** Where a link leads to, of which the port is no code; its path may carry one. */
const origin = /\bhttps?:\/\/[\w.-]+(?::\d+)?/g;

/** Sums with their currency; the sum that a code is for is no code. */
const money =
  /(?<![\w.,])(?:\d{1,3}(?:[ .,]\d{3})+|\d+)(?:[.,]\d{1,2})?\s?(?:uzs|som\w*|sum|usd|eur|rub\w*|\$|€|ming|mln)(?![a-z])|(?:uzs|usd|\$)\s?\d[\d ., ]*|(?:summa\w*|amount|miqdor\w*)[ :=-]*\d[\d.,]*(?: \d{3})*(?:[.,]\d{1,2})?/g;

/**
 * True for a text that carries a one-time code or a password of somebody's account: nobody may keep it. Numbers of goods,
 * promo codes and questions about them are none.
 */
export function isOneTimeCode(text: string): boolean {
  const folded = foldLetters(text);
  // A cheap look first: this runs for every text that comes in.
  if (!/\d/.test(folded)) return false;
  const bare = [origin, phonePattern, money].reduce(takeOut, withoutTails(withoutMoments(folded)));
  const isSecret = secret.test(folded);
  const hasPurpose = purpose.test(folded);
  const beside = codeThenDigits.test(bare) || digitsThenCode.test(bare) || codeThenMixed.test(bare);
  if (isSecret && (beside || saysItIsOne(bare))) return true;
  if (!beside) return false;
  if (ofBooks.test(folded) && afterwards.test(folded)) return false;
  if (hasPurpose && !promised(folded)) return true;
  return !ofGoods.test(folded) && !aboutGoods.test(folded);
}

function promised(folded: string): boolean {
  return ofGoods.test(folded) && !/tasdiqla|podtverj|verif|odnoraz|one-? ?time|bir martalik|\botp\b|sms/.test(folded);
}

/** Free digits in a text that asks to keep silent, where nothing tells of money that moved. */
function saysItIsOne(bare: string): boolean {
  return anyDigits.test(bare) && !afterwards.test(bare);
}
