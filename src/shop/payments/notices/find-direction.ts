/** Which way money went, and whether it went back from where it had come. */
export type Direction = { direction: 'in' | 'out'; reversal: boolean };

const into =
  /kartaga (?:pul )?otkazma|hisobiga|\bsizga |na (?:kartu|schet)|vxodyash|postup(?:len|il)|zachisl|polucheno?\b|poluchili|received|incoming|credited|popoln|toldir|kirim|tushdi\b|tushum|tushgan|kelib tush|qabul qilin|top-?up|topped up|deposit|refill|prixod|prishel|credit\b/;
const outOf =
  /spisan|oplata\b(?! (?:poluch|postup))|oplacheno|pokupka|xarid|purchase|snyat|yechi|naqd|chiqim|rasxod|debit|withdraw|kartangizdan|hisobingizdan|kartadan (?:otkaz|yech)|yuborildi|\bsent\b|otpravlen|transfer to|\bpaid\b|tolov(?:i|ingiz)?\b(?! qabul)|tolandi|ushlab qolin|isxodyash|perevod so? |\bs kart[iy]\b|(?<!kartaga |kartaga pul )otkazma(?! qabul)|payment\b(?! received)/;
/** Said of the reader's own card, which settles it. */
const ownGets = /na vash[ua] |kartangizga|hisobingizga|vam perevod|to your (?:card|account)/;
const ownGives = /kartangizdan|hisobingizdan|so? vash[ei]|from your (?:card|account)/;
const back = /bekor|otmen|revers|storno|cancel|qaytar|vozvrat|vozvrash|refund|annul/;
/** Of money that goes back: what it was before. */
const wasInto = /kartaga (?:pul )?otkazma|popoln|zachisl|toldir|kirim|tushum|incoming|deposit|top-?up|credit\b/;
const comesBack = /qaytar|vozvrat|vozvrash|refund/;

/** Nothing has moved: it failed, it is under way, or somebody only asks for it. */
const unmoved =
  /rad etil|otkazano|otklon|declin|failed|muvaffaqiyatsiz|oshmadi|bajarilmadi|otmadi\b|yetarli emas|nedostatoch|neuspesh|insufficient|jarayonda|kutilmoqda|v obrabotke|pending|soralmoqda|\bzapros/;

/**
 * Which way the money of a folded text went: by its sign, else by its words. Undefined where neither says so. Of money
 * that went back it is the way back: a payment into the card that was called off goes out.
 */
export function findDirection(text: string, sign: '+' | '-' | undefined): Direction | undefined {
  if (unmoved.test(text)) return undefined;
  const reversal = back.test(text);
  const direction = sign === undefined ? (reversal ? wayBack(text) : wayOf(text)) : sign === '+' ? 'in' : 'out';
  return direction && { direction, reversal };
}

function wayOf(text: string): 'in' | 'out' | undefined {
  if (ownGets.test(text) !== ownGives.test(text)) return ownGets.test(text) ? 'in' : 'out';
  const [inAt, outAt] = [text.search(into), text.search(outOf)];
  if (inAt < 0 || outAt < 0) return inAt >= 0 ? 'in' : outAt >= 0 ? 'out' : undefined;
  return inAt <= outAt ? 'in' : 'out';
}

function wayBack(text: string): 'in' | 'out' {
  if (wasInto.test(text)) return 'out';
  return outOf.test(text) || comesBack.test(text) ? 'in' : 'out';
}
