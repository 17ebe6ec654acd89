import type { User } from '../telegram/model.ts';

const bot = (id: number, first_name: string, username: string): User => ({ id, is_bot: true, first_name, username });

/**
 * The banks' bots of the playground, invented as everything here; ids are fixed, so that a shop which trusts them does
 * so after a restart too. `lookAlike` has the name of the first one and another id: nobody should believe it.
 */
export const bankBots = {
  humo: bot(7_000_000_901, 'HUMO xabar', 'humo_xabar_namuna_bot'),
  card: bot(7_000_000_902, 'Karta xabar', 'karta_xabar_namuna_bot'),
  lookAlike: bot(7_000_000_999, 'HUMO xabar', 'humo_xabar_narnuna_bot'),
} as const;
