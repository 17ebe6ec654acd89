/** What can be wrong between the shop and a platform so that an owner has to act. */
export const channelTroubles = [
  'token_expires_soon',
  'token_dead',
  'not_subscribed',
  'permission_missing',
  'barred',
  'deauthorised',
] as const;
