import { plainPicture } from '../telegram/plain-picture.ts';
import type { Attachment, AttachmentKind, GraphId, PersonState, ShareShape } from './model.ts';
import { writeMessage } from './write-message.ts';
import type { GraphWorld } from './world.ts';

/** What a person can send besides words. */
export function mediaActs(world: GraphWorld, state: PersonState) {
  const send = (...attachments: Attachment[]) => writeMessage(world, state, { attachments });
  const media = (kind: AttachmentKind, bytes: Uint8Array, mime: string): Attachment => {
    const fileId = world.media.add(bytes, mime).id;
    return { kind, fileId, url: world.media.url(fileId) };
  };
  const share = (kind: 'share' | 'reel', postId: GraphId, shape: ShareShape = 'ig_post') =>
    send(sharedPost(world, { kind, postId, shape }));
  return {
    sendsPicture(...pictures: Uint8Array[]) {
      const all = pictures.length > 0 ? pictures : [plainPicture()];
      return send(...all.map((bytes) => media('image', bytes, 'image/jpeg')));
    },
    sendsVoice: () => send(media('audio', new Uint8Array(64), 'audio/mp4')),
    sendsVideo: (bytes = new Uint8Array(64)) => send(media('video', bytes, 'video/mp4')),
    sendsFile: (bytes: Uint8Array, mime: string) => send(media('file', bytes, mime)),
    sendsSticker: () => send({ kind: 'sticker' }),
    sendsHeart: () => send({ kind: 'like_heart' }),
    sendsUnsupported: () => send({ kind: 'unsupported' }),
    sharesPost: (postId: GraphId, shape?: ShareShape) => share('share', postId, shape),
    sharesReel: (postId: GraphId) => share('reel', postId),
    repliesToStory(storyId: GraphId, text: string) {
      if (world.posts.get(storyId)?.kind !== 'story') throw new Error(`There is no story ${storyId} to reply to.`);
      return writeMessage(world, state, { text, replyTo: { storyId } });
    },
    mentionsInStory() {
      const fileId = world.media.add(plainPicture(), 'image/png').id;
      return send({ kind: 'story_mention', fileId, url: world.media.url(fileId) });
    },
  };
}

function sharedPost(
  world: GraphWorld,
  { kind, postId, shape }: { kind: 'share' | 'reel'; postId: GraphId; shape: ShareShape },
): Attachment {
  const post = world.posts.get(postId);
  if (!post?.isOwn) {
    const url = `https://www.instagram.com/p/foreign${postId}/`;
    return { kind, shape, postId, url, title: 'Shared post', isOwn: false };
  }
  const url = shape === 'share' || post.fileId === undefined ? post.permalink : world.media.url(post.fileId);
  return { kind, shape, postId, url, title: post.caption, isOwn: true };
}
