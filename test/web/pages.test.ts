import { describe, expect, test } from 'vitest';
import { createHealthRoutes, type Health, type HealthCheck } from '#src/web/health.ts';
import { createLandingPage } from '#src/web/landing.ts';
import { createPageStyle } from '#src/web/page.ts';
import { createPrivacyPages } from '#src/web/privacy-pages.ts';

const part = (name: string, health: Health): HealthCheck => ({ name, check: async () => health });

const breaks = async (): Promise<Health> => await Promise.reject(new Error('password is hunter2'));

const chapters = (text: string) => text.match(/<h2>/g)?.length;

describe('health', () => {
  test('a living process says so without asking anybody', async () => {
    const answer = await createHealthRoutes([{ name: 'database', check: breaks }]).request('/health/live');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: 'ok' });
  });

  test.each<[Health, Health, Health, number]>([
    ['ok', 'ok', 'ok', 200],
    ['ok', 'degraded', 'degraded', 200],
    ['degraded', 'down', 'down', 503],
  ])('database %s and queue %s make the shop %s', async (database, queue, status, code) => {
    const routes = createHealthRoutes([part('database', database), part('queue', queue)]);
    const answer = await routes.request('/health/ready');
    expect(answer.status).toBe(code);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toEqual({ status, parts: { database, queue } });
  });

  test.each<[string, () => Promise<Health>]>([
    ['breaks', breaks],
    ['never answers', async () => await new Promise(() => {})],
  ])('a part that %s is down, and why is not told to strangers', async (_how, check) => {
    const answer = await createHealthRoutes([part('queue', 'ok'), { name: 'redis', check }], 5).request(
      '/health/ready',
    );
    expect(answer.status).toBe(503);
    expect(await answer.text()).toBe('{"status":"down","parts":{"queue":"ok","redis":"down"}}');
  });
});

describe('the privacy policy', () => {
  const pages = createPrivacyPages({ shopName: 'Oyoq <b>Kiyim</b>', version: '2026-11-01' });
  const read = async (path: string) => await (await pages.request(path)).text();

  test('is in Uzbek, and in English when asked', async () => {
    expect(await read('/privacy')).toContain('<html lang="uz">');
    expect(await read('/privacy?lang=en')).toContain('<html lang="en">');
    expect(await read('/privacy?lang=xx')).toContain('<html lang="uz">');
  });

  test.each(['/privacy', '/privacy?lang=en'])('%s names the shop, its date and how long data is kept', async (path) => {
    const text = await read(path);
    expect(text).toContain('Oyoq &lt;b&gt;Kiyim&lt;/b&gt;');
    expect(text).toContain('2026-11-01');
    for (const command of ['/privacy', '/operator', '/stop']) expect(text).toContain(`${command} `);
  });

  test('both languages have the same chapters', async () => {
    expect(chapters(await read('/privacy'))).toBe(6);
    expect(chapters(await read('/privacy?lang=en'))).toBe(6);
  });
});

describe('the landing page', () => {
  test('shows the shop and where to find it, with nothing a shop’s name could break', async () => {
    const routes = createLandingPage({
      shopName: '<script>alert(1)</script>',
      links: [{ label: 'Telegram', url: 'https://t.me/shop_bot' }],
    });
    const text = await (await routes.request('/')).text();
    expect(text).toContain('<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>');
    expect(text).toContain('href="https://t.me/shop_bot"');
    expect(text).not.toContain('<script>');
  });

  test('its style is a file, as the headers demand', async () => {
    const page = await (await createLandingPage({ shopName: 'Do‘kon', links: [] }).request('/')).text();
    const href = /<link rel="stylesheet" href="([^"]+)"/.exec(page)?.[1] ?? 'none';
    const style = await createPageStyle().request(href);
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(page).not.toMatch(/<style|style=/);
  });
});
