import type { UserFromGetMe } from 'grammy/types';
import type { AdapterDeps } from '../adapter.ts';
import { keptAccount, keepAccount, SignInError, type Account } from './account.ts';
import { botUser } from './bot-user.ts';
import type { OwnAccount } from './in/deps.ts';

/** Who the shop is on this channel. Asking anything before `start` is a fault of ours. */
export interface Self {
  account(): OwnAccount;
  me(): UserFromGetMe;
  isOneOfUs(id: string): boolean;
  /**
   * Asks the platform. Where it can't or won't say, the account is as it was the last time, or what the settings tell: its id
   * alone. Answers whether the platform said it.
   * @throws {SignInError} when the settings contradict what the platform says
   */
  start(): Promise<boolean>;
  /** Asks again, where the platform did not say it yet. Throws as `start` does, and when the platform can't say it now either. */
  complete(): Promise<void>;
}

/** `ask`: signs in. What one node comes to know, all know. */
export function createSelf(given: {
  ask: () => Promise<Account>;
  accountId: string;
  channel: string;
  deps: Pick<AdapterDeps, 'identities' | 'state' | 'bulletin' | 'log'>;
}): Self {
  const { ask, accountId, channel, deps } = given;
  const topic = `${channel} account`;
  let known: { account: OwnAccount; me: UserFromGetMe } | undefined;
  let isSure = false;
  const started = () => {
    if (!known) throw new Error(`the ${channel} adapter has not been started`);
    return known;
  };
  const become = async (account: Account): Promise<void> => {
    const number = await deps.identities.numberOf('person', account.ids[0] ?? '');
    known = { account: { ...account, number }, me: botUser(account, number) };
  };
  const learn = async (): Promise<void> => {
    const account = await ask();
    await keepAccount(deps.state, account);
    await become(account);
    isSure = true;
  };
  const hear = async (): Promise<void> => {
    const account = isSure || !known ? undefined : await keptAccount(deps.state, accountId);
    if (account) await become(account);
  };
  deps.bulletin?.subscribe(topic, () => {
    hear().catch(() => deps.log.warn({ channel }, 'what another node knows of the account could not be read'));
  });

  return {
    account: () => started().account,
    me: () => started().me,
    isOneOfUs: (id) => known?.account.ids.includes(id) ?? false,
    start: async () => {
      try {
        await learn();
      } catch (error) {
        if (!(error instanceof SignInError) || !error.isPassing) throw error;
        const before = await keptAccount(deps.state, accountId);
        await become(before ?? { ids: [accountId], username: '', name: '' });
        const what = before ? 'the account is taken as it was the last time' : 'the account is known by its id alone';
        deps.log.error({ channel, reason: error.message }, what);
      }
      return isSure;
    },
    complete: async () => {
      if (isSure) return;
      await learn();
      deps.bulletin?.publish(topic, {});
    },
  };
}
