import type { Language } from '../language.ts';

/** What a comment wants. `aside` is not meant for the shop: a friend's name, an advertisement. */
export const commentIntents = [
  'price',
  'stock',
  'size',
  'buy',
  'question',
  'praise',
  'unfriendly',
  'unclear',
  'aside',
] as const;

export type CommentIntent = (typeof commentIntents)[number];

/** What was understood of a comment. `size` is as shops write it: `42`, `XL`. `language` is one the shop speaks. */
export type CommentReading = { intent: CommentIntent; size?: string; language: Language };
