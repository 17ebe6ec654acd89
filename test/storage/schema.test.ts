import { describe, expect, it } from 'vitest';
import { Customer } from '#src/shop/customers/customer.ts';
import { testDatabase } from '#test/support/database.ts';

describe.each(['embedded', 'server'] as const)('the tables on the %s engine', (kind) => {
  it('are those that the entities describe', async () => {
    const database = await testDatabase(kind);
    expect(await database.orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
  });

  it('number orders from 1001', async () => {
    const database = await testDatabase(kind);
    const [row] = await database.em().execute<{ n: number }[]>(`select nextval('order_number_seq')::int as n`);
    expect(row?.n).toBe(1001);
  });

  it('keep times to the millisecond', async () => {
    const database = await testDatabase(kind);
    const createdAt = new Date('2026-05-04T10:11:12.345Z');
    const customer = database.em().create(Customer, { createdAt, name: 'Aziza' }, { persist: false });
    await database.em().persist(customer).flush();
    expect((await database.em().findOneOrFail(Customer, customer.id)).createdAt).toEqual(createdAt);
  });

  it('have an index for every foreign key', async () => {
    const database = await testDatabase(kind);
    const unindexed = await database.em().execute(`
      select c.conrelid::regclass::text as table, c.conname as key from pg_constraint c
      where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
        select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])`);
    expect(unindexed).toEqual([]);
  });
});
