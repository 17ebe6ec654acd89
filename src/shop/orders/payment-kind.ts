/** `card`: all by transfer. `part`: a part by transfer, the rest in cash on delivery. `cash`: all in cash on delivery. */
export const paymentKinds = ['card', 'part', 'cash'] as const;
export type PaymentKind = (typeof paymentKinds)[number];
