import { isLike, patternOf, type Pattern, type Word } from './fold.ts';

// Words that tell what stands beside them, in Uzbek (both alphabets), Russian and English. A star allows an ending,
// a caret asks for the beginning of the line; several words must follow each other.
const vocabulary = {
  sum: 'summa* сумма* сумму суммы miqdor* миқдор* amount* sum pul_miqdori',
  fee: "komissiya* комисси* missiya миссия омиссия ommission* ommissio commission* fee fees vositachilik* воситачилик* xizmat_haq* хизмат_хақ* хизмат_ҳақ* ustama* xizmat_to'lovi сбор сервисный_сбор",
  with: 'bilan билан with с со including incl includes included включ* учетом учётом inobatga инобатга hisobga ҳисобга',
  without: 'без without komissiyasiz комиссиясиз excluding excl',
  total:
    'jami жами umumiy умумий итог итого всего общая total hammasi ҳаммаси yechil* ечил* yechib ечиб списан* списыв* debited charged deducted',
  net: "зачисл* получит получено поступит поступило gets received credited oladi олади oluvchiga олувчига o'tkazilgan ўтказилган tushadi тушади qabul_qilinadi",
  moved:
    "o'tkazma* ўтказма* перевод перевода transfer* to'lov тўлов платеж платёж платежа payment отправлено yuborildi",
  other:
    'balans* баланс* balance qoldiq* қолдиқ* остаток* доступно available mavjud мавжуд cashback keshbek* кэшб* кешб* bonus* бонус* limit* лимит* kurs курс rate chegirma* чегирма* скидк* discount телефон* telefon* phone raqamingiz terminal* терминал* merchant* inn stir инн стир mfo мфо pinfl hisob_raqam* ҳисоб_рақам* счет_получ* расчетный счёт счет account',
  receiver:
    'qiluvchi* қилувчи* oluvchi* олувчи* получател* recipient* receiver* beneficiary payee kimga кимга кому куда qayerga qaerga қаерга ^to ^кимга на_карту карту на_счет на_счёт kartaga картага kartasiga картасига hisobiga ҳисобига карта_зачисл* карты_зачисл* счет_зачисл* счёт_зачисл* to_card to_account credit_card_to destination зачислено_на',
  sender:
    "yuboruvchi* юборувчи* jo'natuvchi* жўнатувчи* отправител* sender* payer kimdan кимдан от_кого откуда qayerdan qaerdan қаердан ^from to'lovchi* тўловчи* плательщик* с_карты со_счета со_счёта kartadan картадан kartasidan картасидан hisobidan ҳисобидан карта_списан* карты_списан* счет_списан* счёт_списан* from_card from_account source списано_с",
  card: 'karta* карта карты карту карте card cards',
  date: 'sana* сана* дата даты date kuni куни kun',
  time: 'vaqt* вақт* время time soat соат',
  status: 'holat* ҳолат* статус* status состояние',
  reference:
    "tranzaksiya* транзакц* transaction* chek чек чека чеки receipt квитанц* kvitansiya* reference ref референс* rrn операци* operatsiya* амалиёт hujjat* ҳужжат* документ* uuid identifikator* идентификатор* ariza tasdiq_kodi код_подтверждения confirmation to'lov_raqami to'lov_id payment_id o'tkazma_raqami trn stan",
  number: 'raqam* рақам* номер* number no nomer* n ne nº n2 id ид kod* код code',
  name: 'f_i_sh fish фио ф_и_о ism* исм* имя name holder egasi эгаси владелец familiya',
} as const;

/** What a word tells of its neighbours. */
export type Mark = keyof typeof vocabulary;

/** A word or some words of a line that tell something. */
export interface Label {
  mark: Mark;
  start: number;
  end: number;
}

interface Entry {
  mark: Mark;
  first: boolean;
  words: Pattern[];
}

const marks = Object.keys(vocabulary).filter((key): key is Mark => key in vocabulary);
const entries: readonly Entry[] = marks.flatMap((mark) =>
  vocabulary[mark].split(' ').map((text) => entryOf(mark, text)),
);

function entryOf(mark: Mark, text: string): Entry {
  const first = text.startsWith('^');
  return { mark, first, words: (first ? text.slice(1) : text).split('_').map(patternOf) };
}

/** Every label of a line, from left to right. */
export function labelsIn(line: string, words: readonly Word[]): Label[] {
  const found = words.flatMap((_, at) => labelsAt(words, at));
  if (/[№#]/.test(line)) found.push({ mark: 'number', start: line.search(/[№#]/), end: line.search(/[№#]/) + 1 });
  return found.toSorted((one, other) => one.start - other.start);
}

function labelsAt(words: readonly Word[], at: number): Label[] {
  const start = words[at]?.start ?? 0;
  return entries.flatMap(({ mark, first, words: wanted }) => {
    if (first && at > 0) return [];
    if (!wanted.every((pattern, step) => isLike(words[at + step]?.look ?? '', pattern))) return [];
    return [{ mark, start, end: words[at + wanted.length - 1]?.end ?? start }];
  });
}

/** The marks that stand in a piece of a line. */
export function marksBetween(labels: readonly Label[], start: number, end: number): Set<Mark> {
  return new Set(labels.filter((label) => label.start >= start && label.start < end).map(({ mark }) => mark));
}

/** The marks of some lines. A heading such as `Transfer to card` speaks of nobody. */
export function marksIn(lines: readonly { labels: readonly Label[] }[]): Set<Mark> {
  const named = lines.flatMap(({ labels }) => {
    const marks = labels.map(({ mark }) => mark);
    return marks.includes('moved') ? marks.filter((mark) => mark !== 'receiver' && mark !== 'sender') : marks;
  });
  return new Set(named);
}
