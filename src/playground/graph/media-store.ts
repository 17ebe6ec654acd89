import { randomBytes } from 'node:crypto';
import { readImage } from '../telegram/image-size.ts';

/** Bytes that lie on the platform's CDN. */
export interface StoredMedia {
  id: string;
  bytes: Uint8Array;
  mime: string;
}

export interface MediaStore {
  /** Keeps bytes; a picture's type is read from its bytes, anything else has the type that is told. */
  add(bytes: Uint8Array, mime: string): StoredMedia;
  byId(id: string): StoredMedia | undefined;
  /** The address of kept bytes. */
  url(id: string): string;
}

/** Keeps all bytes of one stand-in in memory. `root` gives the address of its routes. */
export function createMediaStore(root: () => string): MediaStore {
  const byId = new Map<string, StoredMedia>();
  return {
    add(bytes, mime) {
      const media = { id: randomBytes(12).toString('hex'), bytes, mime: readImage(bytes)?.mime ?? mime };
      byId.set(media.id, media);
      return media;
    },
    byId: (id) => byId.get(id),
    url: (id) => `${root()}/cdn/${id}`,
  };
}
