const marked = /^\s*(?:📍|🏪|🏬|🔸|🏢|🛒)\s*(?<place>\S.{0,78})$/mu;
const services = 'CLICK|PAYME|PAYNET|UZUM|APELSIN|ANORBANK|ALIF|TBC|HUMO2HUMO|P2P|UPAY|OSON';
const named = new RegExp(String.raw`\b(?:${services})\b(?:[ .>_/-]{1,3}[A-Z0-9]*[A-Z][A-Z0-9]*\b){0,6}`);
const notPlace = /\s+(?:UZS|USD|HUMOCARD|UZCARD)$/;

/** Where money came from, as the notice writes it: the line with a place's sign, or a service named in capitals. */
export function findPlace(text: string): string | null {
  const line = marked.exec(text)?.groups?.['place']?.trim();
  return line ?? named.exec(text)?.[0].replace(notPlace, '') ?? null;
}
