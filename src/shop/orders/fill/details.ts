import { cleanLine, cleanLines, lengthOf } from '../../clean-text.ts';
import { DeliveryMethod } from '../../delivery/delivery-method.ts';
import { viewDelivery, type DeliveryMethodView } from '../../delivery/list-delivery.ts';
import { isRegion, type Region } from '../../delivery/region.ts';
import { parsePhone } from '../../phone.ts';
import { failed } from '../../result.ts';
import { fresh } from '../../sql.ts';
import { write, type ChangeOf, type Filled, type Filling } from './filling.ts';

/** Takes the phone out of what the customer wrote or shared. */
export async function fillPhone(filling: Filling, { text }: ChangeOf<'phone'>): Filled {
  if (filling.draft.stage !== 'checkout') return failed('nothing_asked');
  const phone = parsePhone(text);
  if (!phone.ok) return phone;
  await write(filling, { phoneSealed: filling.ctx.vault.seal(phone.value) });
  return undefined;
}

/** Chooses the way of delivery; a region or an address that does not go with it is asked anew. */
export async function fillDelivery(filling: Filling, { methodId }: ChangeOf<'delivery'>): Filled {
  const { draft, tx } = filling;
  if (draft.stage !== 'checkout') return failed('nothing_asked');
  const found = await tx.findOne(DeliveryMethod, { id: methodId, active: true }, fresh);
  if (!found) return failed('delivery_gone');
  const method = viewDelivery(found);
  const sameKind = draft.delivery?.kind === method.kind;
  const served = draft.region !== null && serves(method, draft.region);
  await write(filling, {
    deliveryMethod: method.id,
    region: served && sameKind ? draft.region : onlyRegion(method),
    ...(served && sameKind ? {} : { addressSealed: null }),
  });
  return undefined;
}

/** Chooses the region among those that the way of delivery serves. */
export async function fillRegion(filling: Filling, { region }: ChangeOf<'region'>): Filled {
  const { stage, delivery } = filling.draft;
  if (stage !== 'checkout' || !delivery || delivery.kind === 'pickup') return failed('nothing_asked');
  if (!isRegion(region) || !serves(delivery, region)) return failed('region_not_served');
  await write(filling, { region });
  return undefined;
}

/** Takes the address: 5 to 300 characters with some letters among them. */
export async function fillAddress(filling: Filling, { text }: ChangeOf<'address'>): Filled {
  const { stage, delivery } = filling.draft;
  if (stage !== 'checkout' || !delivery || delivery.kind === 'pickup') return failed('nothing_asked');
  const address = cleanLines(text);
  if (!hasLength(address, 5, 300) || !hasLetters(address)) return failed('bad_address');
  await write(filling, { addressSealed: filling.ctx.vault.seal(address) });
  return undefined;
}

/** Takes the name of who receives the goods: 2 to 100 characters with some letters among them. */
export async function fillRecipient(filling: Filling, { text }: ChangeOf<'recipient'>): Filled {
  if (filling.draft.stage !== 'checkout') return failed('nothing_asked');
  const recipient = cleanLine(text);
  if (!hasLength(recipient, 2, 100) || !hasLetters(recipient)) return failed('bad_recipient');
  await write(filling, { recipientSealed: filling.ctx.vault.seal(recipient) });
  return undefined;
}

/** Chooses the way of paying among those that are open to this customer. */
export async function fillPayment(filling: Filling, { kind }: ChangeOf<'payment'>): Filled {
  const { stage, paymentWays } = filling.draft;
  if (stage !== 'checkout') return failed('nothing_asked');
  if (!paymentWays.includes(kind)) return failed('payment_not_offered');
  await write(filling, { paymentKind: kind });
  return undefined;
}

/** Forgets an answer, so that it is asked again. */
export async function fillAskAgain(filling: Filling, { what }: ChangeOf<'ask_again'>): Filled {
  const { stage, delivery } = filling.draft;
  if (stage !== 'checkout') return failed('nothing_asked');
  const region = delivery ? onlyRegion(delivery) : null;
  const forgotten = {
    phone: { phoneSealed: null },
    delivery: { deliveryMethod: null, region: null, addressSealed: null },
    address: { region, addressSealed: null },
    recipient: { recipientSealed: null },
    payment: { paymentKind: null },
  };
  await write(filling, forgotten[what]);
  return undefined;
}

function serves(method: DeliveryMethodView, region: Region): boolean {
  return method.kind !== 'pickup' && (method.regions === 'all' || method.regions.includes(region));
}

function onlyRegion(method: DeliveryMethodView): Region | null {
  const served = method.kind === 'pickup' || method.regions === 'all' ? [] : method.regions;
  return served.length === 1 ? (served[0] ?? null) : null;
}

function hasLength(text: string, fewest: number, most: number): boolean {
  const length = lengthOf(text);
  return length >= fewest && length <= most;
}

function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}
