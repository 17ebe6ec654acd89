import type { SettingsView } from '../settings/read-settings.ts';

/** How much a customer may hold without having paid, and for how long. */
export type OrderLimits = Pick<SettingsView, 'maxOpenOrders' | 'holdMinutes'>;

/** The shop's own limits; who has shown a forged receipt holds one order, half as long. */
export function limitsFor({ maxOpenOrders, holdMinutes }: OrderLimits, forgedReceipts: number): OrderLimits {
  if (forgedReceipts === 0) return { maxOpenOrders, holdMinutes };
  return { maxOpenOrders: 1, holdMinutes: Math.ceil(holdMinutes / 2) };
}
