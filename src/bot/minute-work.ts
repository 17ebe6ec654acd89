import { giveBackDue } from '#src/shop/customers/take-over.ts';
import { expireOrders } from '#src/shop/orders/expire-orders.ts';
import { remindOrders } from '#src/shop/orders/remind-orders.ts';
import { systemContext, type House } from './house.ts';

// More than falls due in a minute of the busiest shop; the rest waits for the next one.
const dueAtOnce = 500;

/** What falls due by the clock: reminders, ends of holds, chats given back to the bot. */
export async function minuteWork(house: House): Promise<void> {
  await remindOrders(systemContext(house, 'minute'), dueAtOnce);
  await expireOrders(systemContext(house, 'minute'), dueAtOnce);
  await giveBackDue(systemContext(house, 'minute'));
}
