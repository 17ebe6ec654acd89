import type { Hono } from 'hono';
import type { Config } from '../config.ts';
import { privacyVersion } from '../shop/customers/privacy-version.ts';
import { createHealthRoutes } from '../web/health.ts';
import { createMetricsRoutes } from '../web/metrics.ts';
import { createPageStyle } from '../web/page.ts';
import { createPrivacyPages } from '../web/privacy-pages.ts';
import type { Mount } from '../web/server.ts';
import type { House } from '../bot/house.ts';
import { bankNoticeMounts, noticeSecret } from './bank-notices.ts';
import type { Stores } from './stores.ts';

const playgroundBodyBytes = 40 * 1024 * 1024;

/** Every HTTP door of this node. A worker has only those that tell how it is. */
export function doors(given: {
  config: Config;
  house: House;
  stores: Stores;
  /** Doors of the channels. */
  knockers: Hono[];
  page: Hono;
  shopName: string;
  /** Updates are taken and answered. */
  isOpen: () => boolean;
}): Mount[] {
  const { config, house, stores, knockers, page, shopName, isOpen } = given;
  const health = createHealthRoutes([
    { name: 'database', check: async () => ((await stores.database.ping()) ? 'ok' : 'down') },
    // Without it the shop sells on from its database.
    { name: 'redis', check: async () => ((await stores.keyValue.ping()) ? 'ok' : 'degraded') },
    { name: 'queue', check: async () => (isOpen() ? 'ok' : 'down') },
    // Without it the owners read receipts by themselves.
    { name: 'tesseract', check: async () => (stores.reader.isReady() ? 'ok' : 'degraded') },
    { name: 'channels', check: async () => (isOpen() ? 'ok' : 'down') },
  ]);
  const metrics = createMetricsRoutes({ token: config.metricsToken, scrape: () => stores.metrics.scrape() });
  const told = [
    { path: '/', routes: health },
    { path: '/', routes: metrics },
  ];
  if (config.role === 'worker') return told;
  const privacy = createPrivacyPages({ shopName, version: privacyVersion });
  return [
    // Pictures that people send in the playground come through its doors.
    { path: '/', routes: page, ...(config.playground ? { maxBodyBytes: playgroundBodyBytes } : {}) },
    ...told,
    { path: '/', routes: privacy },
    { path: '/', routes: createPageStyle() },
    ...bankNoticeMounts(noticeSecret(config, stores.mediaUrlSecret), house),
    ...knockers.map((routes) => ({ path: '/', routes })),
  ];
}
