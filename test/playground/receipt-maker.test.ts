import { join } from 'node:path';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { drawReceipt, receiptAsSvg } from '#src/playground/receipts/draw-receipt.ts';
import { drawForgery, forgedSpec, forgeries } from '#src/playground/receipts/forge.ts';
import {
  receiptLayouts,
  receiptSpec,
  receiptThemes,
  receiptWritings,
  type ReceiptSpec,
} from '#src/playground/receipts/receipt-spec.ts';
import { contactSheet } from '#test/support/receipts/contact-sheet.ts';
import { generate, receiptAt, specAt } from '#test/support/receipts/generator.ts';
import { hostileFiles } from '#test/support/receipts/hostile.ts';
import { picturePdf, textPdf } from '#test/support/receipts/pdf.ts';

const honest: ReceiptSpec = {
  layout: 'bigSum',
  theme: 'light',
  writing: 'uz-latin',
  provider: 'payme',
  status: 'success',
  amount: 350_037,
  fee: 3500,
  currency: 'UZS',
  receiverCard: '8600000000003456',
  receiverName: 'DILNOZA KARIMOVA',
  senderCard: '9860000000007788',
  paidAt: '2026-03-12T09:05:33.000Z',
  takenAt: '2026-03-12T11:47:00.000Z',
  reference: '7379542286',
  seed: 5,
  isSample: false,
};

const plain = (svg: string) => svg.replaceAll(/<[^>]*>/g, ' ').replaceAll('&quot;', '"');
const digitsOf = (text: string) => text.replaceAll(/\D/g, '');

const truthOf = (layout: ReceiptSpec['layout']) => receiptAsSvg({ ...honest, layout }).truth;

describe('a drawn receipt', () => {
  const all = receiptLayouts.flatMap((layout) =>
    receiptWritings.flatMap((writing) => receiptThemes.map((theme, at) => ({ layout, writing, theme, seed: at + 40 }))),
  );

  test('shows in each layout, writing and theme what its truth says, and nothing of it beside', () => {
    for (const given of all) {
      const { svg, truth } = receiptAsSvg({ ...honest, ...given });
      const text = plain(svg);
      expect(truth.status, given.layout).toBe('success');
      expect(truth.amount, given.layout).toBe(350_037);
      expect(digitsOf(text)).toMatch(/350037|353537/);
      expect(text.includes('3456'), given.layout).toBe(truth.receiverLast4 === '3456');
      expect(text.includes('7788'), given.layout).toBe(truth.senderLast4 === '7788');
      expect(text.includes(honest.reference), given.layout).toBe(truth.reference === honest.reference);
      expect(text.includes(honest.receiverName), given.layout).toBe(truth.receiverName === honest.receiverName);
      expect(text.includes('14:05'), given.layout).toBe(truth.paidAt !== null);
    }
  });

  test('leaves out what its app leaves out', () => {
    expect(truthOf('bare')).toMatchObject({
      receiverLast4: null,
      paidAt: null,
      reference: null,
      fee: null,
      total: null,
    });
    expect(truthOf('payerOnly')).toMatchObject({ receiverLast4: null, senderLast4: '7788', reference: '7379542286' });
    expect(truthOf('cheque')).toMatchObject({ provider: 'payme', total: 353_537, fee: 3500 });
  });

  test('carries the clock of the phone beside the time of the transfer', () => {
    const { svg, truth } = receiptAsSvg(honest);
    expect(plain(svg)).toContain('16:47');
    expect(truth.paidAt).toMatch(/^2026-03-12T09:05:(00|33)\.000Z$/);
  });

  test('says "today" on some, and never for another day', () => {
    const texts = Array.from({ length: 60 }, (_, seed) => plain(receiptAsSvg({ ...honest, seed }).svg));
    expect(texts.filter((text) => text.includes('Bugun, 14:05')).length).toBeGreaterThan(5);
    const later = Array.from({ length: 60 }, (_, seed) =>
      plain(receiptAsSvg({ ...honest, seed, takenAt: '2026-03-20T11:47:00.000Z' }).svg),
    );
    expect(later.filter((text) => /Bugun|Kecha/.test(text))).toEqual([]);
  });

  test('is no receipt before the transfer: the form has a button, and neither number nor time', () => {
    const { svg, truth } = receiptAsSvg({ ...honest, status: 'form' });
    expect(truth).toMatchObject({
      status: 'form',
      amount: 350_037,
      receiverLast4: '3456',
      paidAt: null,
      reference: null,
    });
    expect(plain(svg)).not.toContain(honest.reference);
  });

  test('is the same picture for the same spec, as wide as a phone', async () => {
    const [one, two] = await Promise.all([drawReceipt(honest), drawReceipt(structuredClone(honest))]);
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    expect(await sharp(one.bytes).metadata()).toMatchObject({ format: 'png', width: 1080 });
  });

  test('is not moved by names that look like markup', async () => {
    const { svg, truth } = receiptAsSvg({ ...honest, receiverName: '<b>"A" & B</b>' });
    expect(truth.receiverName).toBe('<b>"A" & B</b>');
    await expect(sharp(Buffer.from(svg)).metadata()).resolves.toMatchObject({ format: 'svg' });
  });
});

describe('pictures as shops get them', () => {
  test('come in the same order with the same bytes for the same seed', async () => {
    const [one, two] = await Promise.all([receiptAt(7, 3, { wears: ['hard'] }), receiptAt(7, 3, { wears: ['hard'] })]);
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    expect(one.truth).toEqual(two.truth);
  });

  test('are JPEGs of at most 1280 pixels', async () => {
    for await (const { bytes } of generate(6, 9)) {
      const { format, width, height } = await sharp(bytes).metadata();
      expect(format).toBe('jpeg');
      expect(Math.max(width, height)).toBeLessThanOrEqual(1280);
    }
  });

  test('are of all layouts, writings and states', () => {
    const specs = Array.from({ length: 200 }, (_, index) => specAt(8, index).spec);
    for (const spec of specs) expect(receiptSpec.parse(spec)).toEqual(spec);
    expect(new Set(specs.map(({ layout, writing }) => `${layout} ${writing}`)).size).toBe(48);
    expect(new Set(specs.map(({ status }) => status)).size).toBe(4);
  });
});

test('every layout is kept side by side for people to look at', async () => {
  const drawn = await Promise.all(receiptLayouts.map((layout, seed) => drawReceipt({ ...honest, layout, seed })));
  const file = join(import.meta.dirname, '../.screens/receipts.png');
  await contactSheet(
    drawn.map(({ bytes }) => bytes),
    6,
    file,
  );
  expect(await sharp(file).metadata()).toMatchObject({ format: 'png', width: 6 * 308, height: 2 * 568 });
});

describe('a forgery', () => {
  const changed: Record<string, (keyof ReceiptSpec)[]> = {
    lowerSum: ['amount'],
    otherCard: ['receiverCard'],
    old: ['paidAt', 'takenAt'],
    pending: ['status'],
    failed: ['status'],
    form: ['status'],
    otherCurrency: ['currency'],
    inventedNumber: ['reference'],
  };

  test.each(forgeries)('%s changes only what it is named after', (kind) => {
    const spec = forgedSpec(honest, kind);
    const names = receiptSpec.keyof().options.filter((name) => spec[name] !== honest[name]);
    expect(names).toEqual(changed[kind] ?? []);
    expect(spec.amount).toBeLessThanOrEqual(honest.amount);
  });

  test('that was edited carries the editor in its tags', async () => {
    const { bytes } = await drawForgery(honest, 'edited');
    const { exif } = await sharp(bytes).metadata();
    expect(exif?.toString('latin1')).toMatch(/Photoshop|PicsArt|GIMP|Snapseed/);
  });

  test('by reuse is another file with the same facts', async () => {
    const [first, again] = await Promise.all([drawReceipt(honest), drawForgery(honest, 'reused')]);
    expect(again.truth).toEqual(first.truth);
    expect(Buffer.compare(first.bytes, again.bytes)).not.toBe(0);
  });

  test('that was cut has lost its lower half', async () => {
    const [whole, cut] = await Promise.all([drawReceipt(honest), drawForgery(honest, 'cropped')]);
    const heights = await Promise.all([whole, cut].map(async ({ bytes }) => (await sharp(bytes).metadata()).height));
    expect((heights[1] ?? 0) / (heights[0] ?? 1)).toBeLessThan(0.5);
  });
});

test('hostile files are small and what they claim to be', async () => {
  const files = await hostileFiles();
  for (const { name, bytes } of files) expect(bytes.length, name).toBeLessThan(100_000);
  const bomb = files.find(({ name }) => name === 'bomb.png');
  expect(await sharp(bomb?.bytes).metadata()).toMatchObject({ format: 'png', width: 16_000, height: 16_000 });
  const moving = files.find(({ name }) => name === 'moving.webp');
  expect((await sharp(moving?.bytes).metadata()).pages).toBe(3);
});

test('electronic receipts are PDFs: one gives its text away, the other is a picture', async () => {
  const library = await PDFiumLibrary.init();
  const textOf = async (bytes: Uint8Array) => {
    const document = await library.loadDocument(bytes);
    const text = document.getPage(0).getText();
    document.destroy();
    return text;
  };
  expect(await textOf(textPdf(['Summa: 350 037 UZS', '(namuna)']))).toContain('Summa: 350 037 UZS');
  expect(await textOf(await picturePdf((await drawReceipt(honest)).bytes))).toBe('');
  library.destroy();
});
