import type { UserFromGetMe } from 'grammy/types';
import type { Account } from './account.ts';

/** The account as the Bot API shows a bot; what only Telegram has is false. */
export function botUser(account: Account, id: number): UserFromGetMe {
  return {
    id,
    is_bot: true,
    first_name: account.name || account.username,
    username: account.username,
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  };
}
