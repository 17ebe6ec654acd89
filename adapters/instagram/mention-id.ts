/** A comment under somebody else's post, in which the account is mentioned. */
export interface Mention {
  media: string;
  comment: string;
}

/**
 * The id by which a mention has its number among the comments: what an answer to it must name is in it. No comment of the
 * platform has such an id.
 */
export function mentionId({ media, comment }: Mention): string {
  return `mention:${media}:${comment}`;
}

/** Reads an id of `mentionId` back; undefined for any other comment's. */
export function readMentionId(commentId: string): Mention | undefined {
  const [, media, comment] = /^mention:(\d+):(\d+)$/.exec(commentId) ?? [];
  return media === undefined || comment === undefined ? undefined : { media, comment };
}
