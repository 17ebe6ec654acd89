// The stand-in knows this account and nobody else does: it opens nothing outside the playground.

/** The account at Meta that the playground's shop has, and the app through which it is reached. */
export const playgroundMeta = {
  account: { accountId: '17841400000000001', accessToken: 'PlaygroundPlaygroundPlayground' },
  app: {
    appSecrets: ['playgroundplaygroundplayground00'],
    verifyToken: 'playground',
    graphVersion: 'v25.0',
  },
} as const;
