import { hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const secretBytes = 32;

const Secret = z.base64().refine((text) => Buffer.from(text, 'base64').length === secretBytes, '32 bytes are needed');
const Secrets = z.object({ DATA_KEY: Secret.exactOptional(), MEDIA_URL_SECRET: Secret.exactOptional() });

/** Keys of 32 bytes each, in base64. */
export interface HouseSecrets {
  /** What the vault seals with. */
  dataKey: string;
  /** What addresses of pictures are signed with. */
  mediaUrlSecret: string;
}

/**
 * The keys that were given, and for the others those in `<dataDir>/secrets`: made on first start,
 * readable by their owner alone. Processes that start at once end with the same keys. A key that was given is not
 * made: a copy of the file must not look as if it opened the shop.
 * Throws when the file was damaged or lacks a key: new ones would make every stored phone number unreadable.
 */
export function readOrMakeSecrets(
  dataDir: string,
  given: { [Key in keyof HouseSecrets]?: string | undefined } = {},
): HouseSecrets {
  const { dataKey, mediaUrlSecret } = given;
  if (dataKey !== undefined && mediaUrlSecret !== undefined) return { dataKey, mediaUrlSecret };
  const file = join(dataDir, 'secrets');
  const present = readIfThere(file);
  if (present === undefined) make(dataDir, file, given);
  const parsed = Secrets.safeParse(parseLines(present ?? readFileSync(file, 'utf8')));
  if (!parsed.success) {
    throw new Error(
      `The file ${file} is damaged: bring it back from a backup. ` +
        'Without its DATA_KEY stored phones and addresses stay unreadable.',
    );
  }
  return {
    dataKey: dataKey ?? parsed.data.DATA_KEY ?? lacking(file, 'DATA_KEY'),
    mediaUrlSecret: mediaUrlSecret ?? parsed.data.MEDIA_URL_SECRET ?? lacking(file, 'MEDIA_URL_SECRET'),
  };
}

function lacking(file: string, name: string): never {
  throw new Error(`The file ${file} holds no ${name}: set the ${name} that this shop was started with before.`);
}

/** A secret for one use, made from a key (base64) so that it gives away neither the key nor the others; base64url. */
export function deriveSecret(key: string, use: string): string {
  return Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64'), '', `shop ${use}`, secretBytes)).toString(
    'base64url',
  );
}

function make(dataDir: string, file: string, given: Parameters<typeof readOrMakeSecrets>[1] = {}): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const wanted = [
    ...(given.dataKey === undefined ? ['DATA_KEY'] : []),
    ...(given.mediaUrlSecret === undefined ? ['MEDIA_URL_SECRET'] : []),
  ];
  const lines = wanted.map((name) => `${name}=${randomBytes(secretBytes).toString('base64')}\n`);
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, lines.join(''), { mode: 0o600, flush: true });
  chmodSync(beside, 0o600);
  try {
    // A link appears whole or not at all, and never takes the place of a file that another process made.
    linkSync(beside, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(beside);
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function parseLines(text: string): Record<string, string> {
  const pairs = text.split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
  return Object.fromEntries(pairs);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
