import { commentByHand, commentTree, type ShownComment } from './account-comments.ts';
import { inboxOf, type InboxThread } from './account-inbox.ts';
import { publish, showPost, type NewPost, type ShownPost } from './account-posts.ts';
import { tellEcho } from './events.ts';
import type { GraphId, QuickReply, TemplateButton } from './model.ts';
import { showThread, type ShownGraphMessage } from './shown-message.ts';
import { ownPost, postMessage, type GraphWorld } from './world.ts';

export type { InboxThread, NewPost, ShownComment, ShownPost };

/** The platform's own app in the owner's hand. */
export interface GraphAccount {
  readonly id: GraphId;
  readonly appScopedId: GraphId;
  readonly pageId: GraphId | undefined;
  readonly username: string;
  readonly name: string;
  /** Newest first, stories and broadcasts among them. */
  readonly posts: ShownPost[];
  publishPost(post: NewPost): ShownPost;
  deletePost(postId: GraphId): void;
  endLive(postId: GraphId): void;
  /** Top-level comments under a post, oldest first, with their replies. */
  comments(postId: GraphId): ShownComment[];
  commentByHand(postId: GraphId, text: string): GraphId;
  replyByHand(commentId: GraphId, text: string): GraphId;
  /** The owner types to a person; the shop gets an echo that it does not know. Answers the mid. */
  typesByHand(person: { id: GraphId }, text: string): string;
  /** Newest first. */
  inbox(): InboxThread[];
  /** The whole thread as the owner's app shows it, oldest first. */
  thread(person: { id: GraphId }): ShownGraphMessage[];
  readonly iceBreakers: QuickReply[];
  readonly persistentMenu: TemplateButton[];
  /** Fields the app is subscribed to; all of them at first. */
  readonly subscribedFields: string[];
  /** As when the platform takes the subscription away after an hour of failed deliveries. */
  unsubscribe(): void;
}

/** Makes the owner's own app. */
export function createGraphAccount(world: GraphWorld): GraphAccount {
  const known = ({ id }: { id: GraphId }) => {
    const state = world.people.get(id);
    if (!state) throw new Error(`There is no person ${id}.`);
    return state;
  };
  const endLive = (postId: GraphId) => {
    ownPost(world, postId).isLive = false;
    world.emit({ kind: 'post', postId });
  };
  const { account, page, menus, subscriptions } = world;
  return {
    id: account.id,
    appScopedId: account.appScopedId,
    pageId: page?.id,
    username: account.username,
    name: account.name,
    get posts() {
      const own = [...world.posts.values()].filter(({ isOwn }) => isOwn);
      return own.toReversed().map((post) => showPost(world, post));
    },
    publishPost: (post) => showPost(world, publish(world, post)),
    deletePost(postId) {
      world.posts.delete(postId);
      for (const comment of world.comments.values()) if (comment.postId === postId) world.comments.delete(comment.id);
      world.emit({ kind: 'post', postId });
    },
    endLive,
    comments: (postId) => commentTree(world, postId),
    commentByHand: (postId, text) => commentByHand(world, { post: ownPost(world, postId), text }),
    replyByHand(commentId, text) {
      const postId = world.comments.get(commentId)?.postId ?? '';
      return commentByHand(world, { post: ownPost(world, postId), text, replyTo: commentId });
    },
    typesByHand(person, text) {
      const state = known(person);
      const message = postMessage(world, state, { by: 'account', hand: 'hand', text });
      void tellEcho(world, state, message);
      return message.mid;
    },
    inbox: () => inboxOf(world),
    thread: (person) => showThread(known(person), 'phone'),
    get iceBreakers() {
      return menus.instagram.iceBreakers;
    },
    get persistentMenu() {
      return menus.instagram.persistentMenu;
    },
    get subscribedFields() {
      return [...subscriptions.account];
    },
    unsubscribe() {
      subscriptions.account.clear();
      subscriptions.page.clear();
    },
  };
}
