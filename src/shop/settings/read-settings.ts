import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import type { Texts } from '../language.ts';
import { row, rows } from '../sql.ts';
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
  /** Largest tail of an asked sum, in soʻm; 0: none. */
  mostTailSom: number;
  noticeWaitMinutes: number;
  trustOrderSom: number;
  trustDaySom: number;
  cashOnDelivery: boolean;
  prepayPercent: number;
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
  mostTailSom: 499,
  noticeWaitMinutes: 10,
  trustOrderSom: 0,
  trustDaySom: 0,
  cashOnDelivery: false,
  prepayPercent: 0,
};

/** The settings as they stand; those of a new shop where nothing was set yet. */
export async function readSettings(ctx: Pick<ShopContext, 'em'>): Promise<SettingsView> {
  const kept = await row<SettingsView>(ctx.em, selectSettings, [settingsId]);
  if (kept) return kept;
  const card = await row(ctx.em, 'select 1 from payment_card where retired_at is null');
  return { ...untouched, hasCard: card !== undefined };
}

const selectSettings = `select name, order_prefix as "orderPrefix", paused_at is not null as paused,
  exists (select 1 from payment_card where retired_at is null) as "hasCard", hold_minutes as "holdMinutes",
  reminder_minutes as "reminderMinutes", take_over_minutes as "takeOverMinutes",
  max_open_orders as "maxOpenOrders", max_units as "maxUnits",
  most_tail_som as "mostTailSom", notice_wait_minutes as "noticeWaitMinutes", trust_order_som as "trustOrderSom",
  trust_day_som as "trustDaySom", cash_on_delivery as "cashOnDelivery", prepay_percent as "prepayPercent" from shop_settings where id = ?`;

/** Sets some of the settings; makes the row in a new shop. Two at once both take effect. */
export async function writeSettings(em: EntityManager, change: Partial<Omit<ShopSettings, 'id'>>): Promise<void> {
  const name = JSON.stringify(untouched.name);
  await rows(em, 'insert into shop_settings (id, name) values (?, ?) on conflict do nothing', [settingsId, name]);
  await em.nativeUpdate(ShopSettings, { id: settingsId }, change);
}
