/** Names of fields that hold an id, whatever their length. Old Page payloads carry ids without quotes. */
const idField = /^(?:id|.*_id)$/;

/**
 * Reads JSON of the Graph API without losing a digit: an integer that JavaScript can't hold exactly, and every integer in
 * a field named `id` or `..._id`, comes back as the string of its digits. Everything else is as `JSON.parse` has it.
 * @throws {Error} when the text is no JSON, or nests deeper than the stack reaches
 */
export function parseLossless(text: string): unknown {
  const parsed: unknown = JSON.parse(text, exactIntegers);
  return parsed;
}

// The third argument (the value's own text) came with ECMAScript 2026; the compiler's library is older.
function exactIntegers(key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number') return value;
  const digits = context?.source ?? String(value);
  if (!/^-?\d+$/.test(digits)) return value;
  return idField.test(key) || !Number.isSafeInteger(value) ? digits : value;
}
