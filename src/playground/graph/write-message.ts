import { tellMessage, tellThread } from './events.ts';
import type { PersonState, ThreadMessage } from './model.ts';
import { postMessage, type GraphWorld } from './world.ts';

type Written = Partial<Pick<ThreadMessage, 'text' | 'attachments' | 'replyTo'>>;

/** The person writes: opens the window and tells the webhook. `extra` goes into the event's message. Answers the mid. */
export function writeMessage(world: GraphWorld, state: PersonState, written: Written, extra: object = {}): string {
  checkPresence(state);
  openWindow(world, state);
  const message = postMessage(world, state, { ...written, by: 'person' });
  tellMessage(world, state, message, { ...extra, ...takeReferral(state) });
  return message.mid;
}

/** The person taps a button, a menu entry or an ice breaker: its title stands in the thread. Answers the mid. */
export function writePostback(
  world: GraphWorld,
  state: PersonState,
  tapped: { title: string; payload: string },
): string {
  checkPresence(state);
  openWindow(world, state);
  const { mid, atMs } = postMessage(world, state, { by: 'person', text: tapped.title });
  const body = { postback: { mid, ...tapped, ...takeReferral(state) } };
  void tellThread(world, state, { kind: 'postback', body, atMs });
  return mid;
}

/** Throws an Error where the app would not let the person do a thing. */
export function checkPresence(state: PersonState): void {
  if (state.isGone) throw new Error(`${state.name} has no account any more.`);
  if (state.isBlocked) throw new Error(`${state.name} blocked the account and cannot write before unblocking.`);
}

/** What a link's `ref` looks like in an event. */
export function referralOf(state: PersonState, ref: string): object {
  const source = state.platform === 'instagram' ? 'IGME-SOURCE-LINK' : 'SHORTLINK';
  return { ref, source, type: 'OPEN_THREAD' };
}

function openWindow(world: GraphWorld, state: PersonState): void {
  state.windowFromMs = world.nowMs();
  state.hasConsented = true;
}

function takeReferral(state: PersonState): object {
  const ref = state.pendingRef;
  state.pendingRef = undefined;
  return ref === undefined ? {} : { referral: referralOf(state, ref) };
}
