import { beforeAll, describe, expect, test } from 'vitest';
import { environmentOfPrograms } from '#src/config.ts';
import { seeded } from '#src/playground/receipts/seeded.ts';
import { createReceiptReader } from '#src/receipts/reader.ts';
import { noEarlierUse } from '#src/shop/payments/find-earlier-use.ts';
import { judgeReceipt } from '#src/shop/payments/judge-receipt.ts';
import { testDatabase } from '#test/support/database.ts';
import { silentLog } from '#test/support/log.ts';
import { factsOf } from './fraud-noise.ts';
import { pictureOf } from './fraud-picture.ts';
import { epoch, fraudSet, shopCard, type FraudCase } from './fraud-set.ts';
import { openFraudShop, type Outcome } from './fraud-shop.ts';

const set = fraudSet();
// What was shown before is known to the ledger alone; of the others it gets one of each kind.
const isForLedger = (one: FraudCase): boolean => one.before !== undefined || one.name.endsWith(' 1');
const nameOf = ({ case: { name }, reasons }: Outcome): string => `${name}: ${reasons.join(', ')}`;

describe('the set of forgeries, as a reader with faults reads it', () => {
  const chance = seeded(20_012);
  let outcomes: Outcome[];

  beforeAll(async () => {
    const shop = await openFraudShop(await testDatabase(), async (shown) => {
      return { kind: 'read', text: '', facts: factsOf(shown, chance) };
    });
    for (const one of set) if (isForLedger(one)) await shop.play(one);
    const judged = set.filter((one) => !isForLedger(one)).map((one) => judge(one));
    outcomes = [...(await shop.outcomes()), ...judged];
  });

  function judge(one: FraudCase): Outcome {
    const card = {
      last4: shopCard.number.slice(-4),
      activeFrom: new Date(0),
      retiredAt: null,
      holder: shopCard.holder,
    };
    const { verdict, reasons } = judgeReceipt(factsOf(one, chance), {
      askedSom: one.askedSom,
      cards: [card],
      orderCardLast4: card.last4,
      placedAt: new Date(epoch.getTime() - one.orderAgeMs),
      submittedAt: epoch,
      earlier: noEarlierUse,
      customerForged: 0,
    });
    return { case: one, reasons, fate: verdict === 'refuse' ? 'refused' : verdict };
  }

  test('is 200 false receipts and 100 honest ones', () => {
    expect([set.filter(({ isFalse }) => isFalse).length, set.filter(({ isFalse }) => !isFalse).length]).toEqual([
      200, 100,
    ]);
    expect(outcomes).toHaveLength(300);
  });

  test('none is accepted while the bank is silent and the owner set no trust', () => {
    expect(outcomes.filter(({ fate }) => fate === 'accepted').map(nameOf)).toEqual([]);
  });

  test('at most 3 of 100 honest ones are refused', () => {
    const refused = outcomes.filter((one) => !one.case.isFalse && one.fate === 'refused').map(nameOf);
    expect(refused.length, refused.join('\n')).toBeLessThanOrEqual(3);
  });

  test('of the false ones hardly any looks clean, but those that no picture tells', () => {
    const clean = outcomes.filter((one) => one.case.isFalse && one.fate === 'clean');
    const told = clean.filter((one) => one.case.kind !== 'invented number').map(nameOf);
    expect(told.length, told.join('\n')).toBeLessThanOrEqual(6);
    expect(clean.length).toBeGreaterThan(told.length);
  });

  test('many honest ones need nobody but the bank', () => {
    expect(outcomes.filter((one) => !one.case.isFalse && one.fate === 'clean').length).toBeGreaterThanOrEqual(20);
  });
});

describe('pictures of the set, as the reader reads them', () => {
  const expected: [name: string, reasons: Outcome['reasons'], fates: Outcome['fate'][]][] = [
    ['plain 1', [], ['clean', 'review']],
    ['lower sum 1', ['amount_less'], ['review']],
    ['another card 7', ['receiver_other'], ['review']],
    ['still pending 5', ['status_pending'], ['refused']],
  ];
  let outcomes: Outcome[];

  beforeAll(async () => {
    const clock = { now: () => epoch };
    const given = { clock, timeZone: 'Asia/Tashkent', environment: environmentOfPrograms(), log: silentLog };
    const reader = createReceiptReader(given);
    const shop = await openFraudShop(await testDatabase(), async (shown) => {
      return reader.read({ bytes: await pictureOf(shown), mime: 'image/jpeg' }, 'chat');
    });
    const names = expected.map(([name]) => name);
    for (const one of set) if (names.includes(one.name)) await shop.play(one);
    outcomes = await shop.outcomes();
    reader.close();
  });

  test.each(expected)('%s: %j', (name, reasons, fates) => {
    const outcome = outcomes.find((one) => one.case.name === name);
    expect(outcome?.reasons).toEqual(expect.arrayContaining(reasons));
    expect(fates).toContain(outcome?.fate);
  });
});
