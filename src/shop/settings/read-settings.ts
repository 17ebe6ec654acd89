import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import type { Texts } from '../language.ts';
import { fresh, rows } from '../sql.ts';
import { ShopSettings } from './shop-settings.ts';

/** What the owner can set, without the card's number. */
export type SettingsView = {
  name: Texts;
  orderPrefix: string;
  paused: boolean;
  hasCard: boolean;
  holdMinutes: number;
  reminderMinutes: number;
  takeOverMinutes: number;
  maxOpenOrders: number;
  maxUnits: number;
};

const settingsId = 1;

const untouched: SettingsView = {
  name: { uz: 'Doʻkon', en: 'Shop' },
  orderPrefix: 'S',
  paused: false,
  hasCard: false,
  holdMinutes: 30,
  reminderMinutes: 10,
  takeOverMinutes: 120,
  maxOpenOrders: 3,
  maxUnits: 5,
};

/** The settings as they stand; those of a new shop where nothing was set yet. */
export async function readSettings(ctx: Pick<ShopContext, 'em'>): Promise<SettingsView> {
  const settings = await ctx.em.findOne(ShopSettings, { id: settingsId }, fresh);
  if (!settings) return untouched;
  const { name, orderPrefix, holdMinutes, reminderMinutes, takeOverMinutes, maxOpenOrders, maxUnits } = settings;
  const paused = Boolean(settings.pausedAt);
  const hasCard = Boolean(settings.cardNumberSealed);
  return { name, orderPrefix, paused, hasCard, holdMinutes, reminderMinutes, takeOverMinutes, maxOpenOrders, maxUnits };
}

/** Sets some of the settings; makes the row in a new shop. Two at once both take effect. */
export async function writeSettings(em: EntityManager, change: Partial<Omit<ShopSettings, 'id'>>): Promise<void> {
  const name = JSON.stringify(untouched.name);
  await rows(em, 'insert into shop_settings (id, name) values (?, ?) on conflict do nothing', [settingsId, name]);
  await em.nativeUpdate(ShopSettings, { id: settingsId }, change);
}
