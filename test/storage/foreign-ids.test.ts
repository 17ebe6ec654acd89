import { describe, expect, it } from 'vitest';
import { createForeignIds, purgeForeignIds } from '#src/storage/foreign-ids.ts';
import { testDatabase } from '#test/support/database.ts';

// Two people whose ids are the same number to JavaScript.
const nigora = '17841400000000001';
const kamola = '17841400000000000';

describe.each(['embedded', 'server'] as const)('numbers for foreign ids (%s)', (kind) => {
  it('tell people apart whose ids differ by a digit, and lead back to them', async () => {
    const ids = createForeignIds(await testDatabase(kind), 'shop');
    const [first, second] = [await ids.numberOf('person', nigora), await ids.numberOf('person', kamola)];
    expect(first).not.toBe(second);
    expect(await ids.foreign(first)).toEqual({ kind: 'person', externalId: nigora });
    expect(await ids.foreign(second)).toEqual({ kind: 'person', externalId: kamola });
  });

  it('lie where no Telegram id is, and are exact', async () => {
    const ids = createForeignIds(await testDatabase(kind), 'shop');
    const number = await ids.numberOf('person', nigora);
    expect(number).toBeGreaterThanOrEqual(2 ** 52);
    expect(Number.isSafeInteger(number)).toBe(true);
  });

  it('are the same for every node, also when two ask at once', async () => {
    const database = await testDatabase(kind);
    const [one, other] = [createForeignIds(database, 'shop'), createForeignIds(database, 'shop')];
    const numbers = await Promise.all([one, other, one, other].map((ids) => ids.numberOf('message', 'm_1')));
    expect(new Set(numbers).size).toBe(1);
    expect(await other.known('message', 'm_1')).toBe(numbers[0]);
  });

  it('belong to one channel and one kind', async () => {
    const database = await testDatabase(kind);
    const [shop, page] = [createForeignIds(database, 'shop'), createForeignIds(database, 'page')];
    const person = await shop.numberOf('person', '5');
    expect(await page.foreign(person)).toBeUndefined();
    expect(await shop.numberOf('post', '5')).not.toBe(person);
    expect(await page.known('person', '5')).toBeUndefined();
  });

  it('give nothing for a number that strayed here', async () => {
    const ids = createForeignIds(await testDatabase(kind), 'shop');
    for (const number of [7, -1, 2 ** 52, 2 ** 52 + 0.5, 2 ** 53 - 1, Number.NaN])
      expect(await ids.foreign(number)).toBeUndefined();
  });

  it('of old messages are forgotten, of people never', async () => {
    const database = await testDatabase(kind);
    const ids = createForeignIds(database, 'shop');
    const person = await ids.numberOf('person', nigora);
    const [old, recent] = [await ids.numberOf('message', 'old'), await ids.numberOf('message', 'recent')];
    await database
      .em()
      .execute(`update foreign_id set made_at = now() - interval '91 days' where external_id <> 'recent'`);
    await purgeForeignIds(database);
    expect(await ids.foreign(old)).toBeUndefined();
    expect(await ids.foreign(recent)).toBeDefined();
    expect(await ids.foreign(person)).toBeDefined();
  });
});
