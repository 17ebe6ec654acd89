import type {
  Attachment,
  Card,
  Device,
  GraphId,
  PersonState,
  QuickReply,
  TemplateButton,
  ThreadMessage,
} from './model.ts';

/** A message as a screen shows it. */
export interface ShownGraphMessage {
  id: string;
  by: 'account' | 'person';
  /** The account's message was typed in the platform's own app. */
  isByHand: boolean;
  kind: 'text' | 'media' | 'template';
  /** The text, or a button template's text; empty when there is none. */
  text: string;
  /** Milliseconds since 1970. */
  atMs: number;
  isEdited: boolean;
  attachments: Attachment[];
  /** Only under the newest message of the thread, and only on a phone. */
  quickReplies: QuickReply[];
  /** Of a button template; none on a desktop. */
  buttons: TemplateButton[];
  /** Of a generic template; none on a desktop. */
  cards: Card[];
  replyTo?: { mid: string; text: string } | { storyId: GraphId };
  /** It answers this comment privately. */
  commentId?: GraphId;
  /** The message tag it was sent with. */
  tag?: string;
  reactions: ThreadMessage['reactions'];
}

/** A thread as this device shows it, oldest first: unsent messages are gone, and a desktop shows words and media alone. */
export function showThread(state: PersonState, device: Device): ShownGraphMessage[] {
  const seen = [...state.messages.values()].filter(({ isDeleted }) => !isDeleted);
  const newest = seen.at(-1);
  return seen.map((message) => {
    const shown = showMessage(state, message);
    if (device === 'desktop') return { ...shown, quickReplies: [], buttons: [], cards: [] };
    return message === newest ? shown : { ...shown, quickReplies: [] };
  });
}

function showMessage(state: PersonState, message: ThreadMessage): ShownGraphMessage {
  const { template, attachments, replyTo, commentId, tag } = message;
  return {
    id: message.mid,
    by: message.by,
    isByHand: message.hand === 'hand',
    kind: kindOf(message),
    text: template?.kind === 'button' ? template.text : message.text,
    atMs: message.atMs,
    isEdited: message.editCount > 0,
    attachments,
    quickReplies: message.quickReplies,
    buttons: template?.kind === 'button' ? template.buttons : [],
    cards: template?.kind === 'generic' ? template.cards : [],
    reactions: message.reactions,
    ...(replyTo ? { replyTo: quote(state, replyTo) } : {}),
    ...(commentId === undefined ? {} : { commentId }),
    ...(tag === undefined ? {} : { tag }),
  };
}

function kindOf({ template, attachments }: ThreadMessage): ShownGraphMessage['kind'] {
  if (template) return 'template';
  return attachments.length > 0 ? 'media' : 'text';
}

function quote(
  state: PersonState,
  replyTo: NonNullable<ThreadMessage['replyTo']>,
): NonNullable<ShownGraphMessage['replyTo']> {
  if ('storyId' in replyTo) return replyTo;
  return { mid: replyTo.mid, text: state.messages.get(replyTo.mid)?.text.slice(0, 80) ?? '' };
}
