import type { Hono } from 'hono';
import type { ChannelAdapter } from '#adapters/adapter.ts';
import { createMetaDoor } from '#adapters/instagram/door.ts';
import { createInstagramAdapter } from '#adapters/instagram/index.ts';
import type { MetaAdapter, MetaApp } from '#adapters/instagram/meta-adapter.ts';
import { instagramFlavour, messengerFlavour } from '#adapters/instagram/out/limits.ts';
import { page } from '../web/page.ts';
import { depsOf, telegramAdapter, type ChannelParts } from './channel.ts';
import { playgroundMeta } from './playground-meta.ts';

/** Every channel that the settings name, or all stand-ins of the playground, and their doors. */
export interface Adapters {
  /** The one on which owners sign in first. */
  adapters: ChannelAdapter[];
  knockers: Hono[];
}

/** Builds the adapters; nothing is called yet. */
export function buildAdapters(parts: ChannelParts): Adapters {
  const { config } = parts;
  const telegram = config.playground || config.telegram ? [telegramAdapter(parts)] : [];
  const meta = metaAdapters(parts);
  const door =
    meta[0] && createMetaDoor({ app: appOf(parts), adapters: meta, deps: depsOf(meta[0].name, parts), frame: page });
  const adapters = [...telegram, ...meta];
  const own = telegram.flatMap((adapter) => adapter.routes?.() ?? []);
  return { adapters, knockers: door ? [...own, door] : own };
}

/** The channels of Meta: an account, a Page, or both. */
function metaAdapters(parts: ChannelParts): MetaAdapter[] {
  const app = appOf(parts);
  const { instagram, messenger } = accountsOf(parts);
  return [
    ...(instagram
      ? [createInstagramAdapter({ ...app, ...instagram }, depsOf(instagramFlavour.channel, parts), instagramFlavour)]
      : []),
    ...(messenger
      ? [createInstagramAdapter({ ...app, ...messenger }, depsOf(messengerFlavour.channel, parts), messengerFlavour)]
      : []),
  ];
}

type Account = Pick<Parameters<typeof createInstagramAdapter>[0], 'accountId' | 'accessToken' | 'graphRoot'>;

function accountsOf({ config, port }: ChannelParts): { instagram?: Account; messenger?: Account } {
  if (config.playground) {
    const graphRoot = `http://127.0.0.1:${port}/playground/graph`;
    return { instagram: { ...playgroundMeta.account, graphRoot } };
  }
  const { instagram, messenger } = config;
  return {
    ...(instagram ? { instagram } : {}),
    ...(messenger
      ? {
          messenger: {
            accountId: messenger.pageId,
            accessToken: messenger.pageToken,
            graphRoot: messenger.graphRoot,
          },
        }
      : {}),
  };
}

function appOf({ config }: ChannelParts): MetaApp {
  const { publicUrl } = config;
  return { ...(config.playground || !config.meta ? playgroundMeta.app : config.meta), publicUrl };
}
