import type { BotFinding } from '../finding.ts';
import { Api, GrammyError } from 'grammy';
import type { WebhookInfo } from 'grammy/types';
import { attemptCall } from './transport.ts';
import { readCall, type FetchInit } from '../bot-api-call.ts';
import { refusal } from '../bot-api-call.ts';
import { failureReason } from './transport.ts';
import { webhookPath } from './webhook.ts';

const manyPending = 100;
const recentErrorSeconds = 3600;

/** Asks Telegram, once each and without waiting, who the bot is and how its webhook does. Never rejects. */
export async function diagnoseTelegram(given: {
  token: string;
  apiRoot: string;
  /** Where the webhook should be; undefined when the shop polls. */
  publicUrl: string | undefined;
}): Promise<BotFinding[]> {
  const api = new Api(given.token, { apiRoot: given.apiRoot, fetch: askOnce });
  const host = new URL(given.apiRoot).host;
  try {
    const me = await api.getMe();
    const found: BotFinding = { check: 'telegram bot', status: 'ok', detail: `@${me.username}` };
    return [found, webhookFinding(await api.getWebhookInfo(), given.publicUrl)];
  } catch (error) {
    return [{ check: 'telegram bot', status: 'fail', ...whatIsWrong(error, host) }];
  }
}

function whatIsWrong(error: unknown, host: string): { detail: string; fix: string } {
  if (error instanceof GrammyError && [401, 404].includes(error.error_code)) {
    const fix = 'Copy TELEGRAM_BOT_TOKEN again from @BotFather, whole and without spaces.';
    return { detail: `Telegram refuses the token (${error.error_code})`, fix };
  }
  if (error instanceof GrammyError) return { detail: error.description, fix: 'Try again in a minute.' };
  const fix = 'Check the network of this machine, and TELEGRAM_API_ROOT if it is set.';
  return { detail: `${host} can't be reached: ${failureReason(error)}`, fix };
}

function webhookFinding(info: WebhookInfo, publicUrl: string | undefined): BotFinding {
  const wanted = publicUrl === undefined ? '' : publicUrl + webhookPath;
  const check = 'telegram webhook';
  if ((info.url ?? '') !== wanted) return wrongWebhook(check, info.url ?? '', wanted);
  const now = Date.now() / 1000;
  const pending = info.pending_update_count;
  if (info.last_error_date !== undefined && now - info.last_error_date < recentErrorSeconds) {
    const fix = 'Mend what Telegram names, then look again; nothing is lost for 24 hours.';
    return { check, status: 'warn', detail: `Telegram could not deliver: ${info.last_error_message ?? ''}`, fix };
  }
  const detail = `${wanted === '' ? 'not used, the shop polls' : wanted}, ${pending} pending`;
  if (pending < manyPending) return { check, status: 'ok', detail };
  return { check, status: 'warn', detail, fix: 'Start the shop, or a further process with ROLE=web.' };
}

function wrongWebhook(check: string, found: string, wanted: string): BotFinding {
  if (wanted === '') {
    const fix = 'Start the shop: it takes the webhook away; or stop the program that set it, or set PUBLIC_URL.';
    return { check, status: 'warn', detail: `a webhook is set (${new URL(found).host}) and PUBLIC_URL is not`, fix };
  }
  const detail = found === '' ? 'no webhook is set' : `the webhook is ${found} instead of ${wanted}`;
  return { check, status: 'fail', detail, fix: 'Start the shop: it sets the webhook by itself.' };
}

async function askOnce(url: string | URL, init?: FetchInit): Promise<Response> {
  const attempt = await attemptCall(await readCall(url, init));
  if (attempt.kind === 'answered') return Response.json(attempt.answer);
  if (attempt.kind === 'not_sent') throw attempt.error;
  return Response.json(refusal(504, attempt.error.message));
}
