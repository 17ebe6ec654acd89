import { tellThread } from './events.ts';
import type { PersonState, QuickReply } from './model.ts';
import { showThread } from './shown-message.ts';
import { checkPresence, referralOf, writeMessage, writePostback } from './write-message.ts';
import type { GraphWorld } from './world.ts';

interface Tappable extends QuickReply {
  how: 'quick_reply' | 'postback';
}

/** What a person can do with his thumb instead of writing. */
export function tapActs(world: GraphWorld, state: PersonState) {
  const tap = ({ how, title, payload }: Tappable): string =>
    how === 'postback'
      ? writePostback(world, state, { title, payload })
      : writeMessage(world, state, { text: title }, { quick_reply: { payload } });
  return {
    taps(title: string, payload?: string) {
      const isMeant = (one: Tappable) => one.title === title && (payload === undefined || one.payload === payload);
      const found = tappables(world, state).find(isMeant);
      if (!found)
        throw new Error(`${state.name} sees nothing to tap with the title "${title}" on his ${state.device}.`);
      return tap(found);
    },
    forges: (payload: string, how: Tappable['how'] = 'quick_reply') => tap({ how, title: 'x', payload }),
    opensLink(ref: string) {
      checkPresence(state);
      if (state.messages.size === 0) state.pendingRef = ref;
      else void tellThread(world, state, { kind: 'referral', body: { referral: referralOf(state, ref) } });
    },
  };
}

/** Everything that can be tapped on his device, what is newest in the thread first, then the menu, then the ice breakers. */
function tappables(world: GraphWorld, state: PersonState): Tappable[] {
  if (state.device === 'desktop') return [];
  const thread = showThread(state, 'phone');
  const { persistentMenu, iceBreakers } = world.menus[state.platform];
  const postbacks = [
    ...thread.toReversed().flatMap(({ buttons, cards }) => [...buttons, ...cards.flatMap((card) => card.buttons)]),
    ...persistentMenu,
  ].flatMap((button) => (button.type === 'postback' ? [button] : []));
  return [
    ...(thread.at(-1)?.quickReplies ?? []).map((reply) => ({ ...reply, how: 'quick_reply' as const })),
    ...[...postbacks, ...(thread.length === 0 ? iceBreakers : [])].map(({ title, payload }) => ({
      title,
      payload,
      how: 'postback' as const,
    })),
  ];
}
