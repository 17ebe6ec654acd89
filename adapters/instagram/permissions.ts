import type { Login } from './login.ts';

/** What a token must allow, by channel and login (Instagram Platform, Overview; Messenger Platform, Permissions). */
export const permissions: Record<'instagram' | 'messenger', Record<Login, readonly string[]>> = {
  instagram: {
    account: ['instagram_business_basic', 'instagram_business_manage_messages', 'instagram_business_manage_comments'],
    page: ['instagram_basic', 'instagram_manage_messages', 'instagram_manage_comments', 'pages_manage_metadata'],
  },
  // A Page has no login of its own.
  messenger: { account: [], page: ['pages_messaging', 'pages_manage_metadata', 'pages_read_engagement'] },
};
