import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { KeyValue } from '#src/storage/key-value-entity.ts';
import { openShopOn, settingsOfNewShop } from '../support/open-shop.ts';
import { newPostgresDatabase } from '../support/postgres.ts';

const deploy = join(import.meta.dirname, '../../deploy/postgres');

/** Runs statements as the server's own superuser. */
async function asSuperuser(databaseUrl: string, statements: readonly string[]): Promise<unknown[]> {
  const orm = await MikroORM.init({ clientUrl: databaseUrl, entities: [KeyValue] });
  const answers = [];
  for (const statement of statements) answers.push(await orm.em.fork().execute(statement));
  await orm.close(true);
  return answers;
}

test('a shop opens and answers under the role of deploy/, which makes neither roles nor databases', async () => {
  const settings = await settingsOfNewShop();
  const url = new URL(settings['DATABASE_URL'] ?? '');
  const name = url.pathname.slice(1);
  const role = `sotuv_${randomBytes(4).toString('hex')}`;
  const script = readFileSync(join(deploy, 'make-role.sql'), 'utf8')
    .replaceAll(/^--.*$/gm, '')
    .replaceAll('database sotuv', `database ${name}`)
    .replaceAll(/\b(role|to) sotuv\b/g, `$1 ${role}`)
    .replace(":'password'", "'kalit'");
  const statements = script
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);
  expect(statements).toHaveLength(4);
  await asSuperuser(url.href, statements);
  url.username = role;
  url.password = 'kalit';

  const shop = await openShopOn({ ...settings, DATABASE_URL: url.href });
  try {
    await shop.customer('Malika');
    const database = shop.app.database.em();
    expect(await database.execute('select current_user as role')).toEqual([{ role }]);
    await expect(database.execute('create role other')).rejects.toThrow(/permission denied/);
    await expect(database.execute('create database other')).rejects.toThrow(/permission denied/);
    await expect(database.execute(`drop database ${name}`)).rejects.toThrow(/must be owner/);
  } finally {
    await shop.close();
  }
});

test('the server of deploy/ is set with settings that PostgreSQL knows', async () => {
  const conf = readFileSync(join(deploy, 'shop.conf'), 'utf8');
  const named = [...conf.matchAll(/^(\w+) =/gm)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(10);
  const databaseUrl = await newPostgresDatabase();
  const [known] = await asSuperuser(databaseUrl, ['select array_agg(name::text) as names from pg_settings']);
  const [{ names }] = z.tuple([z.object({ names: z.array(z.string()) })]).parse(known);
  expect(named.filter((name) => !names.includes(name ?? ''))).toEqual([]);
});
