/** Escapes that JSON knows and the database's jsonb refuses: the zero character and halves of a surrogate pair. */
const unstorable = /\\u(0000|d[89a-f][0-9a-f]{2})/i;

/**
 * The same plain data with what cannot be stored taken out of its strings: zero characters vanish,
 * broken halves of characters become the replacement character. One such letter would stop a whole batch.
 */
export function storable<T extends object>(data: T): T {
  const json = JSON.stringify(data);
  if (!unstorable.test(json)) return data;
  return JSON.parse(json, (_key, value: unknown) => (typeof value === 'string' ? clean(value) : value));
}

function clean(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
