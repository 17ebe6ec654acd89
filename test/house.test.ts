import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFacts, type Tree } from '#test/support/house-facts.ts';
import { houseRules, readTree, type RuleName } from '#test/support/house-rules.ts';

const rules = new Map(Object.entries(houseRules));

const empty = (lines: number): string => 'export {};\n'.repeat(lines);

const manyFiles = (count: number, lines: number): Tree =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`src/ui/screen-${at}.ts`, empty(lines)]));

describe('the house', () => {
  const files = readFacts(readTree(join(import.meta.dirname, '..')));

  test.each([...rules])('keeps the rule: %s', (_name, rule) => {
    expect(rule(files)).toEqual([]);
  });

  test('is read whole: known files, their imports and their texts are seen', () => {
    const app = files.find(({ path }) => path === 'src/app/channel.ts');
    expect(app?.imports.map(({ target }) => target)).toContain('adapters/telegram/index.ts');
    expect(app?.strings.map(({ text }) => text)).toContain('telegram');
    expect(files.length).toBeGreaterThan(200);
  });
});

// One file each: its path, its text, and what the fault names. Every line breaks its rule in another way.
const faultyFiles: { [Rule in RuleName]?: [string, string, string][] } = {
  doors: [
    ['src/misc/a.ts', '', 'src/misc/a.ts: belongs to no room'],
    ['src/shop/a.ts', `import 'hono';`, 'src/shop/a.ts:1: src/shop/ may not import hono'],
    ['src/shop/a.ts', `import { a } from '../ui/b.ts';`, 'src/shop/ may not import ../ui/b.ts'],
    ['src/shop/a.ts', `import { get } from 'node:http';`, 'src/shop/ may not import node:http'],
    ['src/ui/a.ts', `import type { EntityManager } from '@mikro-orm/core';`, 'src/ui/ may not import @mikro-orm/core'],
    ['src/ui/a.ts', `\nimport { a } from '#src/storage/b.ts';`, 'src/ui/a.ts:2: src/ui/ may not import #src/storage'],
    ['src/bot/a.ts', `import { a } from '#adapters/telegram/index.ts';`, 'src/bot/ may not import #adapters/telegram'],
    ['src/bot/a.ts', `import { a } from '../storage/b.ts';`, 'src/bot/ may not import ../storage/b.ts'],
    ['src/bot/a.ts', `import type { Q } from '../queue/b.ts';`, 'src/bot/ may not import ../queue/b.ts'],
    ['src/bot/a.ts', `import { p } from '@mikro-orm/core';`, 'src/bot/ may not import @mikro-orm/core'],
    ['conversations/a.ts', `export { a } from '#src/storage/b.ts';`, 'conversations/ may not import #src/storage/b.ts'],
    ['conversations/a.ts', `const a = await import('#src/ai/b.ts');`, 'conversations/ may not import #src/ai/b.ts'],
    ['conversations/a/b.ts', `type A = import('#adapters/b.ts').B;`, 'conversations/ may not import #adapters/b.ts'],
    ['conversations/a.ts', `import { readFileSync } from 'node:fs';`, 'conversations/ may not import node:fs'],
    ['adapters/a.ts', `import type { A } from '#src/shop/b.ts';`, 'adapters/ may not import #src/shop/b.ts'],
    ['adapters/a.ts', `import { a } from '../conversations/b.ts';`, 'adapters/ may not import ../conversations/b.ts'],
    ['src/web/a.ts', `import { a } from '#src/bot/b.ts';`, 'src/web/ may not import #src/bot/b.ts'],
    ['src/playground/a.ts', `import { a } from '#src/shop/b.ts';`, 'src/playground/ may not import #src/shop/b.ts'],
    ['src/playground/a.ts', `import { a } from '#adapters/b.ts';`, 'src/playground/ may not import #adapters/b.ts'],
    ['src/demo/a.ts', `import { a } from '#src/storage/b.ts';`, 'src/demo/ may not import #src/storage/b.ts'],
    ['src/main.ts', `import { a } from './storage/b.ts';`, 'src/main.ts may not import ./storage/b.ts'],
    ['src/cli/a.ts', `import { a } from '../storage/b.ts';`, 'src/cli/ may not import ../storage/b.ts'],
    ['src/ui/a.ts', 'const a = await import(`../${b}`);', 'src/ui/ may not import <computed>'],
  ],
  noCircles: [['src/ui/a.ts', `import './a.ts';`, 'src/ui/a.ts -> src/ui/a.ts']],
  sizes: [['test/a.ts', empty(351), 'test/a.ts: 351 lines, at most 350']],
  environment: [
    ['src/log.ts', `const a = process.env['A'];`, 'src/log.ts:1: process.env: settings are read in src/config.ts'],
    ['src/log.ts', `const a = process['env'];`, 'src/log.ts:1: process:'],
    ['src/app.ts', `const { env } = process;`, 'src/app.ts:1: process:'],
    ['src/app.ts', `import { env } from 'node:process';`, 'src/app.ts:1: node:process:'],
    ['bench/a.ts', `const a = globalThis.process.env;`, 'bench/a.ts:1: globalThis.process:'],
  ],
  steadyTalks: [
    ['conversations/a.ts', `const a = Date.now();`, 'conversations/a.ts:1: Date.now: a talk must replay the same way'],
    ['conversations/a.ts', `const a = new Date();`, 'new Date(): a talk'],
    ['conversations/a.ts', `const a = Math.random();`, 'Math.random: a talk'],
    ['conversations/a.ts', `const a = process.uptime();`, 'process.uptime: a talk'],
  ],
  channelNames: [
    ['src/ui/a.ts', `if (channel === 'instagram') go();`, 'src/ui/a.ts:1: instagram: ask for a capability'],
    ['src/bot/a.ts', `switch (a) { case 'telegram': b(); }`, 'src/bot/a.ts:1: telegram:'],
    ['src/shop/a.ts', `type Channel = 'telegram' | 'other';`, 'src/shop/a.ts:1: telegram:'],
    ['conversations/a.ts', 'if (channel === `telegram`) go();', 'conversations/a.ts:1: telegram:'],
  ],
  noAny: [
    ['src/a.ts', `const a: any = 1;`, 'src/a.ts:1: any: name the type'],
    ['test/a.ts', `const a = b as any;`, 'test/a.ts:1: any:'],
    ['src/a.ts', `const a = new Map<string, any>();`, 'src/a.ts:1: any:'],
  ],
  nothingPutOff: [
    ['src/a.ts', ['\n// TO', 'DO later'].join(''), 'src/a.ts:2: // TO'],
    ['adapters/a.ts', ['/* FIX', 'ME */'].join(''), 'adapters/a.ts:1: /* FIX'],
  ],
};

const faultyTrees: [RuleName, string, Tree, string][] = [
  ['somethingIsRead', 'an empty tree', {}, 'src/: no file was read'],
  ['somethingIsRead', 'a room that vanished', { 'src/a.ts': '' }, 'adapters/: no file was read'],
  ['sizes', 'files that are long in the middle', manyFiles(9, 81), 'median of the files is 81 lines, at most 80'],
  [
    'sizes',
    'too many long files',
    { ...manyFiles(17, 10), 'src/a.ts': empty(221), 'src/b.ts': empty(221), 'src/c.ts': empty(221) },
    'p90 of the files is 221 lines, at most 220',
  ],
  [
    'noCircles',
    'two files',
    { 'src/ui/a.ts': `import './b.ts';`, 'src/ui/b.ts': `import '#src/ui/a.ts';` },
    'src/ui/a.ts -> src/ui/b.ts -> src/ui/a.ts',
  ],
  [
    'noCircles',
    'types alone',
    { 'src/ui/a.ts': `import type { B } from './b.ts';`, 'src/ui/b.ts': `export type { A } from './a.ts';` },
    'src/ui/a.ts -> src/ui/b.ts -> src/ui/a.ts',
  ],
  [
    'noCircles',
    'three files, met from outside',
    { 'a.ts': `import './b.ts';`, 'b.ts': `import './c.ts';`, 'c.ts': `import './d.ts';`, 'd.ts': `import './b.ts';` },
    'b.ts -> c.ts -> d.ts -> b.ts',
  ],
];

const seeds = [
  ...Object.entries(faultyFiles).flatMap(([rule, files]) =>
    files.map(([path, text, fault]) => ({
      rule,
      what: text.trim().slice(0, 60).split('\n')[0],
      tree: { [path]: text },
      fault,
    })),
  ),
  ...faultyTrees.map(([rule, what, tree, fault]) => ({ rule, what, tree, fault })),
];

describe('a fault is found', () => {
  test.each(seeds)('$rule: $what', ({ rule, tree, fault }) => {
    expect(rules.get(rule)?.(readFacts(tree))).toContainEqual(expect.stringContaining(fault));
  });

  test('every rule has a seeded fault', () => {
    expect(new Set(seeds.map(({ rule }) => rule))).toEqual(new Set(rules.keys()));
  });

  test('what is allowed is not taken for a fault', () => {
    const facts = readFacts({
      'src/config.ts': `const many = 'any'; export const read = (): string | undefined => process.env['A'];`,
      'src/app/channel.ts': `import { a } from '#adapters/telegram/index.ts'; export const b = a('telegram');`,
      'src/bot/a.ts': `import type { EntityManager } from '@mikro-orm/core';\n// any 'telegram'\nexport type A = EntityManager;`,
      'src/ui/a.ts': `import { b } from '#src/shop/b.ts'; export const words = 'write to us in telegram';`,
      'src/shop/b.ts': `export const b = 'import "hono"';`,
      'src/playground/a.ts': `import type { A } from '#adapters/adapter.ts'; export const name: A = 'telegram';`,
      'conversations/a.ts': `export const at = (ms: number): Date => new Date(ms);`,
      'adapters/adapter.ts': `export const random = () => Math.random();`,
      'test/a.ts': `import { a } from '#src/storage/a.ts';`,
    });
    expect([...rules.values()].flatMap((rule) => rule(facts))).toEqual([]);
  });
});
