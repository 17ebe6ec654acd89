import type { Json } from '../../adapter.ts';
import type { GraphClient } from './graph.ts';
import type { AccountHealth } from './health.ts';
import type { Rates } from './rates.ts';
import type { Person } from './say.ts';

/**
 * Shows a person a sign that is no message: typing, seen, a reaction. Nothing is lost without one, so none is sent
 * while the platform wants us to pause or refuses the account, and what it answers does not matter.
 */
export type Sign = (person: Person, action: { [key: string]: Json }, signal: AbortSignal) => Promise<void>;

/** Signs count as messages of their chat. */
export function createSigns(deps: { graph: GraphClient; rates: Rates; health: AccountHealth }): Sign {
  const { graph, rates, health } = deps;
  return async (person, action, signal) => {
    const spending = { budget: 'messages' as const, chat: person.number };
    if (!rates.isFree(spending) || (await health.refusal())) return;
    const answer = await graph.post('me/messages', { recipient: { id: person.id }, ...action }, signal);
    rates.told(answer.usage);
    if (!answer.ok && answer.error.kind === 'rate') rates.hold(spending, answer.error);
  };
}
