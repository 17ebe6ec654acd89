import { describe, expect, test } from 'vitest';
import { parseHtml } from '#src/playground/telegram/html-entities.ts';
import { formatText } from '#src/playground/telegram/formatted-text.ts';

describe('HTML style becomes text with entities', () => {
  test.each([
    ['<b>Salom</b> dunyo', 'Salom dunyo', [{ type: 'bold', offset: 0, length: 5 }]],
    ['👟 <i>poyabzal</i>', '👟 poyabzal', [{ type: 'italic', offset: 3, length: 8 }]],
    ['a &lt;b&gt; &amp; &#39;c&#39; &nbsp;', "a <b> & 'c' &nbsp;", []],
    [
      '<b>a<i>b</i></b>',
      'ab',
      [
        { type: 'bold', offset: 0, length: 2 },
        { type: 'italic', offset: 1, length: 1 },
      ],
    ],
    [
      '<a href="https://t.me/x?start=1&amp;a=2">x</a>',
      'x',
      [{ type: 'text_link', offset: 0, length: 1, url: 'https://t.me/x?start=1&a=2' }],
    ],
    ['<pre><code class="language-ts">1</code></pre>', '1', [{ type: 'pre', offset: 0, length: 1, language: 'ts' }]],
    ['<code class="language-ts">1</code>', '1', [{ type: 'code', offset: 0, length: 1 }]],
    ['<span class="tg-spoiler">x</span>', 'x', [{ type: 'spoiler', offset: 0, length: 1 }]],
    ['<blockquote expandable>x</blockquote>', 'x', [{ type: 'blockquote', offset: 0, length: 1 }]],
    ['<b></b>x', 'x', []],
    ['<a href="javascript:alert(1)">x</a>', 'x', []],
  ])('%s', (source, text, entities) => {
    expect(parseHtml(source)).toEqual({ text, entities });
  });

  test.each([
    ['<div>x</div>', 'Unsupported start tag "div" at byte offset 0'],
    ['ў<h1>x</h1>', 'Unsupported start tag "h1" at byte offset 2'],
    ['<b>x', 'Can\'t find end tag corresponding to start tag "b"'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['<b>x</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['5 < 6', 'Unsupported start tag "" at byte offset 2'],
    ['<b', 'Unclosed start tag at byte offset 0'],
    ['<b>x</b', 'Unclosed end tag at byte offset 4'],
    ['<a href>x</a>', 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'],
    ['<span class="big">x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])('%s is refused', (source, reason) => {
    expect(() => parseHtml(source)).toThrow(`Bad Request: can't parse entities: ${reason}`);
  });

  test('spaces at the ends are cut and entities move with the text', () => {
    expect(formatText('\n <b> Salom </b>\n', 'HTML', undefined)).toEqual({
      text: 'Salom',
      entities: [{ type: 'bold', offset: 0, length: 5 }],
    });
  });

  test('commands, links and mentions are found, but not inside code', () => {
    const { entities } = formatText('/start p_1 https://a.uz/x, @sotuv_bot <code>/cart</code>', 'HTML', undefined);
    expect(entities.map(({ type, offset }) => [type, offset])).toEqual([
      ['bot_command', 0],
      ['url', 11],
      ['mention', 27],
      ['code', 38],
    ]);
  });
});
