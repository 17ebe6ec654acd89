import { createHash, randomBytes } from 'node:crypto';
import { readImage } from './image-size.ts';
import { MAX_PHOTO_BYTES, MAX_UPLOAD_BYTES, PHOTO_SIDES } from './limits.ts';
import type { FileRef, NamedFile, PhotoSize } from './model.ts';
import { badRequest, Refusal } from './refusal.ts';
import type { Upload } from './payload.ts';

export type FileKind = 'photo' | 'document' | 'voice' | 'sticker';

export interface StoredFile extends Upload {
  id: string;
  uniqueId: string;
  kind: FileKind;
  /** Where getFile says it lies, e.g. `photos/file_3.jpg`. */
  path: string;
  width: number;
  height: number;
}

export interface FileStore {
  /** Keeps an upload; throws a Refusal when the platform would not take it as this kind. */
  add(kind: FileKind, upload: Upload): StoredFile;
  byId(fileId: string): StoredFile | undefined;
  byPath(path: string): StoredFile | undefined;
}

/** Keeps all files of one stand-in in memory. */
export function createFileStore(): FileStore {
  const byId = new Map<string, StoredFile>();
  const byPath = new Map<string, StoredFile>();
  return {
    add(kind, upload) {
      const image = kind === 'photo' ? checkPhoto(upload) : readImage(upload.bytes);
      const extension = kind === 'photo' && image ? image.extension : (/\.(\w{1,8})$/.exec(upload.name)?.[1] ?? 'bin');
      const path = `${kind}s/file_${byId.size + 1}.${extension}`;
      const file: StoredFile = {
        ...upload,
        mime: kind === 'photo' && image ? image.mime : upload.mime,
        id: randomBytes(32).toString('base64url'),
        uniqueId: createHash('sha256').update(upload.bytes).digest('base64url').slice(0, 16),
        kind,
        path,
        width: image?.width ?? 0,
        height: image?.height ?? 0,
      };
      byId.set(file.id, file);
      byPath.set(path, file);
      return file;
    },
    byId: (fileId) => byId.get(fileId),
    byPath: (path) => byPath.get(path),
  };
}

/** Throws a Refusal when a bot may not upload so many bytes. */
export function checkUploadSize(upload: Upload): void {
  if (upload.bytes.length === 0) throw badRequest('file must be non-empty');
  if (upload.bytes.length > MAX_UPLOAD_BYTES) throw new Refusal(413, 'Request Entity Too Large');
}

function checkPhoto(upload: Upload) {
  const size = upload.bytes.length;
  if (size > MAX_PHOTO_BYTES) {
    throw badRequest(`file of size ${size} bytes is too big for a photo; the maximum size is ${MAX_PHOTO_BYTES} bytes`);
  }
  const image = readImage(upload.bytes);
  if (!image) throw badRequest('IMAGE_PROCESS_FAILED');
  const [short, long] = [image.width, image.height].toSorted((a, b) => a - b);
  const isTooLarge = image.width + image.height > PHOTO_SIDES.sum;
  if (!short || !long || isTooLarge || long / short > PHOTO_SIDES.ratio) throw badRequest('PHOTO_INVALID_DIMENSIONS');
  return image;
}

/** The part every file object has. */
function fileRef(file: StoredFile): FileRef {
  return { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.bytes.length };
}

/** A photo as the platform shows it: one size here, the last one being the largest. */
export function photoSizes(file: StoredFile): PhotoSize[] {
  return [{ ...fileRef(file), width: file.width, height: file.height }];
}

export function namedFile(file: StoredFile): NamedFile {
  return { ...fileRef(file), file_name: file.name, mime_type: file.mime };
}
