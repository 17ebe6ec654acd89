import { createComment, deleteComment, hideComment, readComment, replyToComment } from './comments.ts';
import { listConversations, readConversation, readMessage } from './conversations.ts';
import type { Edge, NodeKind } from './edge.ts';
import { listComments, listLive, listMedia, listReplies, listStories, readPost } from './media.ts';
import { replyToMention } from './mentions.ts';
import { clearProfile, readProfile, setProfile } from './messenger-profile.ts';
import { readAccount, readPage } from './own-account.ts';
import { readPerson } from './profile.ts';
import { send } from './send.ts';
import { readSubscription, subscribe, unsubscribe } from './subscription.ts';
import { uploadMedia } from './uploads.ts';

type Verb = 'GET' | 'POST' | 'DELETE';
type Address = `${Verb} ${NodeKind}` | `${Verb} ${NodeKind}/${string}`;

const ofBoth = (kind: 'account' | 'page'): [Address, Edge][] => [
  [`POST ${kind}/messages`, send],
  [`POST ${kind}/message_attachments`, uploadMedia],
  [`GET ${kind}/conversations`, listConversations],
  [`GET ${kind}/subscribed_apps`, readSubscription],
  [`POST ${kind}/subscribed_apps`, subscribe],
  [`DELETE ${kind}/subscribed_apps`, unsubscribe],
  [`GET ${kind}/messenger_profile`, readProfile],
  [`POST ${kind}/messenger_profile`, setProfile],
  [`DELETE ${kind}/messenger_profile`, clearProfile],
];

const edges = new Map<string, Edge>([
  ...ofBoth('account'),
  ...ofBoth('page'),
  ['GET account', readAccount],
  ['GET account/media', listMedia],
  ['GET account/stories', listStories],
  ['GET account/live_media', listLive],
  ['POST account/mentions', replyToMention],
  ['GET page', readPage],
  ['GET page/feed', listMedia],
  ['GET page/published_posts', listMedia],
  ['GET person', readPerson],
  ['GET post', readPost],
  ['GET post/comments', listComments],
  ['POST post/comments', createComment],
  ['GET comment', readComment],
  ['POST comment', hideComment],
  ['DELETE comment', deleteComment],
  ['GET comment/replies', listReplies],
  ['GET comment/comments', listReplies],
  ['POST comment/replies', replyToComment],
  ['POST comment/comments', replyToComment],
  ['GET conversation', readConversation],
  ['GET message', readMessage],
] satisfies [Address, Edge][]);

/** What answers this call; undefined where the API has nothing. */
export function edgeAt(verb: string, kind: NodeKind, edge: string | undefined): Edge | undefined {
  return edges.get(edge === undefined ? `${verb} ${kind}` : `${verb} ${kind}/${edge}`);
}
