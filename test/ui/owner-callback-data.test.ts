import { describe, expect, test } from 'vitest';
import { decodeTap } from '#src/ui/callback-data.ts';
import { decodeOwnerTap, encodeOwnerTap, isOwnerData, type OwnerTap } from '#src/ui/owner/callback-data.ts';

// Largest integer of PostgreSQL: no id, count or page is larger.
const id = 2_147_483_647;
const job = '0f8fad5b-d9cb-469f-a165-70867728950e';

// Each button with the longest values that it can carry.
const desk = {
  desk: { kind: 'desk' },
  numbers: { kind: 'numbers' },
  settings: { kind: 'settings' },
  leave: { kind: 'leave' },
  drop: { kind: 'drop' },
  pause: { kind: 'pause', on: 'yes' },
  card: { kind: 'card' },
  hold: { kind: 'hold' },
  ways: { kind: 'ways' },
  way: { kind: 'way', id },
  fee: { kind: 'fee', id },
  free: { kind: 'free', id },
  nofree: { kind: 'nofree', id },
  offer: { kind: 'offer', id, on: 'yes' },
  orders: { kind: 'orders', status: 'awaiting_payment', page: id },
  order: { kind: 'order', id },
  do: { kind: 'do', step: 'accept_receipt', id },
  refund: { kind: 'refund', id },
  refuse: { kind: 'refuse', id },
  why: { kind: 'why', reason: 'not_readable', id },
  ship: { kind: 'ship', id },
  shipnow: { kind: 'shipnow', id },
  cancel: { kind: 'cancel', id },
  cancelnow: { kind: 'cancelnow', paid: 'yes', id },
  cancelwhy: { kind: 'cancelwhy', paid: 'yes', id },
  paid: { kind: 'paid', id },
  undo: { kind: 'undo', id },
  receipt: { kind: 'receipt', id },
  receipts: { kind: 'receipts', page: id },
  nextreceipt: { kind: 'nextreceipt' },
  details: { kind: 'details', receipt: id },
  better: { kind: 'better', id },
  forged: { kind: 'forged', receipt: id, id },
  forgednow: { kind: 'forgednow', receipt: id, id },
  notices: { kind: 'notices', page: id },
  notice: { kind: 'notice', notice: id },
  place: { kind: 'place', notice: id, id },
  placenow: { kind: 'placenow', notice: id, id },
  placeby: { kind: 'placeby', notice: id },
  ignorenotice: { kind: 'ignorenotice', notice: id },
  payments: { kind: 'payments' },
  cards: { kind: 'cards' },
  retire: { kind: 'retire', id },
  retirenow: { kind: 'retirenow', id },
  trust: { kind: 'trust' },
  payset: { kind: 'payset', setting: 'noticeWaitMinutes' },
  payoff: { kind: 'payoff', setting: 'noticeWaitMinutes' },
  cash: { kind: 'cash', on: 'yes' },
  write: { kind: 'write', id },
  answer: { kind: 'answer', id },
  back: { kind: 'back', id },
  shelf: { kind: 'shelf', id, page: id },
  find: { kind: 'find' },
  product: { kind: 'product', id, page: id },
  show: { kind: 'show', id, on: 'yes' },
  variant: { kind: 'variant', id },
  stock: { kind: 'stock', by: 'less', seen: id, id },
  count: { kind: 'count', id },
  price: { kind: 'price', id },
  posts: { kind: 'posts', list: 'linked', page: id },
  post: { kind: 'post', id },
  pickshelf: { kind: 'pickshelf', post: id, id, page: id },
  pickfind: { kind: 'pickfind', post: id },
  pick: { kind: 'pick', post: id, id },
  ignorepost: { kind: 'ignorepost', id },
  unlinkpost: { kind: 'unlinkpost', id },
  comments: { kind: 'comments' },
  commentson: { kind: 'commentson', on: 'yes' },
  pricepublic: { kind: 'pricepublic', on: 'yes' },
  commentmode: { kind: 'commentmode', what: 'unlinked', mode: 'silent' },
  invite: { kind: 'invite', id },
  leavecomment: { kind: 'leavecomment', id },
  check: { kind: 'check' },
  parked: { kind: 'parked', page: id },
  retry: { kind: 'retry', job },
  retryall: { kind: 'retryall' },
  forget: { kind: 'forget', job },
  forgetnow: { kind: 'forgetnow', job },
} satisfies { [Kind in OwnerTap['kind']]: OwnerTap & { kind: Kind } };

const written: [string, OwnerTap][] = Object.values(desk).map((tap) => [encodeOwnerTap(tap), tap]);

describe('buttons of the desk', () => {
  test.each(written)('%s means the same when it comes back', (data, tap) => {
    expect(decodeOwnerTap(data)).toEqual(tap);
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
  });

  test('none is taken for a button of customers', () => {
    expect(written.filter(([data]) => !isOwnerData(data) || decodeTap(data) !== undefined)).toEqual([]);
  });

  test('one with a piece missing, a piece too much or a broken piece is none', () => {
    const forged = written.flatMap(([data]) => {
      const pieces = data.split(':');
      const broken = pieces.slice(2).map((_piece, at) => pieces.with(at + 2, '-1').join(':'));
      return [
        `${data}:1`,
        `${data}:`,
        data.toUpperCase(),
        data.slice(1),
        ...broken,
        ...(pieces.length > 2 ? [pieces.slice(0, -1).join(':')] : []),
      ];
    });
    expect(forged.length).toBeGreaterThan(150);
    expect(forged.filter((data) => decodeOwnerTap(data) !== undefined)).toEqual([]);
  });

  test.each([
    '',
    'ow',
    'ow:',
    'ow:order:',
    'ow:order:1.5',
    'ow:order:2147483648',
    'ow:do:drop_table:1',
    'ow:orders:delivered:0',
    'ow:constructor',
    'ow:__proto__',
    'ow:toString:1',
    'ow:stock:none:1:1',
    'ow:show:1:maybe',
    'ow:retry:1',
    "ow:retry:0f8fad5b-d9cb-469f-a165-70867728950'",
    'p:1',
  ])('forged data "%s" is no button', (data) => {
    expect(decodeOwnerTap(data)).toBeUndefined();
  });
});
