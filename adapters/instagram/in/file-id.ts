/** A customer's file, as a `file_id` tells it: the place among its message's attachments, the message, the link it came with. */
export interface FileRef {
  index: number;
  mid: string;
  /** Dies after a while; empty when the platform gave none. */
  url: string;
}

/** Writes a file down as a `file_id` that needs no memory of ours. */
export function fileIdOf({ index, mid, url }: FileRef): string {
  return [index, encodeURIComponent(mid), url].join(':');
}

/** Reads a `file_id` of ours back; undefined for any other string. Never throws. */
export function readFileId(fileId: string): FileRef | undefined {
  const [, index, mid, url] = /^(\d{1,3}):([^:]+):(.*)$/s.exec(fileId) ?? [];
  if (index === undefined || mid === undefined || url === undefined) return undefined;
  try {
    return { index: Number(index), mid: decodeURIComponent(mid), url };
  } catch {
    return undefined;
  }
}
