import { createHmac } from 'node:crypto';
import type { Config } from '../config.ts';
import type { NoticeDoor } from '../playground/bank/notice-door.ts';
import { systemContext, type House } from '../bot/house.ts';
import { takePostedNotice } from '../shop/payments/take-posted-notice.ts';
import { bankNoticeBodyBytes, createBankNoticeDoor } from '../web/bank-notices.ts';
import type { Mount } from '../web/server.ts';
import type { Stores } from './stores.ts';

/** What posted notices are signed with: the owner's secret, and in a playground without one a secret of its own. */
export function noticeSecret(config: Config, mediaUrlSecret: string): string | undefined {
  if (config.bankNoticeSecret !== undefined || !config.playground) return config.bankNoticeSecret;
  return createHmac('sha256', mediaUrlSecret).update('bank notices of the playground').digest('base64url');
}

/** Where the playground's bank knocks as a phone would. */
export function noticeDoorOf(config: Config, stores: Stores, port: number): NoticeDoor | undefined {
  const secret = noticeSecret(config, stores.mediaUrlSecret);
  return secret === undefined ? undefined : { address: `http://127.0.0.1:${port}/bank-notices`, secret };
}

/** The door for phones that pass on a bank's notices; none without a secret. */
export function bankNoticeMounts(secret: string | undefined, house: House): Mount[] {
  if (secret === undefined) return [];
  const routes = createBankNoticeDoor({
    secret,
    take: async (posted) => {
      const taken = await takePostedNotice(systemContext(house, 'bank_notices'), posted);
      house.log.info({ state: taken.ok ? taken.value : taken.why }, 'a bank notice was posted');
      return taken;
    },
    onFault: (err) => house.log.error({ err }, 'a bank notice could not be stored; its poster may send it again'),
  });
  return [{ path: '/bank-notices', routes, maxBodyBytes: bankNoticeBodyBytes }];
}
