import type { Update } from 'grammy/types';
import type { Json } from '../../adapter.ts';
import { awaitAnnounced } from './announced-message.ts';
import type { InboundDeps } from './deps.ts';
import { storedEvent, type MetaEvent } from './meta-event.ts';
import type { Service } from './to-inbound.ts';
import { updateOfDeletion, updateOfEcho, updateOfEdit } from './update-of-change.ts';
import { updateOfComment, updateOfDeletedComment } from './update-of-comment.ts';
import { updateOfMention } from './update-of-mention.ts';
import { updateOfMessage, updateOfPostback, updateOfReferral } from './update-of-message.ts';

/**
 * Makes of each stored event one update of the Bot API, or nothing. `ageMs`: since it was stored. What is no event of ours
 * is nothing. Rejects with `NotYet` when it can be told apart only a little later.
 */
export function createToUpdate(service: Service, deps: InboundDeps) {
  return async (payload: Json, ageMs: number): Promise<Update | undefined> => {
    const stored = storedEvent.safeParse(payload).data;
    if (stored === undefined) return undefined;
    const { event, chat } = stored;
    switch (event.kind) {
      case 'comment':
        return await updateOfComment(event, ageMs, deps);
      case 'mention':
        return await updateOfMention(event, deps);
      case 'comment_deleted':
        return await updateOfDeletedComment(event, deps);
      case 'announced':
        await awaitAnnounced(event, { service, ageMs }, deps);
        return undefined;
      case 'policy':
        await deps.policyEnforced({ action: event.action, reason: event.reason });
        return undefined;
      default:
        return chat === undefined ? undefined : await updateOfTalk(event, { number: chat, ageMs }, deps);
    }
  };
}

type TalkEvent = Exclude<MetaEvent, { kind: 'comment' | 'mention' | 'comment_deleted' | 'announced' | 'policy' }>;

async function updateOfTalk(
  event: TalkEvent,
  { number, ageMs }: { number: number; ageMs: number },
  deps: InboundDeps,
): Promise<Update | undefined> {
  switch (event.kind) {
    case 'message':
      return await updateOfMessage(event, number, deps);
    case 'postback':
      return await updateOfPostback(event, number, deps);
    case 'referral':
      return await updateOfReferral(event, number, deps);
    case 'edit':
      return await updateOfEdit(event, number, deps);
    case 'deleted':
      return await updateOfDeletion(event, number, deps);
    default:
      return await updateOfEcho(event, { number, ageMs }, deps);
  }
}
