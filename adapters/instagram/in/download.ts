import { MediaTooLarge, type Media } from '../../adapter.ts';
import { mediaType } from '../../media-type.ts';
import { readCounted } from '../../read-body.ts';
import { errorCode } from '../../error-code.ts';
import { linksOfMessage } from './announced-message.ts';
import type { InboundDeps } from './deps.ts';
import { readFileId } from './file-id.ts';
import { downloadBytes, downloadTimeoutMs, mostRedirects } from './limits.ts';

/** Hosts that the platform keeps people's files on, with whatever stands before them. */
const mediaHost = /^(?:[\w-]+\.)*(?:fbsbx\.com|cdninstagram\.com|fbcdn\.net)$/;

interface DownloadDeps extends Pick<InboundDeps, 'fetchMessage'> {
  /** Where the Graph API is: a stand-in serves its own files. */
  graphRoot: string;
}

/**
 * Fetches a file a customer sent, at most 20 MB; its type is read from the content. Only the platform's own hosts are asked,
 * redirects included. A link that died is asked for anew, once.
 * @throws {MediaTooLarge} when it is larger
 * @throws {Error} when it cannot be fetched; the message never holds the address
 */
export async function downloadFile(fileId: string, { fetchMessage, graphRoot }: DownloadDeps): Promise<Media> {
  const file = readFileId(fileId);
  if (!file) throw new Error('This is no file of this channel');
  const root = new URL(graphRoot);
  const bytes =
    (await fetchFrom(file.url, root)) ??
    (await fetchFrom(linksOfMessage(await fetchMessage(file.mid))[file.index] ?? '', root));
  if (bytes === undefined) throw new Error("The customer's file is gone from the platform");
  return { bytes, mime: mediaType(bytes) };
}

/** The bytes behind a link; undefined when the link leads nowhere, or where it must not lead. */
async function fetchFrom(link: string, root: URL): Promise<Uint8Array | undefined> {
  const signal = AbortSignal.timeout(downloadTimeoutMs);
  let url = URL.parse(link);
  for (let hop = 0; hop <= mostRedirects && url !== null && isAllowed(url, root); hop++) {
    const response = await opened(url, signal);
    if (response.ok) return await readWhole(response);
    await response.body?.cancel();
    const next = response.headers.get('location');
    if (response.status >= 500) throw failure(`HTTP ${response.status}`);
    if (response.status < 300 || response.status >= 400 || next === null) return undefined;
    url = URL.parse(next, url.href);
  }
  return undefined;
}

function isAllowed(url: URL, root: URL): boolean {
  if (url.username !== '' || url.password !== '') return false;
  if (url.origin === root.origin) return true;
  return url.protocol === 'https:' && url.port === '' && mediaHost.test(url.hostname);
}

async function opened(url: URL, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { redirect: 'manual', signal });
  } catch (error) {
    throw failure(errorCode(error));
  }
}

async function readWhole(response: Response): Promise<Uint8Array> {
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > downloadBytes) await response.body?.cancel();
  const bytes = announced > downloadBytes ? undefined : await readBytes(response);
  if (bytes === undefined) throw new MediaTooLarge(`The file is larger than ${downloadBytes / 1024 / 1024} MB`);
  return bytes;
}

async function readBytes(response: Response): Promise<Uint8Array | undefined> {
  try {
    return await readCounted(response, downloadBytes);
  } catch (error) {
    throw failure(errorCode(error));
  }
}

function failure(reason: string): Error {
  return new Error(`The customer's file could not be fetched from the platform (${reason})`);
}
