import type { Update } from 'grammy/types';
import { NotYet } from '../../adapter.ts';
import { textContent } from './content.ts';
import type { InboundDeps } from './deps.ts';
import { keysOfMessage, partIds } from './event-key.ts';
import { echoWaitMs } from './limits.ts';
import type { EventOf } from './meta-event.ts';
import { dateOf, personOf } from './people.ts';
import { echoConnection } from './update-of-comment.ts';

/** A message with other words than before. */
export async function updateOfEdit(event: EventOf<'edit'>, number: number, deps: InboundDeps): Promise<Update> {
  const { user, chat } = await personOf({ number, id: event.person }, deps);
  const messageId = await deps.identities.numberOf('message', event.mid);
  const date = dateOf(event.at, deps);
  const edited = { message_id: messageId, date, edit_date: date, chat, from: user, ...textContent(event.text) };
  return { update_id: messageId, edited_message: edited };
}

/** A message was taken back: what is stored of it is erased, and the shop told when it had seen it. */
export async function updateOfDeletion(
  event: EventOf<'deleted'>,
  number: number,
  deps: InboundDeps,
): Promise<Update | undefined> {
  for (const key of keysOfMessage(event.mid, deps.account().ids[0] ?? '')) await deps.forget(key);
  const ids = await Promise.all(partIds(event.mid).map(async (id) => await deps.identities.known('message', id)));
  const [messageId, ...others] = ids.filter((id) => id !== undefined);
  if (messageId === undefined) return undefined;
  const { chat } = await personOf({ number, id: event.person }, deps);
  return {
    update_id: messageId,
    deleted_business_messages: { business_connection_id: echoConnection, chat, message_ids: [messageId, ...others] },
  };
}

/**
 * What the account's own people wrote to a person by hand. Our own sends come back in the same way, sometimes before the
 * answer to the send.
 * @throws {NotYet} while it may still turn out to be ours
 */
export async function updateOfEcho(
  event: EventOf<'echo'>,
  { number, ageMs }: { number: number; ageMs: number },
  deps: InboundDeps,
): Promise<Update | undefined> {
  const { mid, text, attachments } = event;
  if (await deps.claimEcho(number, { mid, text, attachments })) return undefined;
  if (ageMs < echoWaitMs) throw new NotYet(2);
  const { chat } = await personOf({ number, id: event.person }, deps);
  const messageId = await deps.identities.numberOf('message', mid);
  const { number: accountNumber, name } = deps.account();
  return {
    update_id: messageId,
    business_message: {
      business_connection_id: echoConnection,
      message_id: messageId,
      date: dateOf(event.at, deps),
      chat,
      from: { id: accountNumber, is_bot: false, first_name: name },
      text: text ?? '',
    },
  };
}
