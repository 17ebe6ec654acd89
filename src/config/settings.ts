import { z } from 'zod';

/** One setting: how it is read, and what people are told when it can't be. */
export interface Setting<T = unknown> {
  schema: z.ZodType<T>;
  must: string;
  example: string;
  secret?: true;
}

const url = (pattern: RegExp) => z.string().refine((text) => pattern.test(text) && URL.canParse(text));
const passwordHash = /^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[\w+/]{16,}\$[\w+/]{32,}$/;
const bytes32 = z.string().refine((text) => Buffer.from(text, 'base64').length === 32);
const matching = (pattern: RegExp) => z.string().regex(pattern).optional();
const graphId = /^\d{5,24}$/;
const graphToken = /^[\w.|-]{20,1024}$/;
const timeZone = z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC');

/** Every setting there is; docs explain them in .env.example. */
export const settings = {
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
    schema: matching(/^\d{5,}:[\w-]{20,}$/),
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
    schema: matching(/^[\w-]{32,256}$/),
    must: 'be 32 to 256 letters, digits, _ or -',
    example: 'the output of: openssl rand -hex 32',
    secret: true,
  },
  INSTAGRAM_ACCOUNT_ID: {
    schema: matching(graphId),
    must: 'be the digits that the dashboard shows beside the account',
    example: '17841400000000000',
  },
  INSTAGRAM_ACCESS_TOKEN: {
    schema: matching(graphToken),
    must: 'look as the dashboard of the app gives it',
    example: 'IGAA...',
    secret: true,
  },
  META_APP_SECRET: {
    schema: matching(/^\s*\w{16,128}(\s*,\s*\w{16,128})*\s*$/),
    must: 'be the secret of the app as the dashboard shows it, or several with commas between',
    example: '0123456789abcdef0123456789abcdef',
    secret: true,
  },
  META_VERIFY_TOKEN: {
    schema: matching(/^[\x21-\x7e]{8,256}$/),
    must: 'be 8 to 256 letters, digits or signs without blanks, the same as in the dashboard',
    example: 'the output of: openssl rand -hex 16',
    secret: true,
  },
  GRAPH_API_ROOT: {
    schema: url(/^https?:\/\//).optional(),
    must: 'be an http(s) address',
    example: 'https://graph.instagram.com',
  },
  GRAPH_API_VERSION: {
    schema: z
      .string()
      .regex(/^v\d{1,3}\.\d{1,2}$/)
      .default('v25.0'),
    must: 'be a version as Meta writes it',
    example: 'v25.0',
  },
  FACEBOOK_PAGE_ID: {
    schema: matching(graphId),
    must: 'be the digits of the Page',
    example: '104900000000000',
  },
  FACEBOOK_PAGE_TOKEN: {
    schema: matching(graphToken),
    must: 'look as the dashboard of the app gives it',
    example: 'EAAG...',
    secret: true,
  },
  ROLE: {
    schema: z.enum(['all', 'web', 'worker']).default('all'),
    must: 'be all, web or worker',
    example: 'worker',
  },
  BANK_NOTICE_SECRET: {
    schema: z.string().min(16).optional(),
    must: 'have at least 16 characters',
    example: 'the output of: openssl rand -hex 32',
    secret: true,
  },
  METRICS_TOKEN: {
    schema: z.string().min(16).optional(),
    must: 'have at least 16 characters',
    example: 'the output of: openssl rand -hex 32',
    secret: true,
  },
  PLAYGROUND: { schema: z.enum(['on', 'off']).optional(), must: 'be on or off', example: 'on' },
  OWNER_TELEGRAM_IDS: {
    schema: matching(/^\s*\d+(\s*,\s*\d+)*\s*$/),
    must: 'be Telegram ids with commas between',
    example: '123456789,987654321',
  },
  OWNER_PASSWORD_HASH: {
    schema: matching(passwordHash),
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

export type Name = keyof typeof settings;

/** Settings of which each opens a channel. */
export const channelTokens = ['TELEGRAM_BOT_TOKEN', 'INSTAGRAM_ACCESS_TOKEN', 'FACEBOOK_PAGE_TOKEN'] satisfies Name[];

/** A setting, and those of which each makes it necessary. */
export const neededBy: readonly [needed: Name, ...others: Name[]][] = [
  ['OWNER_TELEGRAM_IDS', 'OWNER_PASSWORD_HASH'],
  ['INSTAGRAM_ACCOUNT_ID', 'INSTAGRAM_ACCESS_TOKEN'],
  ['INSTAGRAM_ACCESS_TOKEN', 'INSTAGRAM_ACCOUNT_ID'],
  ['FACEBOOK_PAGE_ID', 'FACEBOOK_PAGE_TOKEN'],
  ['FACEBOOK_PAGE_TOKEN', 'FACEBOOK_PAGE_ID'],
  ['META_APP_SECRET', 'INSTAGRAM_ACCESS_TOKEN', 'FACEBOOK_PAGE_TOKEN'],
  ['META_VERIFY_TOKEN', 'INSTAGRAM_ACCESS_TOKEN', 'FACEBOOK_PAGE_TOKEN'],
];
