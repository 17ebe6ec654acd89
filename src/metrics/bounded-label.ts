const other = 'other';
const mostValues = 100;
const name = /^[A-Za-z_]\w{0,39}$/;

/**
 * Keeps a label's values few: names as code has them, at most 100. Whatever else comes (ids, texts, one name too
 * many) counts as `other`, because each value is a series that is kept for ever.
 */
export function boundedLabel(): (value: string) => string {
  const known = new Set<string>();
  return (value) => {
    if (known.has(value)) return value;
    if (known.size >= mostValues || !name.test(value)) return other;
    known.add(value);
    return value;
  };
}
