import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { noticeKinds } from '#src/shop/notices/notice-kinds.ts';
import { openLedgerShop } from '#test/support/ledger.ts';
import { stockMatchesMoves } from '#test/support/stock.ts';
import { ledgerScenes } from './ledger-scenes.ts';

const written = readFileSync(join(import.meta.dirname, '../../docs/payments.md'), 'utf8');

type Row = { row: string; order: string; customer: string[]; owners: string[] };

/** The rows of the one table of the ledger, as they are written. */
const table: Row[] = (written.split('<!-- ledger:begin -->')[1]?.split('<!-- ledger:end -->')[0] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| row |'))
  .map((line) => {
    const [row = '', , order = '', customer = '', owners = ''] = line.slice(2, -2).split(' | ');
    return { row, order: wordsIn(order)[0] ?? '', customer: wordsIn(customer), owners: wordsIn(owners) };
  });

function wordsIn(cell: string): string[] {
  return [...cell.matchAll(/`([a-z_]+(?:: [a-z_]+)?)`/g)].map(([, word = '']) => word);
}

function namesOrder(about: unknown): about is { orderId: number } {
  return typeof about === 'object' && about !== null && 'orderId' in about && typeof about.orderId === 'number';
}

describe('the table of the ledger', () => {
  test('has a row for every scene, and no other', () => {
    expect(table.map(({ row }) => row)).toEqual(Object.keys(ledgerScenes));
    const named = table.flatMap(({ customer, owners }) => [...customer, ...owners]);
    expect(named.filter((kind) => !Object.hasOwn(noticeKinds, kind.split(':')[0] ?? ''))).toEqual([]);
  });

  test.each(Object.entries(ledgerScenes))('%s', async (row, scene) => {
    const shop = await openLedgerShop();
    const placed = await shop.places(shop.ali);
    const happens = await scene(shop, placed);
    const people = [shop.ali, shop.owner];
    for (const person of people) await shop.told(person);
    const about = await happens();
    const { status } = await shop.order(namesOrder(about) ? about.orderId : placed.id);
    const [customer, owners] = [await shop.told(shop.ali), await shop.told(shop.owner)];
    expect({ row, order: status, customer, owners }).toEqual(table.find((one) => one.row === row));
    expect(await stockMatchesMoves(shop)).toEqual([]);
  });
});
