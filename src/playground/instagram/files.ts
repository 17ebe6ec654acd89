import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { GraphStandIn } from '../graph/stand-in.ts';
import { limitBody, refuse } from '../refuse.ts';
import { sendFile } from '../send-file.ts';

const MEBIBYTE = 1024 * 1024;
/** What the platform takes of a picture; one more for the form around it. */
const MAX_PICTURE_BYTES = 8 * MEBIBYTE;
const TOO_LARGE = 'The picture is larger than 8 MB.';
const PICTURE_TYPES = new Set(['image/jpeg', 'image/png', 'image/gif']);

const post = z.object({ caption: z.string().trim().max(2200), kind: z.enum(['post', 'reel', 'story']) });

/** Pictures that go into Direct, posts of the owner, and everything that hangs on messages and posts. */
export function createGraphFiles(graph: GraphStandIn): Hono {
  const doors = new Hono();
  const limit = limitBody(MAX_PICTURE_BYTES + MEBIBYTE, TOO_LARGE);

  doors.post('/picture', limit, async (c) => {
    const read = await readPicture(c);
    if ('refusal' in read) return read.refusal;
    const personId = read.form.get('personId');
    const who = typeof personId === 'string' ? graph.people.byId(personId) : undefined;
    if (!who) return refuse(c, 404, 'no_such_person', 'There is no such person.');
    who.sendsPicture(read.picture);
    return c.json({ ok: true });
  });

  doors.post('/post', limit, async (c) => {
    const read = await readPicture(c);
    if ('refusal' in read) return read.refusal;
    const about = post.safeParse({ caption: read.form.get('caption') ?? '', kind: read.form.get('kind') ?? 'post' });
    if (!about.success) return refuse(c, 400, 'invalid_input', 'A post has a kind and at most 2,200 characters.');
    const { id } = graph.account.publishPost({ ...about.data, picture: read.picture });
    return c.json({ ok: true, postId: id });
  });

  doors.get('/files/:id', (c) => sendFile(c, graph.file(c.req.param('id'))));
  return doors;
}

async function readPicture(c: Context): Promise<{ form: FormData; picture: Uint8Array } | { refusal: Response }> {
  const form = await c.req.formData().catch(() => undefined);
  const file = form?.get('file');
  if (!form || !(file instanceof File) || file.size === 0)
    return { refusal: refuse(c, 400, 'invalid_input', 'file: a picture is needed.') };
  if (!PICTURE_TYPES.has(file.type))
    return { refusal: refuse(c, 400, 'not_a_photo', 'A picture must be JPEG, PNG or GIF.') };
  if (file.size > MAX_PICTURE_BYTES) return { refusal: refuse(c, 413, 'too_large', TOO_LARGE) };
  return { form, picture: new Uint8Array(await file.arrayBuffer()) };
}
