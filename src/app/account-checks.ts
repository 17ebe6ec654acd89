import { diagnoseAccount, type AccountToDiagnose } from '#adapters/instagram/diagnose.ts';
import { webhookFinding } from '#adapters/instagram/diagnose-webhook.ts';
import { instagramFlavour, messengerFlavour } from '#adapters/instagram/out/limits.ts';
import type { Config } from '../config.ts';
import type { Check } from '../doctor/finding.ts';
import type { Database } from '../storage/database.ts';
import { createAdapterState, ofChannel, sealed } from '../storage/key-value.ts';
import { createVault } from '../storage/vault.ts';

type MemoryOf = (channel: string) => AccountToDiagnose['memory'];

/** Whether events can come in: one address for every account of the app. */
export function webhookChecks({ playground, meta, publicUrl }: Config): Check[] {
  if (playground || !meta) return [];
  return [{ name: 'meta webhook', look: async () => [await webhookFinding({ ...meta, publicUrl })] }];
}

/**
 * Looks at each account that the settings name, with the token that is in use: it may have been renewed since it was
 * written into the settings, so the shop's own memory is needed where there is one.
 */
export function accountChecks(config: Config, memoryOf: MemoryOf): Check[] {
  const { playground, meta, instagram, messenger, publicUrl } = config;
  if (playground || !meta) return [];
  const page = messenger && {
    accountId: messenger.pageId,
    accessToken: messenger.pageToken,
    graphRoot: messenger.graphRoot,
  };
  const accounts = [
    { flavour: instagramFlavour, account: instagram },
    { flavour: messengerFlavour, account: page },
  ];
  return accounts.flatMap(({ flavour, account }) => {
    if (!account) return [];
    const { channel } = flavour;
    const look = async () =>
      await diagnoseAccount({ ...meta, ...account, publicUrl, flavour, memory: memoryOf(channel), now: new Date() });
    return [{ name: `${channel} account`, look }];
  });
}

/** What the channels keep in this database; its tokens are sealed with the data key. */
export function channelMemory(database: Database, dataKey: string): MemoryOf {
  return (channel) => {
    const state = ofChannel(createAdapterState(database), channel);
    return { state, secrets: sealed(state, createVault(dataKey)) };
  };
}
