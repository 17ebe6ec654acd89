import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { channelTokens, neededBy, settings, type Name, type Setting } from './config/settings.ts';

/** Everything that can be set from outside, parsed. */
export interface Config extends MetaChannels {
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
  /** What posters of bank notices sign with; without it that door is closed. */
  bankNoticeSecret: string | undefined;
  /** Who may read `/metrics` from elsewhere than this machine. */
  metricsToken: string | undefined;
  /** The shop is shown with stand-ins of the platforms on the start page. */
  playground: boolean;
  ownerTelegramIds: string[];
  ownerPasswordHash: string | undefined;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  timeZone: string;
}

interface MetaChannels {
  /** The app of Meta that delivers for both of the next two; set as soon as one of them is. */
  meta: MetaApp | undefined;
  instagram: { accountId: string; accessToken: string; graphRoot: string } | undefined;
  messenger: { pageId: string; pageToken: string; graphRoot: string } | undefined;
}

/** What an app of Meta proves itself with, and the version of the Graph API it is spoken to in. */
interface MetaApp {
  /** Any of them may have signed a delivery. */
  appSecrets: string[];
  /** What the dashboard sends when it asks whether the webhook is ours. */
  verifyToken: string;
  graphVersion: string;
}

/** The settings can't be used; the message names every fault with its reason and an example. */
export class ConfigError extends Error {
  override name = 'ConfigError' as const;
}

const accountRoot = 'https://graph.instagram.com';
const pageRoot = 'https://graph.facebook.com';

type Environment = { [name: string]: string | undefined };

interface Sources {
  env: Environment;
  faults: string[];
  /** Settings that somebody gave a value, usable or not. */
  given: Set<Name>;
}

/** The process's settings: `.env` in the working folder, overruled by the environment. */
export function readEnvironment(): Environment {
  const file = join(process.cwd(), '.env');
  const written = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return { ...written, ...process.env };
}

/** What programs that the shop starts may know: where programs and their data lie, and nothing secret. */
export function environmentOfPrograms(): Environment {
  const { PATH = '/usr/local/bin:/usr/bin:/bin', TMPDIR, TESSDATA_PREFIX, LANG, LC_ALL } = process.env;
  return { PATH, TMPDIR, TESSDATA_PREFIX, LANG, LC_ALL };
}

/** Parses the settings. Throws one ConfigError that lists every fault. */
export function readConfig(env: Environment): Config {
  const sources: Sources = { env, faults: [], given: new Set() };
  const config = toConfig(sources);
  const faults = [...sources.faults, ...contradictions(config, sources.given)];
  if (faults.length > 0)
    throw new ConfigError(["These settings can't be used:", ...faults.map((fault) => `  ${fault}`)].join('\n'));
  return config;
}

/** One setting; where it is faulty, the fault is noted and its default stands in until all faults are told. */
function readOne<T>(name: Name, setting: Setting<T>, sources: Sources): T {
  const { env, faults, given } = sources;
  const raw = fromFile(name, sources) ?? (env[name]?.trim() || undefined);
  if (raw) given.add(name);
  const parsed = setting.schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const shown = setting.secret ? 'is set' : `is "${raw ?? ''}"`;
  faults.push(`${name} ${shown} but must ${setting.must}. Example: ${name}=${setting.example}`);
  return setting.schema.parse(undefined);
}

function fromFile(name: Name, { env, faults, given }: Sources): string | undefined {
  const path = env[`${name}_FILE`];
  if (!path) return undefined;
  try {
    return readFileSync(path, 'utf8').trim() || undefined;
  } catch {
    given.add(name);
    faults.push(
      `${name}_FILE is "${path}" but that file can't be read. Example: ${name}_FILE=/run/secrets/${name.toLowerCase()}`,
    );
    return undefined;
  }
}

/** A setting that another one or the process's role makes necessary is missing. One that is given but faulty is told already. */
function contradictions({ playground, role }: Config, given: ReadonlySet<Name>): string[] {
  const isNode = role === 'all' ? undefined : `ROLE=${role}`;
  const isAlone = playground ? undefined : 'PLAYGROUND=off leaves no other channel';
  const hasChannel = channelTokens.some((name) => given.has(name));
  const needs: [needed: Name, reason: string | undefined][] = [
    ...neededBy.map(([needed, ...others]): [Name, string | undefined] => {
      const other = others.find((name) => given.has(name));
      return [needed, other && `${other} is set`];
    }),
    // A web or a worker is one node of several: what they must share can't be made up on each.
    ['DATABASE_URL', isNode],
    ['DATA_KEY', isNode],
    ['TELEGRAM_BOT_TOKEN', hasChannel ? undefined : (isNode ?? isAlone)],
    ['PUBLIC_URL', role === 'web' ? isNode : undefined],
  ];
  return needs
    .filter(([needed, reason]) => reason !== undefined && !given.has(needed))
    .map(
      ([name, reason]) => `${name} is missing: needed because ${reason}. Example: ${name}=${settings[name].example}`,
    );
}

function toConfig(sources: Sources): Config {
  const read = <T>(name: Name, setting: Setting<T>): T => readOne(name, setting, sources);
  const token = read('TELEGRAM_BOT_TOKEN', settings.TELEGRAM_BOT_TOKEN);
  const apiRoot = withoutEndingSlash(read('TELEGRAM_API_ROOT', settings.TELEGRAM_API_ROOT));
  const webhookSecret = read('TELEGRAM_WEBHOOK_SECRET', settings.TELEGRAM_WEBHOOK_SECRET);
  const publicUrl = read('PUBLIC_URL', settings.PUBLIC_URL);
  const ofMeta = readMeta(sources);
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
    ...ofMeta,
    role: read('ROLE', settings.ROLE),
    bankNoticeSecret: read('BANK_NOTICE_SECRET', settings.BANK_NOTICE_SECRET),
    metricsToken: read('METRICS_TOKEN', settings.METRICS_TOKEN),
    playground: playground === 'on' || (playground === undefined && token === undefined && !ofMeta.meta),
    ownerTelegramIds: listed(read('OWNER_TELEGRAM_IDS', settings.OWNER_TELEGRAM_IDS) ?? ''),
    ownerPasswordHash: read('OWNER_PASSWORD_HASH', settings.OWNER_PASSWORD_HASH),
    logLevel: read('LOG_LEVEL', settings.LOG_LEVEL),
    timeZone: read('SHOP_TIMEZONE', settings.SHOP_TIMEZONE),
  };
}

/** Which host answers decides who logged in: graph.instagram.com for the account itself, graph.facebook.com through its Page. */
function readMeta(sources: Sources): MetaChannels {
  const read = <T>(name: Name, setting: Setting<T>): T => readOne(name, setting, sources);
  const root = withoutEndingSlash(read('GRAPH_API_ROOT', settings.GRAPH_API_ROOT) ?? accountRoot);
  const accountId = read('INSTAGRAM_ACCOUNT_ID', settings.INSTAGRAM_ACCOUNT_ID);
  const accessToken = read('INSTAGRAM_ACCESS_TOKEN', settings.INSTAGRAM_ACCESS_TOKEN);
  const pageId = read('FACEBOOK_PAGE_ID', settings.FACEBOOK_PAGE_ID);
  const pageToken = read('FACEBOOK_PAGE_TOKEN', settings.FACEBOOK_PAGE_TOKEN);
  const appSecrets = listed(read('META_APP_SECRET', settings.META_APP_SECRET) ?? '');
  const verifyToken = read('META_VERIFY_TOKEN', settings.META_VERIFY_TOKEN) ?? '';
  const graphVersion = read('GRAPH_API_VERSION', settings.GRAPH_API_VERSION);
  const instagram = accountId && accessToken ? { accountId, accessToken, graphRoot: root } : undefined;
  // Pages are not served at the other host.
  const graphRoot = root === accountRoot ? pageRoot : root;
  const messenger = pageId && pageToken ? { pageId, pageToken, graphRoot } : undefined;
  const meta = instagram || messenger ? { appSecrets, verifyToken, graphVersion } : undefined;
  return { meta, instagram, messenger };
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
