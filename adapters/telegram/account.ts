import { type Api, GrammyError } from 'grammy';
import type { LanguageCode, UserFromGetMe } from 'grammy/types';
import type { AdapterLog, CommandMenu } from '../adapter.ts';
import { allowedUpdates, webhookConnections } from './limits.ts';
import type { Pace } from '../pace.ts';
import { failureReason } from './transport.ts';
import { webhookPath } from './webhook.ts';

// Between these the caller makes its own short retries, 3.5 s each time.
const connectBackOffMs = [2000, 4000, 8000];

/**
 * Asks Telegram who the bot is; a network that is not there yet is waited for, about half a minute.
 * @throws {Error} whose message says what to do: a wrong token, a wrong address, no network
 */
export async function signIn(
  api: Api,
  options: { apiRoot: string; log: AdapterLog; pace: Pace },
): Promise<UserFromGetMe> {
  for (const waitMs of connectBackOffMs) {
    try {
      return await api.getMe();
    } catch (error) {
      if (error instanceof GrammyError && error.error_code < 500)
        throw new Error(signInAdvice(error), { cause: error });
      options.log.warn({ reason: failureReason(error) }, 'Telegram does not answer yet; trying again');
      await options.pace.wait(waitMs);
    }
  }
  return await api.getMe().catch((error: unknown) => {
    throw new Error(
      `Telegram cannot be reached at ${new URL(options.apiRoot).host}: ${failureReason(error)}. ` +
        'Check the network of this machine, and TELEGRAM_API_ROOT if it is set.',
    );
  });
}

function signInAdvice({ error_code: code, description }: GrammyError): string {
  if (code === 401) return 'TELEGRAM_BOT_TOKEN was refused by Telegram (401). Copy it again from @BotFather.';
  if (code === 404) {
    return (
      'TELEGRAM_BOT_TOKEN is not known to Telegram (404). Copy it again from @BotFather, whole and without spaces; ' +
      'if TELEGRAM_API_ROOT is set, check that a Bot API server answers there.'
    );
  }
  return `Telegram refused the bot (${code}: ${description}).`;
}

/**
 * Points Telegram's webhook at us.
 * @throws {Error} with Telegram's reason and what an address must be
 */
export async function setWebhook(api: Api, publicUrl: string, secret: string): Promise<void> {
  const url = publicUrl.replace(/\/+$/, '') + webhookPath;
  const options = { secret_token: secret, allowed_updates: allowedUpdates, max_connections: webhookConnections };
  // Telegram's error is not passed on as the cause: it carries the call's payload, and that holds the secret.
  await api.setWebhook(url, options).catch((error: unknown) => {
    const reason = error instanceof GrammyError ? error.description : failureReason(error);
    throw new Error(
      `Telegram did not take ${url} as webhook: ${reason}. ` +
        'PUBLIC_URL must be an https address with a valid certificate on port 443, 80, 88 or 8443.',
    );
  });
}

/** Shows the menus beside the message box. A chat that never wrote to the bot cannot have one yet: logged and passed over. */
export async function showMenus(api: Api, menus: CommandMenu[], log: AdapterLog): Promise<void> {
  for (const { language, chatId, commands } of menus) {
    if (language !== undefined && !isLanguageCode(language))
      throw new Error(`${language} is no two-letter language code`);
    const scope =
      chatId === undefined
        ? ({ type: 'all_private_chats' } as const)
        : ({ type: 'chat', chat_id: Number(chatId) } as const);
    try {
      await api.setMyCommands(commands, {
        scope,
        ...(language !== undefined && { language_code: language }),
      });
    } catch (error) {
      if (chatId === undefined || !(error instanceof GrammyError)) throw error;
      log.warn({ description: error.description }, 'the menu of one chat could not be set');
    }
  }
  await api.setChatMenuButton({ menu_button: { type: 'commands' } });
}

function isLanguageCode(code: string): code is LanguageCode {
  return /^[a-z]{2}$/.test(code);
}
