import { tellEcho } from '../events.ts';
import { badParameter, GraphRefusal, outsideWindow } from '../graph-refusal.ts';
import { HUMAN_AGENT_MS } from '../limits.ts';
import type { PersonState } from '../model.ts';
import { postMessage, windowUntilMs, type GraphWorld } from '../world.ts';
import type { Content } from './message-content.ts';
import type { SendRequest } from './send-request.ts';

/** Puts the message into the thread and sends its echo: before the answer where the settings say so. */
export async function deliver(
  world: GraphWorld,
  state: PersonState,
  content: Content & { tag?: string; commentId?: string },
): Promise<unknown> {
  state.isTypedTo = false;
  const message = postMessage(world, state, { ...content, by: 'account', hand: 'api' });
  const echoed = tellEcho(world, state, message);
  if (world.deliveries.settings.echoes === 'overtaking') await echoed;
  return { recipient_id: state.id, message_id: message.mid };
}

/** The person with this id. Throws 100/2534014 for somebody unknown or gone, and 551 for one who blocked the account. */
export function reachable(world: GraphWorld, id: string | undefined): PersonState {
  const state = world.people.get(id ?? '');
  if (!state || state.isGone) throw badParameter('No matching user found', 2534014);
  if (state.isBlocked) {
    const message = "(#551) This person isn't available right now.";
    throw new GraphRefusal({ code: 551, subcode: 1545041, message });
  }
  return state;
}

/** Throws error 10 when the account may not write now: a human agent's tag reaches seven days back. */
export function checkWindow(world: GraphWorld, state: PersonState, { messaging_type: type, tag }: SendRequest): void {
  const isTagged = type === 'MESSAGE_TAG' || tag !== undefined;
  if (isTagged && tag !== 'HUMAN_AGENT') throw badParameter(`Message tag ${tag ?? ''} is not available any more`);
  const untilMs =
    isTagged && state.windowFromMs !== undefined ? state.windowFromMs + HUMAN_AGENT_MS : windowUntilMs(state);
  if (untilMs === undefined || world.nowMs() >= untilMs) throw outsideWindow(state.platform);
}
