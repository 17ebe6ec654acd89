import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';

/** Everything that can be set from outside, parsed. */
export interface Config {
  port: number;
  host: string;
  publicUrl: string | undefined;
  dataDir: string;
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  /** 32 bytes, base64; made on the first start where not given. */
  dataKey: string | undefined;
  /** What addresses of pictures are signed with: 32 bytes, base64; made on the first start where not given. */
  mediaUrlSecret: string | undefined;
  telegram: { token: string; apiRoot: string; webhookSecret: string | undefined } | undefined;
  /** `web`: doors only, `worker`: queues only; several machines share one shop. */
  role: 'all' | 'web' | 'worker';
  /** Who may read `/metrics` from elsewhere than this machine. */
  metricsToken: string | undefined;
  /** The shop is shown with stand-ins of the platforms on the start page. */
  playground: boolean;
  ownerTelegramIds: string[];
  ownerPasswordHash: string | undefined;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  timeZone: string;
}

/** The settings can't be used; the message names every fault with its reason and an example. */
export class ConfigError extends Error {
  override name = 'ConfigError' as const;
}

interface Setting<T = unknown> {
  schema: z.ZodType<T>;
  must: string;
  example: string;
  secret?: true;
}

const url = (pattern: RegExp) => z.string().refine((text) => pattern.test(text) && URL.canParse(text));
const passwordHash = /^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[\w+/]{16,}\$[\w+/]{32,}$/;
const bytes32 = z.string().refine((text) => Buffer.from(text, 'base64').length === 32);
const timeZone = z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC');

const settings = {
  PORT: {
    schema: z.coerce.number().int().min(0).max(65535).default(3000),
    must: 'be a whole number from 0 to 65535',
    example: '3000',
  },
  HOST: { schema: z.string().min(1).default('127.0.0.1'), must: 'be an address to listen on', example: '127.0.0.1' },
  PUBLIC_URL: {
    schema: url(/^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])/).optional(),
    must: 'be an https address',
    example: 'https://shop.example.uz',
  },
  DATA_DIR: { schema: z.string().min(1).default('data'), must: 'be a folder', example: 'data' },
  DATABASE_URL: {
    schema: url(/^postgres(ql)?:\/\//).optional(),
    must: 'be a postgres:// address',
    example: 'postgres://sotuv:secret@localhost:5432/sotuv',
    secret: true,
  },
  REDIS_URL: {
    schema: url(/^rediss?:\/\//).optional(),
    must: 'be a redis:// address',
    example: 'redis://localhost:6379',
    secret: true,
  },
  DATA_KEY: {
    schema: bytes32.optional(),
    must: 'be 32 bytes in base64',
    example: 'the output of: openssl rand -base64 32',
    secret: true,
  },
  MEDIA_URL_SECRET: {
    schema: bytes32.optional(),
    must: 'be 32 bytes in base64',
    example: 'the output of: openssl rand -base64 32',
    secret: true,
  },
  TELEGRAM_BOT_TOKEN: {
    schema: z
      .string()
      .regex(/^\d{5,}:[\w-]{20,}$/)
      .optional(),
    must: 'look as @BotFather gives it',
    example: '123456789:AAE...',
    secret: true,
  },
  TELEGRAM_API_ROOT: {
    schema: url(/^https?:\/\//).default('https://api.telegram.org'),
    must: 'be an http(s) address',
    example: 'https://api.telegram.org',
  },
  TELEGRAM_WEBHOOK_SECRET: {
    schema: z
      .string()
      .regex(/^[\w-]{32,256}$/)
      .optional(),
    must: 'be 32 to 256 letters, digits, _ or -',
    example: 'the output of: openssl rand -hex 32',
    secret: true,
  },
  ROLE: {
    schema: z.enum(['all', 'web', 'worker']).default('all'),
    must: 'be all, web or worker',
    example: 'worker',
  },
  METRICS_TOKEN: {
    schema: z.string().min(16).optional(),
    must: 'have at least 16 characters',
    example: 'the output of: openssl rand -hex 32',
    secret: true,
  },
  PLAYGROUND: { schema: z.enum(['on', 'off']).optional(), must: 'be on or off', example: 'on' },
  OWNER_TELEGRAM_IDS: {
    schema: z
      .string()
      .regex(/^\s*\d+(\s*,\s*\d+)*\s*$/)
      .optional(),
    must: 'be Telegram ids with commas between',
    example: '123456789,987654321',
  },
  OWNER_PASSWORD_HASH: {
    schema: z.string().regex(passwordHash).optional(),
    must: 'be a line from: npm run sotuv -- owner password',
    example: '$argon2id$v=19$...',
    secret: true,
  },
  LOG_LEVEL: {
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    must: 'be trace, debug, info, warn, error or silent',
    example: 'info',
  },
  SHOP_TIMEZONE: {
    schema: timeZone.default('Asia/Tashkent'),
    must: 'be a time zone of the IANA list',
    example: 'Asia/Tashkent',
  },
  SHOP_CURRENCY: { schema: z.literal('UZS').default('UZS'), must: 'be UZS, the one currency so far', example: 'UZS' },
} satisfies Record<string, Setting>;

type Name = keyof typeof settings;
type Environment = { [name: string]: string | undefined };

/** The process's settings: `.env` in the working folder, overruled by the environment. */
export function readEnvironment(): Environment {
  const file = join(process.cwd(), '.env');
  const written = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return { ...written, ...process.env };
}

/** Parses the settings. Throws one ConfigError that lists every fault. */
export function readConfig(env: Environment): Config {
  const faults: string[] = [];
  const config = toConfig({ env, faults });
  faults.push(...contradictions(config, env));
  if (faults.length > 0)
    throw new ConfigError(`These settings can't be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  return config;
}

/** One setting; where it is faulty, the fault is noted and its default stands in until all faults are told. */
function readOne<T>(name: Name, setting: Setting<T>, sources: { env: Environment; faults: string[] }): T {
  const { env, faults } = sources;
  const raw = fromFile(name, env, faults) ?? (env[name]?.trim() || undefined);
  const parsed = setting.schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const shown = setting.secret ? 'is set' : `is "${raw ?? ''}"`;
  faults.push(`${name} ${shown} but must ${setting.must}. Example: ${name}=${setting.example}`);
  return setting.schema.parse(undefined);
}

function fromFile(name: Name, env: Environment, faults: string[]): string | undefined {
  const path = env[`${name}_FILE`];
  if (!path) return undefined;
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    faults.push(
      `${name}_FILE is "${path}" but that file can't be read. Example: ${name}_FILE=/run/secrets/${name.toLowerCase()}`,
    );
    return undefined;
  }
}

function contradictions(config: Config, env: Environment): string[] {
  const found: string[] = [];
  const hasToken = Boolean(env['TELEGRAM_BOT_TOKEN'] || env['TELEGRAM_BOT_TOKEN_FILE']);
  if (config.ownerPasswordHash && config.ownerTelegramIds.length === 0) {
    found.push(
      'OWNER_TELEGRAM_IDS is missing: needed because OWNER_PASSWORD_HASH is set. Example: OWNER_TELEGRAM_IDS=123456789',
    );
  }
  if (!config.playground && !hasToken) {
    found.push(
      'TELEGRAM_BOT_TOKEN is missing: needed because PLAYGROUND=off leaves no other channel. Example: TELEGRAM_BOT_TOKEN=123456789:AAE...',
    );
  }
  return [...found, ...missingForRole(config)];
}

/** A web or a worker is one node of several: what they must share can't be made up on each. */
function missingForRole(config: Config): string[] {
  const { role, publicUrl } = config;
  if (role === 'all') return [];
  const needs: [Name, unknown, string][] = [
    ['DATABASE_URL', config.databaseUrl, settings.DATABASE_URL.example],
    ['DATA_KEY', config.dataKey, settings.DATA_KEY.example],
    ['TELEGRAM_BOT_TOKEN', config.telegram, settings.TELEGRAM_BOT_TOKEN.example],
    ...(role === 'web'
      ? [['PUBLIC_URL', publicUrl, settings.PUBLIC_URL.example] satisfies [Name, unknown, string]]
      : []),
  ];
  return needs
    .filter(([, value]) => value === undefined)
    .map(([name, , example]) => `${name} is missing: needed because ROLE=${role}. Example: ${name}=${example}`);
}

function toConfig(sources: { env: Environment; faults: string[] }): Config {
  const read = <T>(name: Name, setting: Setting<T>): T => readOne(name, setting, sources);
  const token = read('TELEGRAM_BOT_TOKEN', settings.TELEGRAM_BOT_TOKEN);
  const apiRoot = withoutEndingSlash(read('TELEGRAM_API_ROOT', settings.TELEGRAM_API_ROOT));
  const webhookSecret = read('TELEGRAM_WEBHOOK_SECRET', settings.TELEGRAM_WEBHOOK_SECRET);
  const publicUrl = read('PUBLIC_URL', settings.PUBLIC_URL);
  const playground = read('PLAYGROUND', settings.PLAYGROUND);
  // Only parsed: there is one currency so far.
  read('SHOP_CURRENCY', settings.SHOP_CURRENCY);
  return {
    port: read('PORT', settings.PORT),
    host: read('HOST', settings.HOST),
    publicUrl: publicUrl && withoutEndingSlash(publicUrl),
    dataDir: read('DATA_DIR', settings.DATA_DIR),
    databaseUrl: read('DATABASE_URL', settings.DATABASE_URL),
    redisUrl: read('REDIS_URL', settings.REDIS_URL),
    dataKey: read('DATA_KEY', settings.DATA_KEY),
    mediaUrlSecret: read('MEDIA_URL_SECRET', settings.MEDIA_URL_SECRET),
    telegram: token ? { token, apiRoot, webhookSecret } : undefined,
    role: read('ROLE', settings.ROLE),
    metricsToken: read('METRICS_TOKEN', settings.METRICS_TOKEN),
    playground: playground === 'on' || (playground === undefined && token === undefined),
    ownerTelegramIds: listed(read('OWNER_TELEGRAM_IDS', settings.OWNER_TELEGRAM_IDS) ?? ''),
    ownerPasswordHash: read('OWNER_PASSWORD_HASH', settings.OWNER_PASSWORD_HASH),
    logLevel: read('LOG_LEVEL', settings.LOG_LEVEL),
    timeZone: read('SHOP_TIMEZONE', settings.SHOP_TIMEZONE),
  };
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}

function withoutEndingSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
