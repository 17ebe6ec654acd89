import type { transferStatuses } from '#src/shop/payments/receipt-facts.ts';
import { fact, type Fact } from './fact.ts';
import { faultsIn, lookOf, patternOf, type Pattern, type Word } from './fold.ts';
import type { Line } from './lines.ts';

type Status = Exclude<(typeof transferStatuses)[number], 'unknown'>;

// What the state of a transfer is called, in Uzbek (both alphabets), Russian and English.
const phrases: { [S in Status]: string } = {
  failed:
    "muvaffaqiyatsiz* муваффақиятсиз* неуспешн* не_успешн* не_выполнен* не_исполнен* не_прошл* не_прошел не_проведен* не_удал* отклонен* отклонён* отказан* отказ отменен* отменён* аннулирован* возвращен* bekor_qilin* bekor_bo'l* rad_etil* rad_qilin* бекор_қилин* рад_этил* рад_қилин* amalga_oshmadi bajarilmagan амалга_ошмади xatolik* xato хатолик* ошибка failed failure unsuccessful* not_successful not_completed declined rejected canceled cancelled reversed refunded error qaytarildi қайтарилди",
  pending:
    "jarayonda* жараёнда* kutish* кутиш* ishlov_beril* ишлов_берил* ko'rib_chiqil* кўриб_чиқил* в_обработке обрабатыв* на_обработке в_процессе выполняется проводится исполняется ожидан* ожидает* в_ожидании на_рассмотрении отправляется pending processing in_progress in_process being_processed awaiting waiting on_hold queued",
  success:
    "muvaffaqiyatli* муваффақиятли* муваффакиятли* bajarildi bajarilgan бажарилди бажарилган amalga_oshdi amalga_oshirildi амалга_ошди амалга_оширилди to'landi to'langan тўланди тўланган o'tkazildi o'tkazilgan ўтказилди ўтказилган yuborildi юборилди tugallandi тугалланди yakunlandi якунланди yakunlangan tasdiqlandi тасдиқланди qabul_qilindi қабул_қилинди успешн* исполнен* выполнен* завершен* завершён* проведен* проведён* оплачен* отправлен* зачислен* переведен* переведён* одобрен* подтвержден* подтверждён* success* succeed* completed complete executed processed paid sent approved done transferred",
  form: "davom_etish davom давом_этиш tasdiqlash тасдиқлаш tasdiqlang тасдиқланг o'tkazish ўтказиш to'lash тўлаш yuborish юбориш jo'natish жўнатиш kiriting киритинг продолжить подтвердить подтвердите перевести оплатить отправить введите далее continue confirm proceed enter pay_now send_now next submit transfer_now send_money",
};

interface Phrase {
  status: Status;
  words: Pattern[];
}

const order: readonly Status[] = ['failed', 'pending', 'success', 'form'];
const vocabulary: readonly Phrase[] = order.flatMap((status) =>
  phrases[status].split(' ').map((text) => ({ status, words: text.split('_').map(patternOf) })),
);

const buttons: Status[] = ['form'];

interface Hit {
  status: Status;
  labelled: boolean;
}

/** What became of the transfer. Where a receipt says two things, the worse one, unsurely; null where it says none. */
export function findStatus(lines: readonly Line[]): Fact<Status> | null {
  const hits = lines.flatMap((line, at) => {
    const above = lines[at - 1];
    const found = isLoneButton(line, at) ? buttons : statusesOf(line);
    const labelled = isNamed(line) || (isNamed(above) && above !== undefined && statusesOf(above).length === 0);
    return found.map((status) => ({ status, labelled }));
  });
  return (
    statusFrom(
      hits.filter(({ labelled }) => labelled),
      0.97,
    ) ?? statusFrom(hits, 0.93)
  );
}

/** A word that names a transfer in a heading; alone in a line further down it is what one taps to make it. */
function isLoneButton({ words }: Line, at: number): boolean {
  return at > 2 && words.length === 1 && words[0]?.look === lookOf('transfer');
}

function isNamed(line: Line | undefined): boolean {
  return line?.labels.some(({ mark }) => mark === 'status') ?? false;
}

function statusFrom(hits: readonly Hit[], confidence: number): Fact<Status> | null {
  const said = order.filter((status) => hits.some((hit) => hit.status === status));
  const told = said.filter((status) => status !== 'form');
  const first = told[0] ?? said[0];
  if (first === undefined) return null;
  return fact(first, told.length > 1 ? 0.6 : confidence - (first === 'form' ? 0.03 : 0));
}

interface Match {
  status: Status;
  at: number;
  words: number;
  faults: number;
}

// Uzbek says by an ending that something is being done, or was not done.
const endings: readonly [status: Status, ending: RegExp][] = [
  ['pending', /\p{L}{3}(?:moqda|m0qda|мо[кқ]да)$/iu],
  ['failed', /(?:[lnt]|sh|[лнтш])(?:madi|мади)$/iu],
];

/** The states that a line names. A word counts for the phrase it is most like; the longer phrase goes first. */
function statusesOf({ text, words }: Line): Status[] {
  const matches = words.flatMap((_, at) => vocabulary.flatMap((phrase) => matchAt(words, at, phrase) ?? []));
  matches.push(...words.flatMap((word, at) => byEnding(text.slice(word.start, word.end), at)));
  const kept: Match[] = [];
  for (const match of matches.toSorted((one, other) => one.faults - other.faults || other.words - one.words)) {
    if (kept.every(({ at, words: count }) => match.at + match.words <= at || match.at >= at + count)) kept.push(match);
  }
  return [...new Set(kept.map(({ status }) => status))];
}

function byEnding(word: string, at: number): Match[] {
  const status = endings.find(([, ending]) => ending.test(word))?.[0];
  return status ? [{ status, at, words: 1, faults: 0 }] : [];
}

function matchAt(words: readonly Word[], at: number, phrase: Phrase): Match | undefined {
  let faults = 0;
  for (const [step, pattern] of phrase.words.entries()) {
    const found = faultsIn(words[at + step]?.look ?? '', pattern);
    if (found === undefined) return undefined;
    faults += found;
  }
  return { status: phrase.status, at, words: phrase.words.length, faults };
}
