import type { AdapterDeps, CommandMenu } from '../adapter.ts';
import type { Pace } from '../pace.ts';
import { forgetAccount } from './account.ts';
import { assemble } from './assemble.ts';
import { diagnoseAccount } from './diagnose.ts';
import { createMetaDoor } from './door.ts';
import { downloadFile } from './in/download.ts';
import type { MetaAccountSettings, MetaAdapter, MetaApp } from './meta-adapter.ts';
import { capabilitiesOf } from './out/capabilities.ts';
import type { Flavour } from './out/limits.ts';
import { showMenus } from './profile-menus.ts';

/**
 * Instagram as a channel of the shop, or Messenger by the same code: direct messages and comments of one account, through
 * the Graph API. `pace`: time as it is felt by waits.
 */
export function createInstagramAdapter(
  settings: MetaAccountSettings & MetaApp,
  deps: AdapterDeps,
  flavour: Flavour,
  pace?: Pace,
): MetaAdapter {
  const { accountId, graphRoot } = settings;
  const { channel, object } = flavour;
  const parts = assemble(settings, deps, flavour, pace);
  const { node, self, token, graph, backend, posts, sweep } = parts;

  const start = async (): Promise<void> => {
    if (await self.start()) await backend.health.well('token');
  };
  let unset: CommandMenu[] | undefined;
  const showCommands = async (menus: CommandMenu[]): Promise<void> => {
    if (!(await showMenus({ menus, graph, node, object, deps }))) unset = menus;
  };
  const upkeep = async (): Promise<void> => {
    await parts.upkeep();
    const left = unset;
    unset = undefined;
    if (left) await showCommands(left);
  };
  const deauthorised = async (): Promise<void> => {
    await token.drop();
    await deps.trouble('deauthorised', {});
  };

  const adapter: MetaAdapter = {
    name: channel,
    capabilities: capabilitiesOf(flavour),
    token: channel,
    client: backend.client,
    journalsItself: true,
    flavour,
    intake: parts.intake,
    get me() {
      return self.me();
    },
    start,
    routes: () => createMetaDoor({ app: settings, adapters: [adapter], deps }),
    subscribe: async () => await upkeep(),
    deepLink: (payload) =>
      `https://${object === 'page' ? 'm.me' : 'ig.me/m'}/${self.me().username || accountId}?ref=${payload}`,
    showCommands,
    toUpdate: parts.toUpdate,
    posts: async (limit) => await posts.shown(limit),
    postOf: async (link) => await posts.ofLink(link),
    ...(object === 'instagram' && { sweep }),
    upkeep,
    download: async (fileId) => await downloadFile(fileId, { fetchMessage: parts.lookups.fetchMessage, graphRoot }),
    isOwner: (userId) => userId === accountId || self.isOneOfUs(userId),
    deauthorised,
    forgetOwner: async () => {
      await deauthorised();
      await forgetAccount(deps.state);
    },
    diagnose: async () => await diagnoseAccount({ ...settings, flavour, memory: deps, now: deps.now() }),
  };
  return adapter;
}
