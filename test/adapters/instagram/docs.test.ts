import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deauthorizePath, deletionPath } from '#adapters/instagram/callbacks.ts';
import { webhookPath } from '#adapters/instagram/in/webhook.ts';
import { permissions } from '#adapters/instagram/permissions.ts';
import { neededFields } from '#adapters/instagram/subscription.ts';

const root = join(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'docs/instagram.md'), 'utf8');
const settings = readFileSync(join(root, '.env.example'), 'utf8');

const named = [
  ...Object.values(neededFields).flat(),
  ...Object.values(permissions).flatMap((byLogin) => Object.values(byLogin).flat()),
  webhookPath,
  deauthorizePath,
  deletionPath,
];

test.each([...new Set(named)])('the page for owners names %s, without which nothing comes', (name) => {
  expect(page).toContain(name);
});

test('it names only settings that exist, and leads to pages that are there', () => {
  const names = [...page.matchAll(/\b([A-Z]+_[A-Z_]+)=/g)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) expect(settings).toContain(`${name}=`);
  const links = [...page.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => join(root, 'docs', path));
  for (const link of links) expect(existsSync(link), link).toBe(true);
});
