import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { createMediaStore } from '#src/storage/media.ts';
import { deriveSecret, readOrMakeSecrets } from '#src/storage/secrets.ts';
import { createVault } from '#src/storage/vault.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(inject('runFolder'), 'files-'));
});

describe('pictures', () => {
  const bytes = new Uint8Array([1, 2, 3]);

  it('come back with their type under an id that follows from their content', async () => {
    const media = createMediaStore(folder);
    const id = await media.put({ bytes, mime: 'image/jpeg' });
    expect(id).toMatch(/^[0-9a-f]{32}\.jpg$/);
    expect(await media.put({ bytes, mime: 'image/jpeg' })).toBe(id);
    const kept = await createMediaStore(folder).get(id);
    expect(kept?.mime).toBe('image/jpeg');
    expect(Buffer.from(kept?.bytes ?? [])).toEqual(Buffer.from(bytes));
  });

  it('leave nothing half-written beside them', async () => {
    const media = createMediaStore(folder);
    const id = await media.put({ bytes, mime: 'application/pdf' });
    expect(readdirSync(join(folder, id.slice(0, 2)))).toEqual([id]);
  });

  it('are gone when removed', async () => {
    const media = createMediaStore(folder);
    const id = await media.put({ bytes, mime: 'image/png' });
    await media.remove(id);
    await media.remove(id);
    expect(await media.get(id)).toBeUndefined();
  });

  it.each(['../../etc/passwd', '', '/etc/passwd', `${'a'.repeat(32)}.exe`, `..${'a'.repeat(30)}.jpg`])(
    'are not found under the forged id "%s"',
    async (id) => {
      const media = createMediaStore(folder);
      expect(await media.get(id)).toBeUndefined();
      await expect(media.remove(id)).resolves.toBeUndefined();
    },
  );

  it('of an unknown type are kept as plain bytes', async () => {
    const media = createMediaStore(folder);
    expect((await media.get(await media.put({ bytes, mime: 'text/html' })))?.mime).toBe('application/octet-stream');
  });
});

describe('the vault', () => {
  const key = randomBytes(32).toString('base64');
  const vault = createVault(key);

  it('opens what it sealed, and seals the same text differently each time', () => {
    const phone = '+998 90 123-45-67 📞';
    const sealed = vault.seal(phone);
    expect(sealed).toMatch(/^v1:[\w-]+$/);
    expect(sealed).not.toBe(vault.seal(phone));
    expect(createVault(key).open(sealed)).toBe(phone);
    expect(vault.open(vault.seal(''))).toBe('');
  });

  it('refuses what was changed, cut, sealed with another key or not sealed at all', () => {
    const sealed = vault.seal('secret');
    const changed = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA');
    for (const bad of [
      changed,
      sealed.slice(0, 20),
      'v1:',
      'plain',
      createVault(randomBytes(32).toString('base64')).seal('x'),
    ]) {
      expect(() => vault.open(bad)).toThrow(Error);
    }
  });

  it('gives the same fingerprint for the same text, and another with another key', () => {
    expect(vault.fingerprint('+998901234567')).toBe(createVault(key).fingerprint('+998901234567'));
    expect(vault.fingerprint('+998901234567')).not.toBe(vault.fingerprint('+998901234568'));
    const other = createVault(randomBytes(32).toString('base64'));
    expect(vault.fingerprint('+998901234567')).not.toBe(other.fingerprint('+998901234567'));
  });

  it('takes no short key', () => {
    expect(() => createVault('c2hvcnQ=')).toThrow('DATA_KEY must be 32 bytes');
  });
});

describe('the keys of the house', () => {
  it('are made once, for their owner alone', () => {
    const made = readOrMakeSecrets(folder);
    expect(Buffer.from(made.dataKey, 'base64')).toHaveLength(32);
    expect(made.dataKey).not.toBe(made.mediaUrlSecret);
    expect(readOrMakeSecrets(folder)).toEqual(made);
    expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['secrets']);
  });

  it('give way to those that were set', () => {
    const dataKey = randomBytes(32).toString('base64');
    expect(readOrMakeSecrets(folder, { dataKey }).dataKey).toBe(dataKey);
    expect(readFileSync(join(folder, 'secrets'), 'utf8')).toMatch(/^MEDIA_URL_SECRET=\S+\n$/);
    expect(() => readOrMakeSecrets(folder)).toThrow('holds no DATA_KEY: set the DATA_KEY that');
  });

  it('are never made anew over a damaged file', () => {
    writeFileSync(join(folder, 'secrets'), 'DATA_KEY=oops');
    expect(() => readOrMakeSecrets(folder)).toThrow('is damaged');
    expect(readFileSync(join(folder, 'secrets'), 'utf8')).toBe('DATA_KEY=oops');
  });

  it('give a secret of its own for each use', () => {
    const { dataKey } = readOrMakeSecrets(folder);
    expect(deriveSecret(dataKey, 'webhook')).toBe(deriveSecret(dataKey, 'webhook'));
    expect(deriveSecret(dataKey, 'webhook')).not.toBe(deriveSecret(dataKey, 'media'));
  });
});
