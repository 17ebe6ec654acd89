/** Most that one price, fee or order can be, in whole so'm. */
const mostSom = 2_000_000_000;

/** True for a sum of whole so'm, from 0 on, that the shop can reckon with. */
export function isAmount(som: number): boolean {
  return Number.isInteger(som) && som >= 0 && som <= mostSom;
}
