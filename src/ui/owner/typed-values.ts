const sum =
  /^(\d{1,3}(?:[ .,']\d{3})+|\d+)(?:[.,](\d{1,3}))?\s*(ming|mln|million|k|m|тыс|минг|млн)?\.?\s*(?:so['ʻʼ‘’`]?m|sum|сум|сўм|uzs)?\.?$/u;

const thousands = ['ming', 'k', 'тыс', 'минг'];

/**
 * A sum in whole so'm as owners write it: `150 000`, `150.000`, `150 ming`, `150k`, `1,5 mln`.
 * Undefined for anything else, also for parts of a so'm and for two numbers.
 */
export function readSum(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/gu, ' ');
  const [, whole, part, unit] = sum.exec(plain) ?? [];
  if (whole === undefined) return undefined;
  const factor = unit === undefined ? 1 : thousands.includes(unit) ? 1_000 : 1_000_000;
  // A point or a comma before "ming" may mean a part or a thousand: rather asked again than guessed.
  const unclear = part === undefined ? factor > 1 && /[.,']/u.test(whole) : factor === 1 || /\D/u.test(whole);
  if (unclear) return undefined;
  const digits = whole.replaceAll(/\D/gu, '');
  const scaled = BigInt(digits + (part ?? '')) * BigInt(factor);
  const divisor = 10n ** BigInt(part?.length ?? 0);
  return scaled % divisor === 0n && scaled / divisor <= Number.MAX_SAFE_INTEGER ? Number(scaled / divisor) : undefined;
}

/** A plain whole number of pieces or minutes; undefined for anything else. */
export function readCount(text: string): number | undefined {
  const [, digits] =
    /^(\d{1,9})(?:\s*(?:ta|dona|pcs|daqiqa|minut|minutes|min))?$/u.exec(text.normalize('NFKC').trim().toLowerCase()) ??
    [];
  return digits === undefined ? undefined : Number(digits);
}

/** A card as one message: sixteen digits, then the holder's name, on one line or two. */
export function readCardText(text: string): { number: string; holder: string } | undefined {
  const [, number, holder] = /^\s*(\d(?:[ -]?\d){15})[\s,;]+(\p{L}[\s\S]*)$/u.exec(text.normalize('NFKC')) ?? [];
  return number === undefined || holder === undefined ? undefined : { number, holder: holder.trim() };
}
