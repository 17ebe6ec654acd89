/** What may become of a comment that the shop can't answer by itself: nothing, a question to the owners, a general private reply. */
export const commentModes = ['silent', 'ask', 'invite'] as const;

export type CommentMode = (typeof commentModes)[number];
