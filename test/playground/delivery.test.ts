import { Hono } from 'hono';
import { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import { describe, expect, test } from 'vitest';
import { BOT_TOKEN, listen, openScene, refusalOf } from './scene.ts';

const SECRET = 'hook-secret';

/** A shop's webhook that writes down what it gets and answers as `answer` says. */
async function openHook(answer: (update: Update, count: number) => Response | Promise<Response>) {
  const updates: Update[] = [];
  const secrets: (string | undefined)[] = [];
  const app = new Hono().post('/hook', async (c) => {
    const update = await c.req.json<Update>();
    updates.push(update);
    secrets.push(c.req.header('x-telegram-bot-api-secret-token'));
    return answer(update, updates.length);
  });
  const { origin, stop } = await listen(app);
  return { updates, secrets, url: `${origin}/hook`, [Symbol.asyncDispose]: stop };
}

const ok = () => new Response('ok');

describe('long polling', () => {
  test('updates rise, stay until they are confirmed, and are gone after', async () => {
    await using scene = await openScene();
    const ali = scene.telegram.people.openChat({ firstName: 'Ali', languageCode: 'uz' });
    ali.start('p_7');
    ali.say('salom');
    const first = await scene.api.getUpdates();
    expect(first.map((update) => update.message?.text)).toEqual(['/start p_7', 'salom']);
    expect(first[0]?.message?.entities).toEqual([{ type: 'bot_command', offset: 0, length: 6 }]);
    expect(first[0]?.message?.from).toMatchObject({ id: ali.id, is_bot: false, language_code: 'uz' });
    expect(first[1]!.update_id).toBe(first[0]!.update_id + 1);
    expect(await scene.api.getUpdates()).toEqual(first);
    expect(await scene.api.getUpdates({ offset: first[1]!.update_id })).toEqual([first[1]]);
    expect(await scene.api.getUpdates({ offset: first[1]!.update_id + 1 })).toEqual([]);
  });

  test('an open poll is answered by the first update', async () => {
    await using scene = await openScene();
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    const poll = scene.api.getUpdates({ timeout: 30 });
    ali.say('tez');
    expect((await poll).map((update) => update.message?.text)).toEqual(['tez']);
  });

  test('a second poll ends the first one with a conflict', async () => {
    await using scene = await openScene();
    const first = refusalOf(scene.api.getUpdates({ timeout: 30 }));
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    const second = scene.api.getUpdates({ timeout: 30 });
    // Both polls are on their way at once; the update is for whichever came last.
    const { description, error_code } = await Promise.race([first, refusalOf(second)]);
    expect([error_code, description]).toEqual([
      409,
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    ]);
    ali.say('x');
    await Promise.allSettled([first, second]);
  });

  test('no polling beside a webhook', async () => {
    await using scene = await openScene();
    await scene.api.setWebhook('http://127.0.0.1:9/hook');
    const refusal = await refusalOf(scene.api.getUpdates());
    expect(refusal.error_code).toBe(409);
    expect(refusal.description).toContain('use deleteWebhook to delete the webhook first');
    await scene.api.deleteWebhook();
    expect(await scene.api.getUpdates()).toEqual([]);
  });

  test('only wanted kinds come, and the wish lasts', async () => {
    await using scene = await openScene();
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    await scene.api.getUpdates({ allowed_updates: ['callback_query'] });
    const said = ali.say('x');
    ali.tap(said, 'data');
    expect((await scene.api.getUpdates()).map((update) => update.callback_query?.data)).toEqual(['data']);
  });

  test('a tap nobody fetched for 150 seconds is gone, a message only after a day', async () => {
    await using scene = await openScene();
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    ali.tap(ali.say('x'), 'data');
    scene.clock.advance(151_000);
    expect((await scene.api.getUpdates()).map((update) => Object.keys(update)[1])).toEqual(['message']);
    scene.clock.advance(24 * 3_600_000);
    expect(await scene.api.getUpdates()).toEqual([]);
  });

  test('a whole grammY bot talks over it', async () => {
    await using scene = await openScene();
    const bot = new Bot(BOT_TOKEN, { client: { apiRoot: scene.origin } });
    bot.command('start', (ctx) => ctx.reply(`Salom, ${ctx.from?.first_name}`));
    const running = bot.start();
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    ali.start();
    expect((await ali.waitFor(() => ali.lastHeard)).text).toBe('Salom, Ali');
    await bot.stop();
    await running;
  });
});

describe('webhook', () => {
  test('updates come with the secret, one after the other in a chat', async () => {
    await using scene = await openScene();
    let open = 0;
    let most = 0;
    await using hook = await openHook(async () => {
      most = Math.max(most, (open += 1));
      await scene.api.getMe();
      open -= 1;
      return ok();
    });
    await scene.api.setWebhook(hook.url, { secret_token: SECRET });
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    for (const text of ['1', '2', '3', '4']) ali.say(text);
    await scene.telegram.waitFor(() => scene.telegram.pendingUpdates() === 0);
    expect(hook.updates.map((update) => update.message?.text)).toEqual(['1', '2', '3', '4']);
    expect(new Set(hook.secrets)).toEqual(new Set([SECRET]));
    expect(most).toBe(1);
  });

  test('what was refused comes again, the chat behind it waits, other chats do not', async () => {
    await using scene = await openScene({ webhookRetryMs: 5 });
    await using hook = await openHook(async (update, count) => {
      await scene.api.getMe();
      return update.message?.text === 'a1' && count < 4 ? new Response('busy', { status: 503 }) : ok();
    });
    await scene.api.setWebhook(hook.url);
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    const vali = scene.telegram.people.openChat({ firstName: 'Vali' });
    ali.say('a1');
    ali.say('a2');
    vali.say('v1');
    await scene.telegram.waitFor(() => scene.telegram.pendingUpdates() === 0);
    const texts = hook.updates.map((update) => update.message?.text);
    expect(texts.filter((text) => text === 'a1').length).toBeGreaterThan(1);
    expect(texts.lastIndexOf('a1')).toBeLessThan(texts.indexOf('a2'));
    expect(texts.filter((text) => text === 'v1')).toEqual(['v1']);
    expect(await scene.api.getWebhookInfo()).toMatchObject({ last_error_message: expect.stringContaining('503') });
  });

  test('Retry-After is obeyed', async () => {
    await using scene = await openScene({ webhookRetryMs: 1 });
    const at: number[] = [];
    await using hook = await openHook(async () => {
      at.push(performance.now());
      await scene.api.getMe();
      return at.length === 1 ? new Response('', { status: 503, headers: { 'retry-after': '1' } }) : ok();
    });
    await scene.api.setWebhook(hook.url);
    scene.telegram.people.openChat({ firstName: 'Ali' }).say('x');
    await scene.telegram.waitFor(() => scene.telegram.pendingUpdates() === 0);
    expect(at[1]! - at[0]!).toBeGreaterThan(950);
  });

  test('a call in the answer is done', async () => {
    await using scene = await openScene();
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    await using hook = await openHook((update) =>
      Response.json({ method: 'sendMessage', chat_id: update.message?.chat.id, text: 'javob' }),
    );
    await scene.api.setWebhook(hook.url);
    ali.say('x');
    expect((await ali.waitFor(() => ali.lastHeard)).text).toBe('javob');
  });

  test('pending updates can be dropped when it is set', async () => {
    await using scene = await openScene();
    scene.telegram.people.openChat({ firstName: 'Ali' }).say('x');
    await scene.api.deleteWebhook({ drop_pending_updates: true });
    expect(await scene.api.getWebhookInfo()).toMatchObject({ url: '', pending_update_count: 0 });
  });
});
