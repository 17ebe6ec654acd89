import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { MediaStore } from '#src/shop/ports.ts';

/** The type lives in the id's ending, so a file is all that a picture needs. */
const mimeByEnding: { [ending: string]: string } = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  bin: 'application/octet-stream',
};

const endingByMime = new Map(Object.entries(mimeByEnding).map(([ending, mime]) => [mime, ending]));

const idPattern = /^[0-9a-f]{32}\.[a-z]{3,4}$/;

/**
 * Keeps bytes in the folder, named after their hash. A file appears whole or not at all.
 * A type it does not know is kept as `application/octet-stream`. Ids that it never gave answer nothing.
 */
export function createMediaStore(folder: string): MediaStore {
  const fileOf = (id: string) => (idPattern.test(id) ? join(folder, id.slice(0, 2), id) : undefined);
  return {
    put: async ({ bytes, mime }) => {
      const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
      const id = `${hash}.${endingByMime.get(mime) ?? 'bin'}`;
      const file = join(folder, id.slice(0, 2), id);
      await mkdir(dirname(file), { recursive: true });
      const beside = `${file}.${randomUUID()}`;
      try {
        await writeFile(beside, bytes, { flush: true });
        await rename(beside, file);
      } catch (error) {
        // The disk may be full, and half a file would keep it so.
        await rm(beside, { force: true });
        throw error;
      }
      return id;
    },
    get: async (id) => {
      const file = fileOf(id);
      const bytes = file && (await readIfThere(file));
      const mime = mimeByEnding[id.slice(id.lastIndexOf('.') + 1)];
      return bytes && mime ? { bytes, mime } : undefined;
    },
    remove: async (id) => {
      const file = fileOf(id);
      if (file) await rm(file, { force: true });
    },
  };
}

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
