import { createChanges, type Changes } from '../telegram/changes.ts';
import type { Clock } from '../telegram/world.ts';
import type { ConditionGate } from './conditions.ts';
import type { DeliveryQueue } from './deliveries.ts';
import { badParameter, noSuchObject } from './graph-refusal.ts';
import { createIds, type Ids } from './ids.ts';
import { WINDOW_MS } from './limits.ts';
import type { MediaStore } from './media-store.ts';
import type {
  CommentState,
  GraphChange,
  GraphId,
  PersonState,
  Platform,
  PostState,
  QuickReply,
  TemplateButton,
  ThreadMessage,
} from './model.ts';
import type { RateGate } from './rates.ts';
import type { TokenOwner, Tokens } from './tokens.ts';

export interface Identity {
  id: GraphId;
  username: string;
  name: string;
}

/** What the shop set beside the message box, as it sent it (for reading back) and as people see it. */
export interface Menus {
  raw: Map<string, unknown>;
  iceBreakers: QuickReply[];
  persistentMenu: TemplateButton[];
}

/** Everything the platform knows about one account, its Page and their people. */
export interface GraphWorld extends Changes<GraphChange> {
  clock: Clock;
  nowMs(): number;
  ids: Ids;
  appId: GraphId;
  account: Identity & { appScopedId: GraphId };
  page: Identity | undefined;
  people: Map<GraphId, PersonState>;
  /** The account's and, where it is mentioned, other people's. */
  posts: Map<GraphId, PostState>;
  /** Oldest first. */
  comments: Map<GraphId, CommentState>;
  /** Comments whose one private reply is used up. */
  answeredComments: Set<GraphId>;
  menus: Record<Platform, Menus>;
  subscriptions: Record<TokenOwner, Set<string>>;
  media: MediaStore;
  /** Media uploaded beforehand, by attachment id. */
  uploads: Map<GraphId, { url: string; fileId: string }>;
  tokens: Tokens;
  appSecret: string;
  conditions: ConditionGate;
  rates: RateGate;
  deliveries: DeliveryQueue;
}

export type WorldParts = Pick<
  GraphWorld,
  'clock' | 'appId' | 'account' | 'page' | 'subscriptions' | 'media' | 'tokens' | 'appSecret' | 'conditions' | 'rates'
>;

const noMenus = (): Menus => ({ raw: new Map(), iceBreakers: [], persistentMenu: [] });

/** An account without posts and people. `deliveriesOf` makes the queue with the bell it needs. */
export function createGraphWorld(
  parts: WorldParts,
  deliveriesOf: (onDelivered: () => void) => DeliveryQueue,
): GraphWorld {
  const changes = createChanges<GraphChange>();
  const nowMs = () => parts.clock.now().getTime();
  return {
    ...parts,
    ...changes,
    nowMs,
    ids: createIds(nowMs()),
    people: new Map(),
    posts: new Map(),
    comments: new Map(),
    answeredComments: new Set(),
    menus: { instagram: noMenus(), messenger: noMenus() },
    uploads: new Map(),
    deliveries: deliveriesOf(() => changes.emit({ kind: 'delivered' })),
  };
}

/** The account or the Page, whichever this person writes to. Throws an Error where there is no Page. */
export function ownSide({ account, page }: GraphWorld, platform: Platform): Identity {
  if (platform === 'instagram') return account;
  if (!page) throw new Error('This stand-in has no Page: give it a pageId.');
  return page;
}

/** A post that can be read: the account's own. Throws the platform's refusal for any other. */
export function ownPost(world: GraphWorld, id: GraphId): PostState {
  const post = world.posts.get(id);
  if (!post?.isOwn) throw noSuchObject(id);
  return post;
}

/** Milliseconds until which the account may write without a tag; undefined where it never might. */
export function windowUntilMs(state: PersonState): number | undefined {
  return state.windowFromMs === undefined ? undefined : state.windowFromMs + WINDOW_MS;
}

/** Puts a message into a thread and rings the bell. */
export function postMessage(
  world: GraphWorld,
  state: PersonState,
  message: Partial<ThreadMessage> & Pick<ThreadMessage, 'by'>,
): ThreadMessage {
  const posted: ThreadMessage = {
    mid: world.ids.mid(state.conversationId),
    atMs: world.nowMs(),
    text: '',
    attachments: [],
    quickReplies: [],
    reactions: {},
    editCount: 0,
    isDeleted: false,
    ...message,
  };
  state.messages.set(posted.mid, posted);
  world.emit({ kind: 'message', personId: state.id, mid: posted.mid });
  return posted;
}

/** The thread that holds this message. */
export function threadOf(world: GraphWorld, mid: string): PersonState | undefined {
  return [...world.people.values()].find((state) => state.messages.has(mid));
}

/** Puts a comment under a post, a reply to a reply under its parent, and rings the bell. Throws the platform's refusal for an unknown parent. */
export function postComment(
  world: GraphWorld,
  comment: Omit<CommentState, 'id' | 'atMs' | 'isHidden' | 'parentId'> & { replyTo?: GraphId },
): CommentState {
  const { replyTo, ...rest } = comment;
  const parent = replyTo === undefined ? undefined : world.comments.get(replyTo);
  if (replyTo !== undefined && !parent) throw badParameter(`There is no comment ${replyTo}.`, 33);
  const posted: CommentState = {
    ...rest,
    id: world.ids.next(),
    parentId: parent && (parent.parentId ?? parent.id),
    atMs: world.nowMs(),
    isHidden: false,
  };
  world.comments.set(posted.id, posted);
  world.emit({ kind: 'comment', postId: posted.postId, commentId: posted.id });
  return posted;
}

/** Takes a comment and its replies away. */
export function removeComment(world: GraphWorld, comment: CommentState): void {
  for (const [id, { parentId }] of world.comments) if (parentId === comment.id) world.comments.delete(id);
  world.comments.delete(comment.id);
  world.emit({ kind: 'comment', postId: comment.postId, commentId: comment.id });
}
