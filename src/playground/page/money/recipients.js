/**
 * Everybody whose chat a receipt can go into.
 * @param {{ id: number, name: string }[]} customers of Telegram
 * @param {{ id: string, name: string }[]} people of Instagram
 * @returns {{ key: string, title: string, telegramId?: number, personId?: string }[]}
 */
export function recipientsOf(customers, people) {
  return [
    ...customers.map(({ id, name }) => ({ key: `t${id}`, title: `Telegram · ${name}`, telegramId: id })),
    ...people.map(({ id, name }) => ({ key: `i${id}`, title: `Instagram · ${name}`, personId: id })),
  ];
}
