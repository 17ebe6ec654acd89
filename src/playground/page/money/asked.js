/**
 * Remembers what the shop last asked anybody to pay, and to whom, so that a person need not copy it by hand.
 * @returns {{
 *   hear: (message: { text: string, buttons?: { copy_text?: { text: string } }[][] }) => void,
 *   facts: () => { sum: string, tail: string, holder: string },
 * }}
 */
export function createAsked() {
  const asked = { sum: '', tail: '', holder: '' };

  function hear({ text, buttons = [] }) {
    const copies = buttons.flat().flatMap((button) => button.copy_text?.text.replaceAll(' ', '') ?? []);
    const card = copies.find((copy) => /^\d{16}$/.test(copy)) ?? /(?:\d{4} ){3}\d{4}/.exec(text)?.[0];
    if (!card) return;
    asked.tail = card.slice(-4);
    asked.holder = /👤 (.+)/u.exec(text)?.[1] ?? asked.holder;
    const sums = [...text.matchAll(/\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+(?=\s?so)/g)].map(([sum]) =>
      sum.replaceAll(/\D/g, ''),
    );
    asked.sum = copies.find((copy) => /^\d{4,10}$/.test(copy)) ?? sums[0] ?? asked.sum;
  }

  return { hear, facts: () => asked };
}
