import { describe, expect, it } from 'vitest';
import { inTransaction } from '#src/shop/context.ts';
import { Customer } from '#src/shop/customers/customer.ts';
import { testDatabase } from '#test/support/database.ts';

describe.each(['embedded', 'server'] as const)('inside a transaction on the %s engine', (kind) => {
  it('a query by another manager throws at once, and the transaction is rolled back', async () => {
    const database = await testDatabase(kind);
    const added = inTransaction({ em: database.em() }, async (tx) => {
      tx.create(Customer, { name: 'Aziza', createdAt: new Date() });
      await tx.flush();
      await database.em().count(Customer);
    });
    await expect(added).rejects.toThrow('went past the open transaction');
    expect(await database.em().count(Customer)).toBe(0);
  });

  it('a second transaction throws at once', async () => {
    const database = await testDatabase(kind);
    const nested = inTransaction({ em: database.em() }, () => database.em().transactional(async () => undefined));
    await expect(nested).rejects.toThrow('went past the open transaction');
  });

  it('the manager it gives works, also in a step of its own', async () => {
    const database = await testDatabase(kind);
    const count = await inTransaction({ em: database.em() }, async (tx) => {
      tx.create(Customer, { name: 'Aziza', createdAt: new Date() });
      await tx.flush();
      await tx.transactional(async (step) => void (await step.count(Customer)));
      return tx.count(Customer);
    });
    expect(count).toBe(1);
    expect(await database.em().count(Customer)).toBe(1);
  });

  it('others wait for it and are not disturbed', async () => {
    const database = await testDatabase(kind);
    const inside = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const transaction = inTransaction({ em: database.em() }, async (tx) => {
      tx.create(Customer, { name: 'Aziza', createdAt: new Date() });
      await tx.flush();
      inside.resolve();
      await mayEnd.promise;
    });
    await inside.promise;
    const counted = database.em().count(Customer);
    mayEnd.resolve();
    await transaction;
    expect(await counted).toBeLessThanOrEqual(1);
    expect(await database.em().count(Customer)).toBe(1);
  });
});
