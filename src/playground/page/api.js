const ROOT = '/playground/api';

/** The server refused; `message` is a sentence for people. */
class ApiError extends Error {
  /** @param {{ error?: string, message?: string }} body */
  constructor(body) {
    super(body.message ?? 'The playground does not answer.');
    this.code = body.error ?? 'unreachable';
  }
}

/** @param {Response} response */
async function read(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiError(body);
  return body;
}

/** @param {string} path */
export async function get(path) {
  return read(await fetch(ROOT + path));
}

/**
 * @param {string} path
 * @param {object} body
 */
export async function post(path, body) {
  const headers = { 'content-type': 'application/json' };
  return read(await fetch(ROOT + path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

/**
 * Asks for something that is no JSON, e.g. a picture.
 * @param {string} path
 * @param {object} body
 * @returns {Promise<Blob>}
 */
export async function postBlob(path, body) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(ROOT + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.ok ? response.blob() : read(response);
}

/**
 * Sends a file as a photo or as a document.
 * @param {number} chatId
 * @param {{ file: File | Blob, name: string, as: 'photo' | 'document', caption: string }} picked
 */
export async function postFile(chatId, { file, name, as, caption }) {
  return postForm(`/people/${chatId}/file`, { as, caption, file: new File([file], name, { type: file.type }) });
}

/**
 * @param {string} path
 * @param {Record<string, string | Blob>} fields
 */
export async function postForm(path, fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return read(await fetch(ROOT + path, { method: 'POST', body: form }));
}

/** @param {string} fileId */
export function fileAddress(fileId) {
  return `${ROOT}/files/${encodeURIComponent(fileId)}`;
}

/**
 * Listens to the server; `onReady` is called after every (re)connection.
 * @param {Record<string, (data: any) => void>} handlers
 * @param {() => void} onReady
 */
export function listen(handlers, onReady) {
  const events = new EventSource(`${ROOT}/events`);
  events.addEventListener('ready', onReady);
  for (const [name, handle] of Object.entries(handlers)) {
    events.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  }
}
