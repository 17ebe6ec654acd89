import { answerBraked } from '#src/shop/comments/answer-later.ts';
import { notePosts } from '#src/shop/posts/note-posts.ts';
import { systemContext, type House, type OwnPost } from './house.ts';

/** A channel on which the shop's account has posts. */
export interface PostSource {
  name: string;
  /** Newest first. */
  posts?(limit: number): Promise<OwnPost[]>;
  /** Looks for comments and messages that no webhook brought. */
  sweep?(): Promise<void>;
}

const looksAt = 25;

/**
 * What is looked for every few minutes: new posts, comments that were missed, and room for those that a brake held back.
 * A channel that fails is logged and does not keep the others waiting.
 */
export async function postWork(house: House, channels: readonly PostSource[]): Promise<void> {
  for (const channel of channels) {
    try {
      await lookAt(house, channel);
    } catch (error) {
      house.log.warn({ err: error, channel: channel.name }, 'the posts of a channel could not be looked at');
    }
  }
}

async function lookAt(house: House, channel: PostSource): Promise<void> {
  const found = (await channel.posts?.(looksAt)) ?? [];
  const posts = found.map(({ id, ...post }) => ({ ...post, channel: channel.name, externalId: String(id) }));
  await notePosts(systemContext(house, 'posts'), posts);
  await channel.sweep?.();
  await answerBraked(systemContext(house, 'posts'), channel.name);
}
