import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig, type Config } from '#src/config.ts';
import { createHealthRoutes } from '#src/web/health.ts';
import { listen } from '#src/web/server.ts';
import { runFolderFor } from './support/open-shop.ts';

const root = join(import.meta.dirname, '..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

const dockerfile = text('Dockerfile');
const caddyfile = text('deploy/Caddyfile');

const service = z.object({
  image: z.string(),
  build: z.string().optional(),
  restart: z.literal('unless-stopped'),
  networks: z.array(z.string()),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(z.string()),
  secrets: z.array(z.string()).default([]),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  deploy: z.object({ resources: z.object({ limits: z.object({ cpus: z.string(), memory: z.string() }) }) }),
});
const compose = z
  .object({
    services: z.record(z.string(), service),
    networks: z.record(z.string(), z.object({ internal: z.boolean().optional() })),
    volumes: z.record(z.string(), z.object({})),
    secrets: z.record(z.string(), z.object({ file: z.string() })),
  })
  .parse(parse(text('compose.yaml'), { merge: true }));

const shopServices = Object.entries(compose.services).filter(([, { image }]) => image === 'sotuv-agenti');

/** Every setting there is, by the file that explains them. */
const settings = [...text('.env.example').matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);

const outside: { [name: string]: string } = { SHOP_DOMAIN: 'shop.example.uz', OWNER_TELEGRAM_IDS: '123456789' };

/** As compose fills in `${NAME:-default}` and `${NAME:?message}`. */
function filledIn(value: string): string {
  return value.replaceAll(/\$\{(\w+)(?::[-?]([^}]*))?\}/g, (_all, name: string, other = '') => outside[name] ?? other);
}

const secrets: { [name: string]: string } = {
  database_url: 'postgres://sotuv:secret@postgres:5432/sotuv',
  data_key: randomBytes(32).toString('base64'),
  media_url_secret: randomBytes(32).toString('base64'),
  telegram_bot_token: '123456789:AAE1xYzQ2wertyuiopasdfghjklzxcvb',
  telegram_webhook_secret: randomBytes(32).toString('hex'),
  metrics_token: randomBytes(32).toString('hex'),
};

/** What a process of this service would read. */
function configOf(environment: { [name: string]: string }): Config {
  const folder = runFolderFor('secrets');
  const entries = Object.entries(environment).map(([name, value]): [string, string] => {
    if (!value.startsWith('/run/secrets/')) return [name, filledIn(value)];
    const secret = value.slice('/run/secrets/'.length);
    writeFileSync(join(folder, secret), secrets[secret] ?? '');
    return [name, join(folder, secret)];
  });
  return readConfig(Object.fromEntries(entries));
}

describe('compose.yaml', () => {
  test('has two processes of each role, set up alike', () => {
    const configs = shopServices.map(([, { environment }]) => configOf(environment));
    expect(configs.map(({ role }) => role)).toEqual(['web', 'web', 'worker', 'worker']);
    expect(new Set(configs.map((config) => JSON.stringify({ ...config, role: undefined }))).size).toBe(1);
    expect(configs[0]).toMatchObject({
      publicUrl: 'https://shop.example.uz',
      databaseUrl: secrets['database_url'],
      dataKey: secrets['data_key'],
      mediaUrlSecret: secrets['media_url_secret'],
      telegram: { token: secrets['telegram_bot_token'], webhookSecret: secrets['telegram_webhook_secret'] },
      metricsToken: secrets['metrics_token'],
      ownerTelegramIds: ['123456789'],
      playground: false,
    });
  });

  test.each(shopServices)('%s names only settings that exist and secrets it is given', (_name, given) => {
    for (const [setting, value] of Object.entries(given.environment)) {
      expect(settings).toContain(setting.replace(/_FILE$/, ''));
      if (setting.endsWith('_FILE')) expect(given.secrets.map((name) => `/run/secrets/${name}`)).toContain(value);
    }
    expect(given.volumes).toEqual([`shop:${given.environment['DATA_DIR']}`]);
  });

  test('no secret stands in it, and the script makes every one', () => {
    const script = text('deploy/make-secrets.sh');
    for (const [name, { file }] of Object.entries(compose.secrets)) {
      expect(file).toBe(`./deploy/secrets/${name}`);
      expect(script).toMatch(new RegExp(`keep ${name} |/${name}"`));
    }
    const open = Object.values(compose.services).flatMap(({ environment }) => Object.keys(environment));
    const secretNames = /PASSWORD$|SECRET$|TOKEN$|KEY$|DATABASE_URL$/;
    expect(open.filter((name) => secretNames.test(name))).toEqual([]);
  });

  test('everything it mounts, joins or is given is there', () => {
    for (const { volumes, networks, secrets: given } of Object.values(compose.services)) {
      for (const [source = ''] of volumes.map((volume) => volume.split(':'))) {
        expect(source.startsWith('./') ? existsSync(join(root, source)) : source in compose.volumes, source).toBe(true);
      }
      for (const network of networks) expect(compose.networks).toHaveProperty(network);
      for (const secret of given) expect(compose.secrets).toHaveProperty(secret);
    }
  });

  test('database and Redis are reached by the shop alone, and everything has a health check', () => {
    expect(compose.networks['inside']?.internal).toBe(true);
    for (const [name, given] of Object.entries(compose.services)) {
      if (name === 'postgres' || name === 'redis') expect(given.networks).toEqual(['inside']);
      expect(given.healthcheck !== undefined || given.build !== undefined, name).toBe(true);
    }
  });
});

describe('the proxy', () => {
  test('hands requests to the web processes that are ready', () => {
    const webs = shopServices.filter(([, { environment }]) => environment['ROLE'] === 'web');
    const upstreams = webs.map(([name, { environment }]) => `${name}:${environment['PORT']}`);
    expect(caddyfile).toContain(`reverse_proxy ${upstreams.join(' ')} {`);
    expect(caddyfile).toMatch(/health_uri \/health\/ready\n/);
  });
});

describe('the image', () => {
  test('holds all the program needs, and nothing runs as root or behind npm', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(([, from = '']) => from.split(' '));
    const letThrough = [...text('.dockerignore').matchAll(/^!(.+)$/gm)].map(([, path]) => path);
    for (const path of copied) {
      expect(existsSync(join(root, path)), path).toBe(true);
      expect(letThrough).toContain(path);
    }
    for (const folder of ['adapters', 'conversations', 'locales', 'src']) expect(copied).toContain(folder);
    expect(dockerfile).toContain('npm ci --omit=dev --ignore-scripts');
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^CMD \["node", "src\/main\.ts"\]$/m);
  });

  test('sets only settings that exist, and the compose file keeps to them', () => {
    const [, line = ''] = /^ENV NODE_ENV=production (.+)$/m.exec(dockerfile) ?? [];
    const environment = parseEnv(line.replaceAll(' ', '\n'));
    for (const name of Object.keys(environment)) expect(settings).toContain(name);
    for (const [, given] of shopServices) expect(given.environment).toMatchObject(environment);
    expect(dockerfile).toContain(`EXPOSE ${environment['PORT']}\n`);
    expect(dockerfile).toContain(`VOLUME ${environment['DATA_DIR']}\n`);
  });

  test.each([
    ['ok', 0],
    ['down', 1],
  ] as const)('its health check ends rightly when the shop is %s', async (health, exitCode) => {
    const [, command = '[]'] = /^HEALTHCHECK [^[]*CMD (\[.+\])$/m.exec(dockerfile) ?? [];
    const [, ...args] = z.array(z.string()).parse(JSON.parse(command));
    const doors = new Hono().route('/', createHealthRoutes([{ name: 'all', check: async () => health }]));
    const server = await listen(doors, { host: '127.0.0.1', port: 0 });
    const ended = await new Promise<number>((resolve) => {
      const child = execFile(process.execPath, args, { env: { PORT: String(server.port) } });
      child.once('exit', (code) => resolve(code ?? -1));
    });
    await server.close(0);
    expect(ended).toBe(exitCode);
  });
});

describe('the deployment page', () => {
  const page = text('docs/deployment.md');

  test('links to what is there and names only settings that exist', () => {
    const links = [...page.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => join(root, 'docs', path));
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) expect(existsSync(link), link).toBe(true);
    const named = [...page.matchAll(/\b([A-Z]+_[A-Z_]+)=/g)].map(([, name]) => name);
    const others = ['NODE_ENV', 'SHOP_DOMAIN', 'NAME_FILE'];
    expect(named.filter((name) => !settings.includes(name) && !others.includes(name ?? ''))).toEqual([]);
  });

  test('its rolling restart and its copies name processes of the compose file', () => {
    const commands = [...page.matchAll(/docker compose [^`\n]*/g)].map(([command]) => command);
    const processes = commands.flatMap((command) =>
      [...command.matchAll(/\b(?:web|worker)-\d/g)].map(([name]) => name),
    );
    expect(new Set(processes)).toEqual(new Set(shopServices.map(([name]) => name)));
  });
});
