import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { limitBody, readBody, refuse } from './refuse.ts';
import type { Resident, Residents } from './residents.ts';
import { MAX_CALLBACK_DATA_BYTES, MAX_PHOTO_BYTES, MAX_TEXT } from './telegram/limits.ts';
import type { Person } from './telegram/person.ts';
import { Refusal } from './telegram/refusal.ts';

const MEBIBYTE = 1024 * 1024;
const MAX_JSON_BYTES = 64 * 1024;
/** Above the 20 MB a bot may fetch, so that this refusal can be tried out too; one more for the form around the file. */
const MAX_FILE_BYTES = 30 * MEBIBYTE;
const MAX_FORM_BYTES = MAX_FILE_BYTES + MEBIBYTE;

const PHOTO_TYPES = new Set(['image/jpeg', 'image/png', 'image/webp']);

const personId = z.coerce.number().int().positive();
const start = z.object({
  payload: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'must be 1-64 of A-Z a-z 0-9 _ -')
    .optional(),
  /** The language the page is read in; the owner's app then has the same. */
  language: z.enum(['uz', 'en']).optional(),
});
const say = z.object({ text: z.string().trim().min(1).max(MAX_TEXT) });
const tap = z.object({ messageId: z.number().int().positive(), data: z.string().min(1).max(MAX_CALLBACK_DATA_BYTES) });
const contact = z.object({
  phone: z
    .string()
    .regex(/^\+?\d{7,15}$/, 'must be 7-15 digits')
    .optional(),
});
const extra = z.object({ kind: z.enum(['voice', 'sticker']) });
const block = z.object({ isBlocked: z.boolean() });

interface ActionDeps {
  residents: Residents;
  /** Payload the owner's first Start carries while nobody owns the shop. */
  claimLink: () => string | undefined;
}

type Act<T> = (resident: Resident, body: T) => object | void;

/** What people do in their chats: one POST door for each act. */
export function createActions({ residents, claimLink }: ActionDeps): Hono {
  const actions = new Hono();
  const jsonLimit = limitBody(MAX_JSON_BYTES, 'The request is larger than 64 KB.');
  const formLimit = limitBody(MAX_FORM_BYTES, 'The file is larger than 30 MB.');

  function door<T>(name: string, schema: z.ZodType<T>, act: Act<T>, mayBeBlocked = false): void {
    actions.post(`/:id/${name}`, jsonLimit, async (c) => {
      const found = findResident(c, residents, mayBeBlocked);
      if ('refusal' in found) return found.refusal;
      const read = await readBody(c, schema);
      if ('refusal' in read) return read.refusal;
      return c.json({ ok: true, ...act(found.resident, read.body) });
    });
  }

  const startPayload = ({ role }: Resident, asked?: string) => asked ?? (role === 'owner' ? claimLink() : undefined);

  door(
    'start',
    start,
    (resident, body) => {
      if (resident.role === 'owner' && body.language) residents.ownerSpeaks(body.language);
      return { messageId: resident.person.start(startPayload(resident, body.payload)) };
    },
    true,
  );
  door('say', say, ({ person }, body) => ({ messageId: person.say(body.text) }));
  door('tap', tap, ({ person }, body) => ({ queryId: person.tap(body.messageId, body.data) }));
  door('contact', contact, ({ person }, body) => ({ messageId: person.shareContact(body.phone) }));
  door('extra', extra, ({ person }, { kind }) => ({
    messageId: kind === 'voice' ? person.sendVoice() : person.sendSticker(),
  }));
  door('block', block, ({ person }, { isBlocked }) => (isBlocked ? person.block() : person.unblock()), true);
  actions.post('/:id/file', formLimit, (c) => receiveFile(c, residents));
  return actions;
}

function findResident(
  c: Context,
  residents: Residents,
  mayBeBlocked: boolean,
): { resident: Resident } | { refusal: Response } {
  const id = personId.safeParse(c.req.param('id'));
  const resident = id.success ? residents.byId(id.data) : undefined;
  if (!resident) return { refusal: refuse(c, 404, 'no_such_person', 'There is no such chat.') };
  if (resident.person.hasBlocked && !mayBeBlocked) {
    return { refusal: refuse(c, 409, 'blocked', 'The bot is blocked in this chat; start it again first.') };
  }
  return { resident };
}

async function receiveFile(c: Context, residents: Residents): Promise<Response> {
  const found = findResident(c, residents, false);
  if ('refusal' in found) return found.refusal;
  const form = await c.req.formData().catch(() => undefined);
  const file = form?.get('file');
  if (!(file instanceof File) || file.size === 0)
    return refuse(c, 400, 'invalid_input', 'file: a file that is not empty is needed.');
  if (file.size > MAX_FILE_BYTES) return refuse(c, 413, 'too_large', 'The file is larger than 30 MB.');
  const asPhoto = form?.get('as') === 'photo';
  if (asPhoto && !PHOTO_TYPES.has(file.type))
    return refuse(c, 400, 'not_a_photo', 'A photo must be JPEG, PNG or WebP; send others as a file.');
  if (asPhoto && file.size > MAX_PHOTO_BYTES)
    return refuse(c, 413, 'too_large', 'A photo may have 10 MB; send it as a file.');
  const caption = z
    .string()
    .trim()
    .max(1024)
    .catch('')
    .parse(form?.get('caption') ?? '');
  const bytes = new Uint8Array(await file.arrayBuffer());
  return sendFile(c, found.resident.person, { bytes, file, caption, asPhoto });
}

interface PickedFile {
  bytes: Uint8Array;
  file: File;
  caption: string;
  asPhoto: boolean;
}

function sendFile(c: Context, person: Person, { bytes, file, caption, asPhoto }: PickedFile): Response {
  try {
    const messageId = asPhoto
      ? person.sendPhoto(bytes, caption)
      : person.sendDocument(bytes, file.name, file.type || 'application/octet-stream', caption);
    return c.json({ ok: true, messageId });
  } catch (error) {
    if (error instanceof Refusal)
      return refuse(c, 400, 'not_a_photo', 'This picture cannot be read; send it as a file.');
    throw error;
  }
}
