import { graphTime, pick, type AskedField, type GraphNode } from '../fields.ts';
import { noSuchObject } from '../graph-refusal.ts';
import type { PersonState, ThreadMessage } from '../model.ts';
import { pageOf } from '../paging.ts';
import { ownSide, threadOf, type GraphWorld } from '../world.ts';
import type { Edge } from './edge.ts';
import { asked } from './nodes.ts';

/** Messages of which the platform still tells more than the id. Conversations API */
const DETAILED_MESSAGES = 20;

/** `GET /{id}/conversations`, the newest first; `user_id` asks for one person's. Two calls a second. */
export const listConversations: Edge = ({ world, kind, fields, address }) => {
  world.rates.pass('conversations');
  const platform = kind === 'page' && fields['platform'] !== 'instagram' ? 'messenger' : 'instagram';
  const found = [...world.people.values()]
    .filter((state) => state.platform === platform && state.messages.size > 0 && !state.isGone)
    .filter(({ id }) => fields['user_id'] === undefined || fields['user_id'] === id)
    .toSorted((a, b) => updatedMs(b) - updatedMs(a));
  const { rows, paging } = pageOf(found, { limit: fields['limit'], after: fields['after'], address });
  const wanted = asked(fields, 'id,updated_time');
  return {
    data: rows.map((state) => pick('Conversation', threadNode(world, state), wanted)),
    ...(paging ? { paging } : {}),
  };
};

/** `GET /{conversation}`. */
export const readConversation: Edge = ({ world, id, fields }) => {
  world.rates.pass('conversations');
  const state = [...world.people.values()].find(({ conversationId }) => conversationId === id);
  if (!state) throw noSuchObject(id);
  return pick('Conversation', threadNode(world, state), asked(fields, 'id,updated_time'));
};

/** `GET /{mid}`. */
export const readMessage: Edge = ({ world, id, fields }) => {
  const state = threadOf(world, id);
  const message = state?.messages.get(id);
  if (!state || !message || message.isDeleted) throw noSuchObject(id);
  return pick('Message', messageNode(world, state, message), asked(fields, 'id,created_time'));
};

function updatedMs(state: PersonState): number {
  return [...state.messages.values()].at(-1)?.atMs ?? 0;
}

function threadNode(world: GraphWorld, state: PersonState): GraphNode {
  const own = ownSide(world, state.platform);
  return {
    id: state.conversationId,
    updated_time: graphTime(updatedMs(state)),
    participants: {
      data: [
        { id: own.id, username: own.username },
        { id: state.id, username: state.username },
      ],
    },
    messages: (field: AskedField) => ({ data: newestMessages(world, state, field) }),
  };
}

function newestMessages(world: GraphWorld, state: PersonState, { fields, modifiers }: AskedField): object[] {
  const limit = Number(modifiers['limit'] ?? DETAILED_MESSAGES);
  const newest = [...state.messages.values()].filter(({ isDeleted }) => !isDeleted).toReversed();
  return newest.slice(0, limit).map((message, at) => {
    const isDetailed = at < DETAILED_MESSAGES && fields.length > 0;
    return isDetailed ? pick('Message', messageNode(world, state, message), fields) : { id: message.mid };
  });
}

function messageNode(world: GraphWorld, state: PersonState, message: ThreadMessage): GraphNode {
  const own = ownSide(world, state.platform);
  const account = { id: own.id, username: own.username };
  const person = { id: state.id, username: state.username };
  const [from, to] = message.by === 'account' ? [account, person] : [person, account];
  const isUnsupported = message.attachments.some(({ kind }) => kind === 'unsupported' || kind === 'sticker');
  return {
    id: message.mid,
    created_time: graphTime(message.atMs),
    from,
    to: { data: [to] },
    message: message.text,
    attachments: attachmentsOf(message),
    story: storyOf(world, message),
    is_unsupported: isUnsupported || undefined,
    reply_to: message.replyTo && 'mid' in message.replyTo ? { mid: message.replyTo.mid } : undefined,
  };
}

// Shared posts and stories come back without attachments here, as observed.
function attachmentsOf({ attachments }: ThreadMessage): object | undefined {
  const data = attachments.flatMap((one): object[] => {
    if (one.kind === 'image') return [{ id: one.fileId, image_data: { url: one.url } }];
    if (one.kind === 'video') return [{ id: one.fileId, video_data: { url: one.url } }];
    return one.kind === 'audio' || one.kind === 'file' ? [{ id: one.fileId, file_url: one.url }] : [];
  });
  return data.length > 0 ? { data } : undefined;
}

function storyOf(world: GraphWorld, { attachments, replyTo }: ThreadMessage): object | undefined {
  const mention = attachments.find((one) => one.kind === 'story_mention');
  if (mention) return { mention: { id: mention.fileId, link: mention.url } };
  if (!replyTo || 'mid' in replyTo) return undefined;
  const fileId = world.posts.get(replyTo.storyId)?.fileId;
  return { reply_to: { id: replyTo.storyId, ...(fileId ? { link: world.media.url(fileId) } : {}) } };
}
