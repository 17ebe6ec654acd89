import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { hostileFiles } from '#test/support/receipts/hostile.ts';
import { openReader, readBytes } from './open-reader.ts';
import { simpleReceipt } from './simple-receipt.ts';

const withinMs = 25_000;

/** A strip one pixel wide would be three million high if it were widened as a screenshot is. */
const hair = (): Promise<Buffer> =>
  sharp({ create: { width: 1, height: 16_000, channels: 3, background: '#777' } })
    .png()
    .toBuffer();

describe('files that nobody should open', () => {
  const refusals: { [name: string]: string } = {
    'bomb.png': 'too_large',
    'large.png': 'too_large',
    'drawing.png': 'no_picture',
    'moving.gif': 'no_picture',
    'cut.jpg': 'broken',
    'head-only.jpg': 'broken',
    'cut.png': 'broken',
    'empty.jpg': 'no_picture',
    'words.jpg': 'no_picture',
    'broken.pdf': 'broken',
    'page.html': 'no_picture',
    'archive.jpg': 'no_picture',
  };

  it('are refused each for its reason, or read as one still picture; an honest receipt among them is read', async () => {
    const reader = openReader();
    const files = [...(await hostileFiles()), { name: 'hair.png', bytes: await hair() }];
    const answers = await Promise.all(
      files.map(async ({ name, bytes }) => {
        const beganMs = performance.now();
        const reading = await readBytes(reader, bytes, name);
        expect(performance.now() - beganMs, name).toBeLessThan(withinMs);
        return [name, reading.kind === 'read' ? 'read' : reading.why];
      }),
    );
    const readable = { 'wide.png': 'read', 'moving.webp': 'read', 'hair.png': 'read' };
    expect(Object.fromEntries(answers)).toEqual({ ...refusals, ...readable });
    expect(await readBytes(reader, await simpleReceipt())).toMatchObject({ kind: 'read' });
  });

  it('are refused by their bytes alone when there are too many, before anything is written', async () => {
    const large = new Uint8Array(20 * 1024 * 1024 + 1);
    large.set(Buffer.from('\xff\xd8\xff', 'latin1'));
    expect(await readBytes(openReader(), large)).toEqual({ kind: 'refused', why: 'too_large' });
  });
});
