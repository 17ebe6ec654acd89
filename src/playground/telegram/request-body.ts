import type { HonoRequest } from 'hono';
import type { Payload, Upload } from './payload.ts';
import { badRequest } from './refusal.ts';

/** Parameters of a Bot API request: from the address, and from a JSON, form or multipart body. Throws a Refusal for a broken body. */
export async function readRequest(request: HonoRequest): Promise<Payload> {
  const fields: Record<string, unknown> = { ...request.query() };
  const uploads = new Map<string, Upload>();
  const type = (request.header('content-type') ?? '').toLowerCase();
  if (request.method !== 'POST') return { fields, uploads };
  if (type.startsWith('application/json')) Object.assign(fields, await readJson(request));
  else if (type.startsWith('multipart/form-data') || type.startsWith('application/x-www-form-urlencoded')) {
    await readForm(request, fields, uploads);
  }
  return { fields, uploads };
}

async function readJson(request: HonoRequest): Promise<object> {
  const text = await request.text();
  if (text.trim() === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) return body;
  } catch {
    // Said below in the platform's words.
  }
  throw badRequest("can't parse request JSON object");
}

async function readForm(
  request: HonoRequest,
  fields: Record<string, unknown>,
  uploads: Map<string, Upload>,
): Promise<void> {
  for (const [name, value] of await request.formData()) {
    if (typeof value === 'string') {
      fields[name] = value;
      continue;
    }
    const bytes = new Uint8Array(await value.arrayBuffer());
    uploads.set(name, { bytes, name: value.name, mime: mimeOf(value) });
  }
}

/** Clients send uploads without a type; then the name decides, as on the platform. */
function mimeOf(file: File): string {
  if (file.type && file.type !== 'application/octet-stream') return file.type;
  const extension = file.name.split('.').at(-1)?.toLowerCase() ?? '';
  const known: Record<string, string> = {
    pdf: 'application/pdf',
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    webp: 'image/webp',
    csv: 'text/csv',
    txt: 'text/plain',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  };
  return known[extension] ?? 'application/octet-stream';
}
