import type { ShownComment, ShownPost } from '../graph/account.ts';
import type { Attachment, Card, TemplateButton } from '../graph/model.ts';
import type { GraphPerson } from '../graph/person.ts';
import type { ShownGraphMessage } from '../graph/shown-message.ts';
import type { GraphStandIn } from '../graph/stand-in.ts';

/** Newest messages and comments that are given to the page at once; older ones stay in the stand-in. */
const SHOWN_MESSAGES = 300;
const SHOWN_COMMENTS = 100;

/** What the page needs beside the messages to draw a person's Direct. */
export function graphFrameOf(graph: GraphStandIn, person: GraphPerson) {
  const row = graph.account.inbox().find(({ personId }) => personId === person.id);
  const until = person.windowUntilMs;
  return {
    id: person.id,
    name: person.name,
    username: person.username,
    device: person.device,
    isTypedTo: person.isTypedTo,
    hasBlocked: person.hasBlocked,
    openUntil: until === undefined ? null : new Date(until).toISOString(),
    iceBreakers: person.iceBreakers.map(({ title }) => title),
    menu: person.persistentMenu.map(buttonOf),
    isRequest: row?.folder === 'requests',
    unread: row?.unread ?? 0,
  };
}

/** A person's whole Direct as the page draws it. */
function threadOf(graph: GraphStandIn, person: GraphPerson) {
  const messages = person.messagesOn('phone').slice(-SHOWN_MESSAGES);
  return { ...graphFrameOf(graph, person), messages: messages.map((message) => directMessageOf(graph, message)) };
}

/** One message as a phone shows it; the page itself leaves out what a desktop has not. */
export function directMessageOf(graph: GraphStandIn, message: ShownGraphMessage) {
  const { id, by, isByHand, text, isEdited, quickReplies, reactions } = message;
  return {
    id,
    by,
    isByHand,
    text,
    isEdited,
    date: Math.floor(message.atMs / 1000),
    pictures: message.attachments.flatMap(pictureOf),
    extras: message.attachments.map((attachment) => attachment.kind).filter((extra) => extra !== 'image'),
    about: aboutOf(graph, message),
    quickReplies: quickReplies.map(({ title }) => title),
    buttons: message.buttons.map(buttonOf),
    cards: message.cards.map(cardOf),
    reactions: [reactions.person, reactions.account].filter((emoji) => emoji !== undefined && emoji !== ''),
  };
}

/** A post with the newest comments under it, oldest first. */
export function postOf(graph: GraphStandIn, post: ShownPost) {
  const { id, kind, caption, atMs, fileId, commentCount } = post;
  return {
    id,
    kind,
    caption,
    date: atMs / 1000,
    picture: fileId === undefined ? '' : pictureAddress(fileId),
    commentCount,
    comments: graph.account.comments(id).slice(-SHOWN_COMMENTS).map(commentOf),
  };
}

/** The account with its posts, and the people: all of Instagram that a page draws first. */
export function instagramOf(graph: GraphStandIn) {
  const { id, username, name, posts } = graph.account;
  return {
    account: { id, username, name },
    posts: posts.map((post) => postOf(graph, post)),
    people: instagramPeople(graph).map((person) => threadOf(graph, person)),
  };
}

/** The Page's people in Messenger have no place on the page. */
function instagramPeople(graph: GraphStandIn): GraphPerson[] {
  return graph.people.all().filter(({ platform }) => platform === 'instagram');
}

interface PageComment {
  id: string;
  fromId: string;
  username: string;
  isOwn: boolean;
  isHidden: boolean;
  text: string;
  date: number;
  replies: PageComment[];
}

function commentOf({ id, fromId, username, isOwn, isHidden, text, atMs, replies }: ShownComment): PageComment {
  const date = Math.floor(atMs / 1000);
  return { id, fromId, username, isOwn, isHidden, text, date, replies: replies.map(commentOf) };
}

function buttonOf(button: TemplateButton) {
  const { title } = button;
  return button.type === 'web_url' ? { title, url: button.url } : { title, payload: button.payload };
}

function cardOf({ title, subtitle = '', imageUrl, buttons }: Card) {
  return {
    title,
    subtitle,
    picture: imageUrl === undefined ? '' : onThisServer(imageUrl),
    buttons: buttons.map(buttonOf),
  };
}

function pictureOf(attachment: Attachment): string[] {
  return attachment.kind === 'image' || attachment.kind === 'story_mention' ? [pictureAddress(attachment.fileId)] : [];
}

function pictureAddress(fileId: string): string {
  return `/playground/api/instagram/files/${encodeURIComponent(fileId)}`;
}

/** In the playground every picture lies on this server, whatever name the shop calls it by; the page may load no others. */
function onThisServer(address: string): string {
  const { pathname, search } = new URL(address);
  return pathname + search;
}

/** What a message is about: the story or message it answers, the post it shares, the comment that it answers privately. */
function aboutOf(graph: GraphStandIn, { replyTo, attachments, commentId }: ShownGraphMessage) {
  if (replyTo && 'storyId' in replyTo) return aboutPost(graph, 'story', replyTo.storyId);
  if (replyTo) return { kind: 'message', text: replyTo.text, picture: '' };
  const shared = attachments.find((one) => one.kind === 'share' || one.kind === 'reel');
  if (shared) return aboutPost(graph, 'post', shared.postId, shared.title);
  return commentId === undefined ? null : { kind: 'comment', text: commentText(graph, commentId), picture: '' };
}

function aboutPost(graph: GraphStandIn, kind: 'story' | 'post', postId: string, title = '') {
  const post = graph.account.posts.find(({ id }) => id === postId);
  const picture = post?.fileId === undefined ? '' : pictureAddress(post.fileId);
  return { kind, text: post?.caption ?? title, picture };
}

function commentText(graph: GraphStandIn, commentId: string): string {
  const comments = graph.account.posts.flatMap(({ id }) => graph.account.comments(id));
  return comments.flatMap((comment) => [comment, ...comment.replies]).find(({ id }) => id === commentId)?.text ?? '';
}
