/** A platform id: a string of digits that is larger than a JavaScript number can hold. */
export type GraphId = string;

/** Where a person writes from: in the account's direct messages, or to the Page in Messenger. */
export type Platform = 'instagram' | 'messenger';

/** What a person looks at. A desktop shows neither quick replies nor templates' buttons. */
export type Device = 'phone' | 'desktop';

export type PostKind = 'post' | 'reel' | 'story' | 'live';

export interface QuickReply {
  title: string;
  payload: string;
}

/** A button of a template or of the persistent menu. */
export type TemplateButton =
  | { type: 'postback'; title: string; payload: string }
  | { type: 'web_url'; title: string; url: string };

/** One element of a generic template. */
export interface Card {
  title: string;
  subtitle?: string;
  imageUrl?: string;
  buttons: TemplateButton[];
}

export type Template = { kind: 'generic'; cards: Card[] } | { kind: 'button'; text: string; buttons: TemplateButton[] };

export type AttachmentKind = 'image' | 'video' | 'audio' | 'file';

/** How a shared post is told: in the new form, the legacy one, or both in one message, as in real traffic. */
export type ShareShape = 'ig_post' | 'share' | 'both';

/** Bytes on the platform's CDN, which the stand-in keeps under `fileId`. */
interface Hosted {
  url: string;
  fileId: string;
}

interface SharedPost {
  shape: ShareShape;
  postId: GraphId;
  url: string;
  title: string;
  isOwn: boolean;
}

type Kinds<K extends string, T> = K extends string ? { kind: K } & T : never;

/** What hangs on a message. */
export type Attachment =
  | Kinds<AttachmentKind | 'story_mention', Hosted>
  | Kinds<'share' | 'reel', SharedPost>
  | Kinds<'sticker' | 'like_heart' | 'unsupported', object>;

/** Who put a message of the account into the thread: a call of the API, or the owner's thumbs in the platform's own app. */
export type AccountHand = 'api' | 'hand';

/** A message of one thread, as the platform keeps it. */
export interface ThreadMessage {
  /** About 164 characters. */
  mid: string;
  by: 'account' | 'person';
  hand?: AccountHand;
  atMs: number;
  text: string;
  attachments: Attachment[];
  template?: Template;
  quickReplies: QuickReply[];
  replyTo?: { mid: string } | { storyId: GraphId };
  /** The private reply to this comment. */
  commentId?: GraphId;
  /** The message tag it was sent with, e.g. `HUMAN_AGENT`. */
  tag?: string;
  /** Emoji by who reacted. */
  reactions: { account?: string; person?: string };
  editCount: number;
  isDeleted: boolean;
}

/** A person and his thread with the account. */
export interface PersonState {
  id: GraphId;
  name: string;
  username: string;
  platform: Platform;
  device: Device;
  isFollower: boolean;
  /** Blocked the account: nothing reaches him. */
  isBlocked: boolean;
  /** His account is gone: the platform does not know him any more. */
  isGone: boolean;
  /** Wrote, or tapped an ice breaker or the menu: his profile may be read. */
  hasConsented: boolean;
  /** Time of the last event that opens the reply window, milliseconds. */
  windowFromMs: number | undefined;
  /** Id of the conversation. */
  conversationId: string;
  /** The `ref` of a link he opened before his first message. */
  pendingRef: string | undefined;
  messages: Map<string, ThreadMessage>;
  /** The account types now. */
  isTypedTo: boolean;
  /** The newest message of the person that the account has seen. */
  seenMid: string | undefined;
}

/** A post, reel, story or broadcast: of the account, or somebody else's where the account is mentioned. */
export interface PostState {
  id: GraphId;
  kind: PostKind;
  platform: Platform;
  caption: string;
  /** Milliseconds. */
  atMs: number;
  permalink: string;
  fileId: string | undefined;
  isOwn: boolean;
  /** A broadcast that goes on. */
  isLive: boolean;
}

export interface CommentState {
  id: GraphId;
  postId: GraphId;
  /** The top-level comment it hangs under. */
  parentId: GraphId | undefined;
  /** The account's id where the account wrote it. */
  fromId: GraphId;
  username: string;
  text: string;
  atMs: number;
  isHidden: boolean;
  hand?: AccountHand;
}

/** Something a person or the owner could notice, a call of the shop, or a delivery: what pages and tests wait for. */
export type GraphChange =
  | { kind: 'message' | 'edited' | 'deleted' | 'reaction'; personId: GraphId; mid: string }
  | { kind: 'person' | 'typing' | 'seen'; personId: GraphId }
  | { kind: 'post'; postId: GraphId }
  | { kind: 'comment'; postId: GraphId; commentId: GraphId }
  | { kind: 'menu' }
  | { kind: 'delivered' }
  | { kind: 'call'; method: string };
