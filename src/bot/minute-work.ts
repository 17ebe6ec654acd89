import { offerBridges } from '#src/shop/customers/offer-bridges.ts';
import { giveBackDue } from '#src/shop/customers/take-over.ts';
import { expireOrders } from '#src/shop/orders/expire-orders.ts';
import { remindOrders } from '#src/shop/orders/remind-orders.ts';
import { freeSums } from '#src/shop/payments/ask-sum.ts';
import { paymentWork } from '#src/shop/payments/payment-work.ts';
import { openEndedChannel } from './bridge.ts';
import { replyWindowOf, systemContext, type House } from './house.ts';

// More than falls due in a minute of the busiest shop; the rest waits for the next one.
const dueAtOnce = 500;

/** What falls due by the clock: reminders, ends of holds, waits for a bank, chats given back to the bot, windows about to close. */
export async function minuteWork(house: House): Promise<void> {
  await remindOrders(systemContext(house, 'minute'), dueAtOnce);
  await expireOrders(systemContext(house, 'minute'), dueAtOnce);
  await paymentWork(systemContext(house, 'minute'), dueAtOnce, house.timeZone);
  await freeSums(systemContext(house, 'minute'));
  await giveBackDue(systemContext(house, 'minute'));
  await offerWaysOver(house);
}

async function offerWaysOver(house: House): Promise<void> {
  const to = openEndedChannel(house)?.name;
  if (to === undefined) return;
  for (const channel of house.channels.values()) {
    const hours = replyWindowOf(channel);
    if (hours === null) continue;
    await offerBridges(systemContext(house, 'minute'), { channel: channel.name, hours, to }, dueAtOnce);
  }
}
