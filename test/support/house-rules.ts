import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { FileFacts, Spot, Tree } from './house-facts.ts';

/** A broken rule, as a line for people: where, and what is wrong. */
export type Fault = string;

type Rule = (files: readonly FileFacts[]) => Fault[];

interface Room {
  /** Paths of the room: a folder with `/` at its end, or one file. */
  at: string;
  /** What it may import: folders, files, packages, `node:*`. */
  may: readonly string[];
  /** What it may import for its types alone. */
  mayTypes?: readonly string[];
}

const folders = ['src', 'adapters', 'conversations', 'test', 'bench'];
const database = ['@mikro-orm/core', '@mikro-orm/migrations', '@mikro-orm/pglite', '@mikro-orm/postgresql'];
const embedded = ['@electric-sql/pglite', '@electric-sql/pglite-prepopulatedfs'];
const libraryOfShop = ['@mikro-orm/core', 'zod', 'libphonenumber-js', 'node:crypto', 'node:async_hooks', 'node:util'];
const everything = ['*'];

// What channels share; no channel knows another.
const libraryOfAdapters = [
  'adapters/adapter.ts',
  'adapters/bot-api-call.ts',
  'adapters/error-code.ts',
  'adapters/finding.ts',
  'adapters/media-type.ts',
  'adapters/nesting.ts',
  'adapters/observer.ts',
  'adapters/pace.ts',
  'adapters/post.ts',
  'adapters/read-body.ts',
  'grammy',
  'hono',
  'zod',
  'node:*',
];

// Who may import whom. The first room that a path belongs to counts.
const rooms: readonly Room[] = [
  { at: 'src/app.ts', may: everything },
  { at: 'src/app/', may: everything },
  { at: 'src/journal/', may: ['src/journal/', 'zod', 'node:async_hooks', 'node:crypto'], mayTypes: ['grammy'] },
  {
    at: 'src/posting/',
    may: [
      'src/posting/',
      'src/journal/',
      'src/storage/connection-name.ts',
      'src/storage/effect-line.ts',
      'src/storage/effect-statement.ts',
      'adapters/error-code.ts',
      'adapters/post.ts',
      'pg',
      'node:http',
      'node:https',
      'node:module',
      'node:worker_threads',
    ],
  },
  { at: 'src/config.ts', may: ['src/config/', 'node:*'] },
  { at: 'src/config/', may: ['zod', 'node:*'] },
  { at: 'src/log.ts', may: ['pino'] },
  { at: 'src/compiled-code.ts', may: ['node:module', 'node:path'] },
  { at: 'src/main.ts', may: ['src/run-shop.ts', 'src/compiled-code.ts'] },
  {
    at: 'src/run-shop.ts',
    may: [
      'src/app.ts',
      'src/compiled-code.ts',
      'src/config.ts',
      'src/journal/',
      'src/log.ts',
      'src/posting/',
      'node:*',
    ],
  },
  { at: 'src/doctor/', may: ['src/doctor/', 'src/storage/redis.ts', 'node:*'], mayTypes: ['src/storage/'] },
  {
    at: 'src/cli/',
    may: [
      'src/cli/',
      'src/compiled-code.ts',
      'src/run-shop.ts',
      'src/app/tools.ts',
      'src/app/doctor.ts',
      'src/doctor/',
      'src/config.ts',
      'src/log.ts',
      'src/control/',
      'src/backup/',
      'src/shop/',
      'src/receipts/',
      'node:*',
    ],
  },
  {
    at: 'src/control/',
    may: ['src/control/', 'hono', '@hono/node-server', 'zod', 'node:*'],
    mayTypes: ['src/shop/'],
  },
  {
    at: 'src/backup/',
    may: ['src/backup/', 'src/control/', 'src/queue/', 'src/storage/', 'src/shop/', '@mikro-orm/core', 'zod', 'node:*'],
    mayTypes: ['@mikro-orm/postgresql', '@electric-sql/pglite'],
  },
  { at: 'src/shop/', may: ['src/shop/', ...libraryOfShop] },
  { at: 'src/receipts/worker.ts', may: ['src/receipts/take-orders.ts', 'src/compiled-code.ts'] },
  {
    at: 'src/receipts/',
    may: ['src/receipts/', 'src/shop/', 'sharp', 'node-tesseract-ocr', '@hyzyla/pdfium', 'zod', 'node:*'],
  },
  {
    at: 'src/storage/',
    may: ['src/storage/', 'src/shop/', ...database, ...embedded, 'ioredis', '@grammyjs/storage-redis', 'zod', 'node:*'],
    mayTypes: ['grammy', 'src/journal/'],
  },
  {
    at: 'src/queue/',
    may: ['src/queue/', 'src/shop/', 'pg-boss', 'zod', 'node:*'],
    mayTypes: ['src/storage/', ...database, '@electric-sql/pglite'],
  },
  { at: 'src/ui/', may: ['src/ui/', 'src/shop/', 'grammy', '@grammyjs/i18n'], mayTypes: ['@grammyjs/conversations'] },
  {
    at: 'src/bot/',
    may: ['src/bot/', 'src/ui/', 'src/shop/', 'src/journal/', 'conversations/', 'grammy', 'zod'],
    mayTypes: ['@grammyjs/conversations', '@mikro-orm/core'],
  },
  { at: 'src/web/', may: ['src/web/', 'src/shop/', 'hono', '@hono/node-server', 'node:*'] },
  {
    at: 'src/metrics/',
    may: ['src/metrics/', 'prom-client'],
    mayTypes: ['src/queue/', 'src/journal/', 'src/shop/', 'src/bot/', 'adapters/'],
  },
  { at: 'src/demo/', may: ['src/demo/', 'sharp'], mayTypes: ['src/shop/'] },
  { at: 'src/playground/', may: ['src/playground/', 'hono', 'sharp', 'zod', 'node:*'], mayTypes: ['adapters/'] },
  // Hashes the flows once at start; no talk runs it.
  { at: 'conversations/version.ts', may: ['node:crypto', 'node:fs', 'node:path'] },
  { at: 'conversations/', may: ['conversations/', 'src/shop/', 'src/ui/', 'grammy', '@grammyjs/conversations'] },
  { at: 'adapters/telegram/', may: ['adapters/telegram/', ...libraryOfAdapters] },
  { at: 'adapters/instagram/', may: ['adapters/instagram/', ...libraryOfAdapters] },
  { at: 'adapters/', may: ['adapters/', 'grammy', 'hono', 'zod', 'node:*'] },
  { at: 'test/', may: everything },
  { at: 'bench/', may: everything },
];

const longest = 350;
// The budget of files under src/, in lines.
const budget = [
  { name: 'median', share: 0.5, most: 80 },
  { name: 'p90', share: 0.9, most: 220 },
];

const channels = /^(?:telegram|instagram)$/i;
const environment = /^(?:process|process\.env|globalThis\.process)$/;
const unsteady =
  /^(?:process\b.*|globalThis\.process|Date\.now|Math\.random|new Date\(\)|performance\.now|crypto\..*)$/;

/** Every rule of the house by its name. */
export const houseRules = {
  somethingIsRead: (files) =>
    folders
      .slice(0, -1)
      .filter((folder) => !files.some(within(`${folder}/`)))
      .map((folder) => `${folder}/: no file was read`),
  doors: (files) => files.flatMap(wrongDoors),
  noCircles: (files) => circles(files),
  sizes: (files) => [
    ...files
      .filter((file) => file.lines > longest)
      .map((file) => `${file.path}: ${file.lines} lines, at most ${longest}`),
    ...overBudget(files.filter(within('src/'))),
  ],
  environment: (files) =>
    spots(
      files.filter(outside('src/config.ts', 'test/support/')),
      readsEnvironment,
      'settings are read in src/config.ts only',
    ),
  steadyTalks: (files) =>
    spots(
      files.filter(within('conversations/')),
      (file) => file.uses.filter(({ text }) => unsteady.test(text)),
      'a talk must replay the same way',
    ),
  channelNames: (files) =>
    spots(
      files.filter(outside('adapters/', 'src/app/', 'src/playground/', 'test/', 'bench/')),
      (file) => file.strings.filter(({ text }) => channels.test(text)),
      'ask for a capability, not for the channel',
    ),
  noAny: (files) => spots(files, (file) => file.anys, 'name the type'),
  nothingPutOff: (files) => spots(files, (file) => file.marks, 'do it or open an issue'),
} satisfies Record<string, Rule>;

export type RuleName = keyof typeof houseRules;

/** Reads the project's own TypeScript. */
export function readTree(root: string): Tree {
  const tree: Tree = {};
  for (const folder of folders) {
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (path.endsWith('.ts'))
        tree[`${folder}/${path.split(sep).join('/')}`] = readFileSync(join(root, folder, path), 'utf8');
    }
  }
  return tree;
}

function within(...places: string[]): (file: FileFacts) => boolean {
  return ({ path }) => places.some((place) => covers(place, path));
}

function outside(...places: string[]): (file: FileFacts) => boolean {
  const inside = within(...places);
  return (file) => !inside(file);
}

function covers(place: string, target: string): boolean {
  if (place === '*') return true;
  if (place === 'node:*') return target.startsWith('node:');
  return place.endsWith('/') ? target.startsWith(place) : target === place;
}

function wrongDoors(file: FileFacts): Fault[] {
  const room = rooms.find(({ at }) => covers(at, file.path));
  if (!room) return [`${file.path}: belongs to no room`];
  const { may, mayTypes = [] } = room;
  const wrong = file.imports.filter(({ target, typeOnly }) => {
    return ![...may, ...(typeOnly ? mayTypes : [])].some((place) => covers(place, target));
  });
  return wrong.map(({ text, line }) => `${file.path}:${line}: ${room.at} may not import ${text}`);
}

/** Each circle of imports once, as the way around it. */
function circles(files: readonly FileFacts[]): Fault[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const found: Fault[] = [];
  const visit = (path: string, way: string[]): void => {
    const met = way.indexOf(path);
    if (met >= 0) found.push([...way.slice(met), path].join(' -> '));
    if (met >= 0 || done.has(path)) return;
    for (const { target } of byPath.get(path)?.imports ?? []) if (byPath.has(target)) visit(target, [...way, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return found;
}

function overBudget(files: readonly FileFacts[]): Fault[] {
  const sizes = files.map(({ lines }) => lines).toSorted((a, b) => a - b);
  return budget.flatMap(({ name, share, most }) => {
    const size = sizes[Math.ceil(sizes.length * share) - 1] ?? 0;
    return size > most ? [`src/: ${name} of the files is ${size} lines, at most ${most}`] : [];
  });
}

function readsEnvironment(file: FileFacts): Spot[] {
  const named = file.uses.filter(({ text }) => environment.test(text));
  return [...named, ...file.imports.filter(({ target }) => target === 'node:process')];
}

function spots(files: readonly FileFacts[], pick: (file: FileFacts) => Spot[], why: string): Fault[] {
  return files.flatMap((file) => pick(file).map(({ text, line }) => `${file.path}:${line}: ${text}: ${why}`));
}
