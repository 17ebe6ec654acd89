import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BotFinding } from '#adapters/finding.ts';
import { webhookFinding } from '#adapters/instagram/diagnose-webhook.ts';
import { fieldsFinding, eventsFinding } from '#adapters/instagram/diagnose-app.ts';
import { tokenFinding } from '#adapters/instagram/diagnose-token.ts';
import { listen } from '../../playground/scene.ts';
import {
  accessToken,
  accountId,
  appScopedId,
  appSecret,
  dayMs,
  openAccountScene,
  pageToken,
  verifyToken,
  type AccountScene,
} from './account-scene.ts';

let scene: AccountScene;

function withScene(): void {
  beforeEach(async () => {
    scene = await openAccountScene();
  });
  afterEach(() => scene.close());
}

/** How each part is, without the words. */
const statuses = (found: BotFinding[]) => Object.fromEntries(found.map(({ check, status }) => [check, status]));
const one = (found: BotFinding[], check: string): string => {
  const finding = found.find((each) => each.check === check);
  return `${finding?.status}: ${finding?.detail} -> ${finding?.fix ?? ''}`;
};

describe('the doctor of an account', () => {
  withScene();

  test('finds a healthy one, and says when the last event came', async () => {
    const adapter = scene.adapterOf();
    await adapter.start();
    const person = scene.graph.people.openPerson({ name: 'Ali' });
    const post = scene.graph.account.publishPost({ caption: 'x' });
    const commentId = person.comments(post.id, 'narxi?');
    await scene.delivered();
    const delivery = scene.captured.find(({ body }) => body.includes(commentId));
    await adapter.routes?.().request('http://shop.example/meta/webhook', { method: 'POST', ...delivery });
    const found = await adapter.diagnose();
    expect(statuses(found)).toEqual({
      'instagram account': 'ok',
      'instagram token': 'ok',
      'instagram subscription': 'ok',
      'instagram messages': 'ok',
      'instagram comments': 'ok',
      'instagram events': 'ok',
    });
    expect(one(found, 'instagram account')).toContain(`@aziza.shop, ${accountId}`);
    expect(one(found, 'instagram events')).toContain('2026-11-22T09:00Z');
    expect(JSON.stringify(found)).not.toMatch(new RegExp(`${accessToken}|${appSecret}|${verifyToken}`));
  });

  test('finds a healthy Page', async () => {
    const messenger = scene.messengerOf();
    await messenger.start();
    expect(statuses(await messenger.diagnose())).toMatchObject({
      'messenger account': 'ok',
      'messenger token': 'ok',
      'messenger subscription': 'ok',
      'messenger messages': 'ok',
    });
  });

  test('names the number to set when the wrong one of two is set', async () => {
    const found = await scene.adapterOf({ accountId: appScopedId }).diagnose();
    expect(one(found, 'instagram account')).toContain(`Set INSTAGRAM_ACCOUNT_ID=${accountId}`);
    expect(statuses(found)).toEqual({ 'instagram account': 'fail', 'instagram token': 'ok' });
  });

  test('knows a token that died, one that was never any, and rights that were taken away', async () => {
    const adapter = scene.adapterOf();
    await adapter.start();
    scene.graph.conditions.killToken(460);
    expect(one(await adapter.diagnose(), 'instagram account')).toMatch(
      /^fail: INSTAGRAM_ACCESS_TOKEN was refused \(190\/460.*-> Make a new one/,
    );
    scene.graph.conditions.reviveToken();
    await adapter.deauthorised();
    expect(one(await adapter.diagnose(), 'instagram account')).toContain('taken away');
    const nobody = await scene.adapterOf({ accessToken: 'IGAAnobodyGaveThisToken0123456789' }).diagnose();
    expect(one(nobody, 'instagram account')).toContain('fail: INSTAGRAM_ACCESS_TOKEN was refused');
  });

  test('sees that messages may not be read, and names the switch in the app', async () => {
    scene.graph.conditions.forbid('conversations');
    const found = await scene.adapterOf().diagnose();
    expect(one(found, 'instagram messages')).toMatch(
      /^fail: conversations can't be read \(10.*Allow access to messages/,
    );
  });

  test('sees that comments may not be read, or are counted and not shown', async () => {
    const post = scene.graph.account.publishPost({ caption: 'x' });
    scene.graph.people.openPerson({ name: 'Ali' }).comments(post.id, 'narxi?');
    scene.graph.conditions.forbid('comments');
    expect(one(await scene.adapterOf().diagnose(), 'instagram comments')).toContain("fail: comments can't be read");
    scene.graph.conditions.allow('comments');
    scene.graph.faults.next('comments', { status: 200, body: { data: [] } });
    expect(one(await scene.adapterOf().diagnose(), 'instagram comments')).toMatch(
      /^warn: .*1 comments, and the platform shows none.*Live/,
    );
  });

  test('sees an account that sends nothing', async () => {
    scene.graph.account.unsubscribe();
    const found = await scene.adapterOf().diagnose();
    expect(one(found, 'instagram subscription')).toContain(
      'fail: the account does not send messages, messaging_postbacks, comments',
    );
  });

  test('holds nothing against an account that can not be asked at present', async () => {
    scene.graph.faults.next('account', { status: 503, body: '<html>busy</html>' });
    const found = await scene.adapterOf().diagnose();
    expect(one(found, 'instagram account')).toMatch(/^warn: The Graph API can't be asked at present/);
  });
});

const now = new Date('2026-11-22T09:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * dayMs);

describe('the doctor of a token', () => {
  const looked = { channel: 'instagram', login: 'account' } as const;
  const told = (login: 'account' | 'page', given: Partial<Parameters<typeof tokenFinding>[1]>) =>
    tokenFinding({ ...looked, login }, { token: accessToken, facts: undefined, expiresAt: undefined, now, ...given });

  test('knows the wrong kind by how it looks and by what the platform says', () => {
    expect(told('account', { token: pageToken })).toMatchObject({
      status: 'fail',
      fix: expect.stringContaining('GRAPH_API_ROOT'),
    });
    expect(told('page', {})).toMatchObject({ status: 'fail', fix: expect.stringContaining('Page') });
    const user = { type: 'USER', app_id: '1', expires_at: 0, scopes: undefined };
    expect(told('page', { token: pageToken, facts: user })).toMatchObject({
      status: 'fail',
      fix: expect.stringContaining('/me/accounts'),
    });
  });

  test('names the rights that are missing', () => {
    const facts = {
      app_id: '1',
      type: 'USER',
      expires_at: 0,
      scopes: ['instagram_business_basic', 'instagram_business_manage_messages'],
    };
    expect(told('account', { facts })).toMatchObject({
      status: 'fail',
      detail: 'lacks instagram_business_manage_comments',
    });
  });

  test('warns a week before its end', () => {
    expect(told('account', { expiresAt: inDays(8) })).toMatchObject({ status: 'ok', detail: 'ends in 8 days' });
    expect(told('account', { expiresAt: inDays(6.5) })).toMatchObject({ status: 'warn', detail: 'ends in 6 days' });
    expect(told('account', {})).toMatchObject({ status: 'ok' });
  });
});

const hook = () => ({ publicUrl: scene.origin, verifyToken, appSecrets: [appSecret] });

describe('the doctor of the webhook', () => {
  withScene();

  test('knocks by the public address, as the platform does', async () => {
    const adapter = scene.adapterOf();
    await adapter.start();
    scene.open(adapter.routes?.());
    expect(await webhookFinding(hook())).toMatchObject({ status: 'ok' });
  });

  test('tells a wrong verify token from a wrong secret', async () => {
    scene.open(scene.adapterOf({ verifyToken: 'another-word' }).routes?.());
    expect(await webhookFinding(hook())).toMatchObject({
      status: 'fail',
      fix: expect.stringContaining('META_VERIFY_TOKEN'),
    });
    scene.open(scene.adapterOf({ appSecrets: ['another'] }).routes?.());
    expect(await webhookFinding(hook())).toMatchObject({
      status: 'fail',
      fix: expect.stringContaining('META_APP_SECRET'),
    });
  });

  test('says what stands in the way: nothing set, nobody there, somebody else', async () => {
    expect(await webhookFinding({ ...hook(), publicUrl: undefined })).toMatchObject({
      status: 'fail',
      fix: expect.stringContaining('PUBLIC_URL'),
    });
    expect(await webhookFinding({ ...hook(), publicUrl: 'http://127.0.0.1:9' })).toMatchObject({
      status: 'fail',
      fix: expect.stringContaining('certificate'),
    });
    expect(await webhookFinding(hook())).toMatchObject({ status: 'fail', fix: expect.stringContaining('proxy') });
  });
});

const shopUrl = 'https://shop.example.uz';

describe('the doctor of the app', () => {
  test('says which fields it is not subscribed to, where the app may be asked', async () => {
    const subscription = {
      object: 'instagram',
      callback_url: `${shopUrl}/meta/webhook`,
      active: true,
      fields: [{ name: 'messages' }],
    };
    const asked: string[] = [];
    const app = new Hono().get('/v25.0/77/subscriptions', (c) => {
      asked.push(c.req.header('authorization') ?? '');
      return c.json({ data: [subscription] });
    });
    const platform = await listen(app);
    const ask = async (publicUrl: string | undefined) =>
      await fieldsFinding({
        channel: 'instagram',
        appId: '77',
        appSecrets: [appSecret],
        publicUrl,
        root: platform.origin,
        version: 'v25.0',
      });
    expect(await ask(shopUrl)).toMatchObject({
      status: 'fail',
      detail: expect.stringContaining('messaging_postbacks, comments'),
    });
    subscription.fields.push({ name: 'messaging_postbacks' }, { name: 'comments' });
    expect(await ask(shopUrl)).toMatchObject({ status: 'ok' });
    expect(await ask('https://elsewhere.uz')).toMatchObject({
      status: 'fail',
      detail: expect.stringContaining('webhook is'),
    });
    subscription.active = false;
    expect(await ask(shopUrl)).toMatchObject({ status: 'fail', detail: expect.stringContaining('no webhook') });
    expect(new Set(asked)).toEqual(new Set([`Bearer 77|${appSecret}`]));
    await platform.stop();
    expect(await ask(shopUrl)).toBeUndefined();
  });

  test('judges by what came, since mode and access level are told to nobody', () => {
    expect(eventsFinding('instagram', {})).toMatchObject({
      status: 'warn',
      fix: expect.stringContaining('Instagram Tester'),
    });
    expect(eventsFinding('instagram', { eventAt: 1, commentAt: 1, sweptAt: 2 })).toMatchObject({
      status: 'warn',
      fix: expect.stringContaining('Advanced Access'),
    });
    expect(eventsFinding('instagram', { eventAt: 1, commentAt: 3, sweptAt: 2 })).toMatchObject({ status: 'ok' });
    expect(eventsFinding('messenger', { eventAt: 1 })).toMatchObject({ status: 'ok' });
  });
});
