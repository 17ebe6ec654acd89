import type { Device, GraphId, PersonState, Platform, ShareShape } from './model.ts';
import { commentActs } from './person-comments.ts';
import { mediaActs } from './person-media.ts';
import { tapActs } from './person-taps.ts';
import { withGraphView, type GraphPersonView } from './person-view.ts';
import { tellThread } from './events.ts';
import { checkPresence, writeMessage } from './write-message.ts';
import type { GraphWorld } from './world.ts';

/** A person with the platform's app: does what people can do with it. Doing throws an Error where the app would not let him. */
export interface GraphPerson extends GraphPersonView {
  readonly id: GraphId;
  readonly platform: Platform;
  /** Takes up another device; his thread is the same. */
  uses(device: Device): void;

  /** Writes into the thread; this and all other sending answers the message's mid. */
  says(text: string, replyTo?: { mid: string }): string;
  /** Sends a picture: real bytes, or a small made-up one. Several bytes make one message with several pictures. */
  sendsPicture(...pictures: Uint8Array[]): string;
  sendsVoice(): string;
  sendsVideo(bytes?: Uint8Array): string;
  sendsFile(bytes: Uint8Array, mime: string): string;
  sendsSticker(): string;
  sendsHeart(): string;
  /** A kind of message that the platform does not hand on. */
  sendsUnsupported(): string;
  /** Shares a post or reel into the thread: the account's, or somebody else's when no such post is known. `both`: the legacy and the new attachment in one message. */
  sharesPost(postId: GraphId, shape?: ShareShape): string;
  sharesReel(postId: GraphId): string;
  repliesToStory(storyId: GraphId, text: string): string;
  /** Mentions the account in a story of his own. */
  mentionsInStory(): string;
  /**
   * Taps what has this title: a quick reply, else the newest template button, menu entry or ice breaker; of several cards' buttons
   * the one with this payload. Answers the mid. A link is not tapped. Throws when no such thing is to be seen on his device.
   */
  taps(title: string, payload?: string): string;
  /** Taps a quick reply or button with a payload of his own making. */
  forges(payload: string, how?: 'quick_reply' | 'postback'): string;
  /** Opens `ig.me/m/<account>?ref=<ref>` (`m.me` for the Page). In a thread with messages this is a referral; else it goes with his next message. */
  opensLink(ref: string): void;
  /** Puts an emoji under a message, or takes it away with ''. */
  reacts(mid: string, emoji: string): void;
  /** Has read everything up to the newest message. */
  reads(): void;
  unsends(mid: string): void;
  edits(mid: string, text: string): void;
  blocks(): void;
  unblocks(): void;
  /** Deletes his account on the platform. */
  leaves(): void;

  /** Comments under a post of the account; this and the other comments answer the comment's id. */
  comments(postId: GraphId, text: string): GraphId;
  repliesToComment(commentId: GraphId, text: string): GraphId;
  deletesComment(commentId: GraphId): void;
  /** Mentions the account in a comment under somebody else's post. */
  mentionsInComment(text: string): GraphId;
}

/** Gives the person of this state hands and eyes. */
export function createGraphPerson(world: GraphWorld, state: PersonState): GraphPerson {
  const acts = {
    id: state.id,
    platform: state.platform,
    uses(device: Device) {
      state.device = device;
      world.emit({ kind: 'person', personId: state.id });
    },
    says: (text: string, replyTo?: { mid: string }) =>
      writeMessage(world, state, { text, ...(replyTo ? { replyTo } : {}) }),
    ...mediaActs(world, state),
    ...tapActs(world, state),
    ...changeActs(world, state),
    ...commentActs(world, state),
  };
  return withGraphView(acts, world, state);
}

function changeActs(world: GraphWorld, state: PersonState) {
  const ownMessage = (mid: string) => {
    const message = state.messages.get(mid);
    if (message?.by !== 'person' || message.isDeleted)
      throw new Error(`${state.name} has no message ${mid} to change.`);
    return message;
  };
  const setBlocked = (isBlocked: boolean) => {
    state.isBlocked = isBlocked;
    world.emit({ kind: 'person', personId: state.id });
  };
  return {
    reacts(mid: string, emoji: string) {
      checkPresence(state);
      const message = state.messages.get(mid);
      if (!message) throw new Error(`There is no message ${mid} in the thread of ${state.name}.`);
      delete message.reactions.person;
      if (emoji !== '') message.reactions.person = emoji;
      const reaction = emoji === '' ? { mid, action: 'unreact' } : { mid, action: 'react', reaction: 'other', emoji };
      void tellThread(world, state, { kind: 'reaction', body: { reaction } });
      world.emit({ kind: 'reaction', personId: state.id, mid });
    },
    reads() {
      const newest = [...state.messages.values()].findLast(({ by }) => by === 'account');
      if (!newest) return;
      const read = state.platform === 'instagram' ? { mid: newest.mid } : { watermark: newest.atMs };
      void tellThread(world, state, { kind: 'read', body: { read } });
    },
    unsends(mid: string) {
      const message = ownMessage(mid);
      Object.assign(message, { isDeleted: true, text: '', attachments: [] });
      void tellThread(world, state, { kind: 'deleted', body: { message: { mid, is_deleted: true } } });
      world.emit({ kind: 'deleted', personId: state.id, mid });
    },
    edits(mid: string, text: string) {
      const message = ownMessage(mid);
      message.text = text;
      message.editCount += 1;
      const body = { message_edit: { mid, text, num_edit: message.editCount } };
      void tellThread(world, state, { kind: 'edit', body });
      world.emit({ kind: 'edited', personId: state.id, mid });
    },
    blocks: () => setBlocked(true),
    unblocks: () => setBlocked(false),
    leaves() {
      state.isGone = true;
      world.emit({ kind: 'person', personId: state.id });
    },
  };
}
