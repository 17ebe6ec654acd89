import { badParameter } from '../graph-refusal.ts';
import type { PersonState } from '../model.ts';
import type { GraphWorld } from '../world.ts';
import { checkWindow } from './deliver.ts';
import type { SendRequest } from './send-request.ts';

/** Typing, seen and reactions: always without a message. Messaging API > Sender actions */
export function actOn(world: GraphWorld, state: PersonState, asked: SendRequest): unknown {
  if (asked.message) throw badParameter('Param sender_action must be sent without a message');
  checkWindow(world, state, asked);
  switch (asked.sender_action) {
    case 'typing_on':
    case 'typing_off':
      state.isTypedTo = asked.sender_action === 'typing_on';
      world.emit({ kind: 'typing', personId: state.id });
      break;
    case 'mark_seen':
      state.seenMid = [...state.messages.values()].findLast(({ by }) => by === 'person')?.mid;
      world.emit({ kind: 'seen', personId: state.id });
      break;
    case 'react':
    case 'unreact':
      react(world, state, asked);
      break;
    default:
      throw badParameter(`Param sender_action must be one of typing_on, typing_off, mark_seen, react, unreact`);
  }
  return { recipient_id: state.id };
}

function react(world: GraphWorld, state: PersonState, { sender_action: action, payload }: SendRequest): void {
  const message = state.messages.get(payload?.message_id ?? '');
  if (!message) throw badParameter('Param payload[message_id] is not a message of this thread');
  delete message.reactions.account;
  if (action === 'react') {
    if (!payload?.reaction) throw badParameter('Param payload[reaction] must not be empty');
    message.reactions.account = payload.reaction;
  }
  world.emit({ kind: 'reaction', personId: state.id, mid: message.mid });
}
