import { commentModes } from '#src/shop/comments/comment-modes.ts';
import type { OrderStatus } from '#src/shop/orders/order-machine.ts';
import { paymentNumbers } from '#src/shop/settings/change-payments.ts';

/** Open states in the order in which the owner works them off. */
export const openStatuses = [
  'checking_receipt',
  'awaiting_payment',
  'confirmed',
  'paid',
  'packed',
  'shipped',
  'refund_due',
] as const satisfies readonly OrderStatus[];

export type OpenStatus = (typeof openStatuses)[number];

/** Why a receipt is refused; `other` is typed. Their titles are the locales' `owner-reason-<reason>`. */
export const refuseReasons = ['wrong_sum', 'not_readable', 'no_money', 'other'] as const;

/** Steps that one tap takes, without a further question. */
export const directSteps = ['accept_receipt', 'pay', 'undo_payment', 'pack', 'deliver', 'refund'] as const;

export type DirectStep = (typeof directSteps)[number];

/** States of posts that have a list. */
const postLists = ['new', 'linked'] as const;

export type PostList = (typeof postLists)[number];

/** Comments that the owner decides about: under a post without a product, and not understood. */
const commentCases = ['unlinked', 'unclear'] as const;

export type CommentCase = (typeof commentCases)[number];

const yesOrNo = ['yes', 'no'] as const;

const fields = {
  id: asCount,
  page: asCount,
  /** Pieces that the screen showed: a tap that comes twice must not count twice. */
  seen: asCount,
  status: oneOf(openStatuses),
  reason: oneOf(refuseReasons),
  step: oneOf(directSteps),
  by: oneOf(['less', 'more'] as const),
  on: oneOf(yesOrNo),
  /** What the screen said when the button was made: cancelling a paid order is another promise. */
  paid: oneOf(yesOrNo),
  /** The post for which a product is picked. */
  post: asCount,
  list: oneOf(postLists),
  what: oneOf(commentCases),
  mode: oneOf(commentModes),
  /** A piece of parked work. */
  job: asUuid,
  /** The receipt that the screen showed: another may have come meanwhile. */
  receipt: asCount,
  /** The bank's notice for which an order is picked. */
  notice: asCount,
  setting: oneOf(paymentNumbers),
};

// Each button of the desk with what travels in it.
const shapes = {
  desk: [],
  numbers: [],
  settings: [],
  leave: [],
  drop: [],
  pause: ['on'],
  card: [],
  hold: [],
  ways: [],
  way: ['id'],
  fee: ['id'],
  free: ['id'],
  nofree: ['id'],
  offer: ['id', 'on'],
  orders: ['status', 'page'],
  order: ['id'],
  do: ['step', 'id'],
  refund: ['id'],
  refuse: ['id'],
  why: ['reason', 'id'],
  ship: ['id'],
  shipnow: ['id'],
  cancel: ['id'],
  cancelnow: ['paid', 'id'],
  cancelwhy: ['paid', 'id'],
  receipt: ['id'],
  receipts: ['page'],
  nextreceipt: [],
  details: ['receipt'],
  better: ['id'],
  forged: ['receipt', 'id'],
  forgednow: ['receipt', 'id'],
  paid: ['id'],
  undo: ['id'],
  notices: ['page'],
  notice: ['notice'],
  place: ['notice', 'id'],
  placenow: ['notice', 'id'],
  placeby: ['notice'],
  ignorenotice: ['notice'],
  payments: [],
  cards: [],
  retire: ['id'],
  retirenow: ['id'],
  trust: [],
  payset: ['setting'],
  payoff: ['setting'],
  cash: ['on'],
  write: ['id'],
  answer: ['id'],
  back: ['id'],
  shelf: ['id', 'page'],
  find: [],
  product: ['id', 'page'],
  show: ['id', 'on'],
  variant: ['id'],
  stock: ['by', 'seen', 'id'],
  count: ['id'],
  price: ['id'],
  posts: ['list', 'page'],
  post: ['id'],
  pickshelf: ['post', 'id', 'page'],
  pickfind: ['post'],
  pick: ['post', 'id'],
  ignorepost: ['id'],
  unlinkpost: ['id'],
  comments: [],
  commentson: ['on'],
  pricepublic: ['on'],
  commentmode: ['what', 'mode'],
  invite: ['id'],
  leavecomment: ['id'],
  check: [],
  parked: ['page'],
  retry: ['job'],
  retryall: [],
  forget: ['job'],
  forgetnow: ['job'],
} as const satisfies { [kind: string]: readonly (keyof typeof fields)[] };

type Shapes = typeof shapes;
type FieldValue<Field extends keyof typeof fields> = NonNullable<ReturnType<(typeof fields)[Field]>>;

/**
 * A button of the owner's desk. `id` is an order, product, shelf, variant, way of delivery, person, post, comment or
 * card, as the kind says.
 */
export type OwnerTap = {
  [Kind in keyof Shapes]: { kind: Kind } & { [Field in Shapes[Kind][number]]: FieldValue<Field> };
}[keyof Shapes];

const prefix = 'ow';

/** True for the data of any button of the desk, also of one that does not exist any more. */
export function isOwnerData(data: string): boolean {
  return data.startsWith(`${prefix}:`);
}

/** Writes a tap as callback data: at most 64 bytes (limit of the Bot API). */
export function encodeOwnerTap(tap: OwnerTap): string {
  const values: { [field: string]: string | number } = tap;
  return [prefix, tap.kind, ...shapes[tap.kind].map((field) => values[field])].join(':');
}

/** Reads callback data; undefined for anything that we never write. Says nothing about whether the tapper may do it. */
export function decodeOwnerTap(data: string): OwnerTap | undefined {
  const [start, kind = '', ...texts] = data.split(':');
  if (start !== prefix || !isKind(kind) || texts.length !== shapes[kind].length) return undefined;
  const read = shapes[kind].map((field, at) => [field, fields[field](texts[at] ?? '')] as const);
  const tap = { kind, ...Object.fromEntries(read) };
  return isWhole(tap) ? tap : undefined;
}

function isWhole(tap: { kind: keyof Shapes; [field: string]: string | number | undefined }): tap is OwnerTap {
  return shapes[tap.kind].every((field) => tap[field] !== undefined);
}

function isKind(kind: string): kind is keyof Shapes {
  return Object.hasOwn(shapes, kind);
}

/** Digits only, within PostgreSQL's integer. */
function asCount(text: string): number | undefined {
  const count = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return count <= 2_147_483_647 ? count : undefined;
}

function asUuid(text: string): string | undefined {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : undefined;
}

function oneOf<const Known extends string>(known: readonly Known[]): (text: string) => Known | undefined {
  return (text) => known.find((one) => one === text);
}
