import { createHash } from 'node:crypto';
import { z } from 'zod';
import { refused } from '../refused.ts';
import type { Method } from './method.ts';

const fileFields = z.looseObject({ file_id: z.string().min(1) });
const chatFields = z.looseObject({ chat_id: z.coerce.number().int() });
const profile = z.looseObject({ name: z.string().optional(), username: z.string().optional() });

/** `getMe`: the account, as the adapter's start found it. */
export const getMe: Method = async (tools) => ({ ...tools.me() });

/** `getFile`: ids of files are the adapter's own, and its `download` opens them; the path is nothing but the id. */
export const getFile: Method = async (_tools, { payload }) => {
  const { file_id: id } = fileFields.parse(payload);
  return {
    file_id: id,
    file_unique_id: createHash('sha256').update(id).digest('base64url').slice(0, 22),
    file_path: id,
  };
};

/** `getChat`: a person with what his profile tells ("User Profile API"), which may be nothing; or a post. */
export const getChat: Method = async ({ identities, graph }, { payload }) => {
  const { chat_id: id } = chatFields.parse(payload);
  const foreign = await identities.foreign(id);
  if (foreign?.kind === 'post') return { id, type: 'supergroup', title: '' };
  if (foreign?.kind !== 'person') throw refused(400, 'Bad Request: chat not found');
  const answer = await graph.get(foreign.externalId, { fields: 'name,username' });
  const { name, username } = profile.safeParse(answer.ok && answer.body).data ?? {};
  return { id, type: 'private', first_name: name ?? username ?? '', ...(username !== undefined && { username }) };
};
