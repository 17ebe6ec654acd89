import { createHmac } from 'node:crypto';

/** What both sides of the measured signed doors know. */
export const signingSecret = 'a secret that both sides know';

/** What the measured shops are told that Telegram sends along. */
export const webhookSecret = 'the-secret-of-the-measured-webhook-01';

const longText = 'Assalomu alaykum! Qora krossovka bormi, 42 razmer? '.repeat(10);

/** A text message as Telegram sends it, as JSON; the usual text makes it about 800 bytes. */
export function textUpdate(updateId: number, chat: number, text: string = longText): string {
  const person = { id: chat, first_name: 'Malika', last_name: 'Karimova' };
  return JSON.stringify({
    update_id: updateId,
    message: {
      message_id: updateId,
      date: 1_790_000_000,
      from: { ...person, is_bot: false, language_code: 'uz' },
      chat: { ...person, type: 'private' },
      text,
    },
  });
}

/** The head with which a signed door takes this body. */
export function signature(body: string): { [name: string]: string } {
  return { 'x-signature': createHmac('sha256', signingSecret).update(body).digest('hex') };
}
