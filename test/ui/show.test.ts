import { Api } from 'grammy';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sendScreen } from '#src/ui/show.ts';
import type { Screen } from '#src/ui/screen.ts';
import { shownText } from '#test/support/screen-faults.ts';

interface Call {
  method: string;
  payload: { [name: string]: unknown };
}

/** What reaches the platform when a screen is sent; `refuses` lets the first call fail with that description. */
async function callsOf(screen: Screen, refuses?: string): Promise<Call[]> {
  const calls: Call[] = [];
  const platform: typeof fetch = async (address, request) => {
    const asked = new Request(address, { ...request, signal: null });
    const payload = z.record(z.string(), z.unknown()).parse(await asked.json());
    calls.push({ method: asked.url.split('/').at(-1) ?? '', payload });
    const isRefused = refuses !== undefined && calls.length === 1;
    return Response.json(isRefused ? { ok: false, error_code: 400, description: refuses } : { ok: true, result: true });
  };
  await sendScreen(new Api('1:token', { fetch: platform }), 7, screen);
  return calls;
}

const textOf = (call: Call | undefined): string => String(call?.payload['text'] ?? call?.payload['caption']);

const lines = (count: number, text: string): string =>
  Array.from({ length: count }, (_, at) => `${at} ${text}`).join('\n');

describe('a screen that is too long', () => {
  test.each([
    ['a message', { text: lines(200, '<b>bir</b> ikki &amp; uch toʻrt besh') }, 4096],
    ['a caption', { text: lines(60, '<b>bir</b> ikki &amp; uch toʻrt besh'), mediaId: 'a.webp' }, 1024],
    ['a caption of a file', { text: lines(60, 'bir'.repeat(9)), documentId: 'a.pdf' }, 1024],
  ])('%s is cut at the end of a line, so no mark is left open', async (_what, screen, limit) => {
    const [call] = await callsOf(screen);
    const shown = textOf(call);
    expect(shownText(shown).length).toBeLessThanOrEqual(limit);
    expect(shown.match(/<b>/g)?.length).toBe(shown.match(/<\/b>/g)?.length);
    expect(shown).toMatch(/^0 .*[^;\w]?\n…$/s);
    expect(screen.text.startsWith(shown.slice(0, -2))).toBe(true);
  });

  test('one that fits to the last letter is not cut', async () => {
    const [text] = await callsOf({ text: 'a'.repeat(4096) });
    const [caption] = await callsOf({ text: 'a'.repeat(1024), mediaId: 'a.webp' });
    expect([textOf(text).length, textOf(caption).length]).toEqual([4096, 1024]);
  });

  test.each([
    ['in one long line', `🙋 ${'salom &amp; xayr '.repeat(900)}`],
    ['in one long line after a title', `<b>Mijoz</b>\n🙋 ${'salom &amp; xayr '.repeat(900)}`],
    ['in one long line of marks', `🙋 ${'salom <b>&amp;</b> xayr '.repeat(900)}`],
  ])('what a person wrote %s is told from its beginning', async (_what, text) => {
    const [call] = await callsOf({ text });
    const shown = textOf(call);
    expect(shown).toMatch(/🙋 salom &amp; xayr salom/);
    expect(shown.length).toBeGreaterThan(2500);
    expect(shown.length).toBeLessThanOrEqual(4096);
    expect(shown).not.toMatch(/<|&(?!amp;)/);
  });
});

describe('what is under a screen', () => {
  test('titles are shortened to what still shows, empty rows are left out', async () => {
    const buttons = [
      [],
      [{ title: 'juda uzun nom '.repeat(9), data: 'm' }],
      [{ title: '5 soʻm', copy: '5' }],
      [{ title: 'x', url: 'https://x.uz' }],
    ];
    const [call] = await callsOf({ text: 'a', buttons });
    expect(call?.payload['reply_markup']).toEqual({
      inline_keyboard: [
        [{ text: expect.stringMatching(/^juda uzun.{30,54}…$/), callback_data: 'm' }],
        [{ text: '5 soʻm', copy_text: { text: '5' } }],
        [{ text: 'x', url: 'https://x.uz' }],
      ],
    });
  });

  test('the phone is asked for by a button below the message box, and that button goes away again', async () => {
    const [asked] = await callsOf({ text: 'a', below: { contact: 'Raqamim' } });
    const [gone] = await callsOf({ text: 'a', below: 'none' });
    expect(asked?.payload['reply_markup']).toMatchObject({ keyboard: [[{ text: 'Raqamim', request_contact: true }]] });
    expect(gone?.payload['reply_markup']).toEqual({ remove_keyboard: true });
  });
});

describe('pictures', () => {
  test('travel by their id; a file that is no picture goes as a document', async () => {
    expect(await callsOf({ text: 'a', mediaId: 'a.webp' })).toMatchObject([
      { method: 'sendPhoto', payload: { chat_id: 7, photo: 'media:a.webp' } },
    ]);
    expect(await callsOf({ text: 'a', documentId: 'a.pdf' })).toMatchObject([
      { method: 'sendDocument', payload: { document: 'media:a.pdf' } },
    ]);
  });

  test('a picture that is gone leaves its words, with the buttons', async () => {
    const buttons = [[{ title: 'x', data: 'm' }]];
    const calls = await callsOf({ text: 'a', mediaId: 'a.webp', buttons }, 'Bad Request: media a.webp is gone');
    expect(calls.map(({ method }) => method)).toEqual(['sendPhoto', 'sendMessage']);
    expect(calls[1]?.payload).toMatchObject({
      text: 'a',
      reply_markup: { inline_keyboard: [[{ callback_data: 'm' }]] },
    });
  });

  test('any other refusal is not swallowed', async () => {
    await expect(callsOf({ text: 'a', mediaId: 'a.webp' }, 'Bad Request: chat not found')).rejects.toThrow(
      'chat not found',
    );
  });
});
