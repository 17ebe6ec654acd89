import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Media } from '../shop/ports.ts';
import { createMediaStore } from '../storage/media.ts';

/** The pictures and documents that a shop keeps in its folder. */
export interface MediaFiles {
  ids(): Promise<string[]>;
  /** Undefined when it is gone, or was none of the store's. */
  read(id: string): Promise<Media | undefined>;
  /** Keeps it; false when the bytes are not those that the id stands for. */
  write(id: string, media: Media): Promise<boolean>;
  remove(id: string): Promise<void>;
}

/** Looks at the folder of the shop's media store. */
export function openMediaFiles(folder: string): MediaFiles {
  const store = createMediaStore(folder);
  return {
    ids: async () => {
      const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(noneWithoutFolder);
      return files.filter((file) => file.isFile()).map((file) => basename(file.name));
    },
    read: (id) => store.get(id),
    write: async (id, media) => (await store.put(media)) === id,
    remove: (id) => store.remove(id),
  };
}

function noneWithoutFolder(error: unknown): [] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
}
