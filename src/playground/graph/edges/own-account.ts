import { pick } from '../fields.ts';
import { noSuchObject } from '../graph-refusal.ts';
import type { Edge } from './edge.ts';
import { mentionFields } from './mentions.ts';
import { asked } from './nodes.ts';

/** `GET /me` or `GET /{account}`: `user_id` is the id in webhooks, `id` another one where the app asks for `me`. */
export const readAccount: Edge = ({ world, id, fields }) => {
  const { account } = world;
  const posts = [...world.posts.values()].filter(({ isOwn, platform }) => isOwn && platform === 'instagram');
  const node = {
    id,
    user_id: account.id,
    ig_id: account.id,
    username: account.username,
    name: account.name,
    account_type: 'BUSINESS',
    biography: '',
    website: undefined,
    profile_picture_url: undefined,
    followers_count: 1200,
    follows_count: 80,
    media_count: posts.length,
    ...mentionFields(world),
  };
  return pick('IGUser', node, asked(fields, 'id'));
};

/** `GET /{page}`, with the account that is linked to it. */
export const readPage: Edge = ({ world, id, fields }) => {
  const { page, account } = world;
  if (!page) throw noSuchObject(id);
  const node = {
    id: page.id,
    name: page.name,
    username: page.username,
    link: `https://www.facebook.com/${page.username}`,
    category: 'Shopping & retail',
    instagram_business_account: { id: account.id },
    connected_instagram_account: { id: account.id },
  };
  return pick('Page', node, asked(fields, 'name,id'));
};
