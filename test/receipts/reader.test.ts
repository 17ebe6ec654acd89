import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, inject, it, vi } from 'vitest';
import { startChild } from '#test/support/child-process.ts';
import { picturePdf, textPdf } from '#test/support/receipts/pdf.ts';
import { onceThenReads, withTesseract } from './fake-tesseract.ts';
import { factsOf, openReader, readBytes } from './open-reader.ts';
import { simpleReceipt } from './simple-receipt.ts';

const said = {
  amount: { value: 350_037 },
  receiverLast4: { value: '3456' },
  paidAt: { value: '2026-03-12T09:02:00Z' },
};
const electronic = [
  "Summa 350 037 so'm",
  'Qabul qiluvchi 8600 **** **** 3456',
  'Sana 12.03.2026 14:02',
  'Holat: To‘landi',
];

function foldersOf(pid: number | undefined): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`sotuv-reading-${pid}-`));
}

function isGone(pid: number): boolean {
  return !existsSync(`/proc/${pid}`) || / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

function withTag(Software: string): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 40, channels: 3, background: '#fff' } })
    .withExif({ IFD0: { Software } })
    .jpeg()
    .toBuffer();
}

describe('a receipt that a customer sent', () => {
  it('is read on light ground and on dark, and from a PDF with a text or with a picture; nothing of it stays on the disk', async () => {
    // Shops beside this test have folders of their own in the usual place.
    vi.stubEnv('TMPDIR', mkdtempSync(join(tmpdir(), 'reader-test-')));
    const reader = openReader();
    const [light, dark] = [await simpleReceipt(), await simpleReceipt({ dark: true })];
    expect(await factsOf(readBytes(reader, light))).toMatchObject(said);
    expect(await factsOf(readBytes(reader, dark))).toMatchObject(said);
    expect(await factsOf(readBytes(reader, textPdf(electronic)))).toMatchObject(said);
    expect(await factsOf(readBytes(reader, await picturePdf(light)))).toMatchObject(said);

    const [folder = ''] = foldersOf(process.pid).slice(-1);
    expect(readdirSync(join(tmpdir(), folder))).toEqual([]);
    reader.close();
    expect(existsSync(join(tmpdir(), folder))).toBe(false);
    rmSync(tmpdir(), { recursive: true });
    vi.unstubAllEnvs();
  });

  it('tells which program drew in it, and nothing of what phones write', async () => {
    const reader = openReader();
    expect(await factsOf(readBytes(reader, await withTag('Adobe Photoshop 24.1 (Windows)')))).toMatchObject({
      editedBy: 'Photoshop',
    });
    expect(await factsOf(readBytes(reader, await withTag('17.5.1')))).toMatchObject({ editedBy: null });
  });
});

describe('tesseract', () => {
  it('that hangs is ended after its time; where nothing can end it, it is killed with its worker, and another goes on', async () => {
    const file = join(mkdtempSync(join(inject('runFolder'), 'pid-')), 'pid');
    const hanging = openReader({ environment: withTesseract('sleep 600'), limits: { lookSeconds: 1 } });
    const environment = withTesseract(onceThenReads(`echo $$ > ${file}; exec /bin/sleep 600`), { alone: true });
    const endless = openReader({ environment, limits: { pictureMs: 6_000 } });
    const picture = await simpleReceipt();
    const timeOver = { kind: 'failed', why: 'time_over' };
    expect(await Promise.all([readBytes(hanging, picture), readBytes(endless, picture)])).toEqual([timeOver, timeOver]);
    await expect.poll(() => isGone(Number(readFileSync(file, 'utf8')))).toBe(true);
    expect(await readBytes(endless, picture)).toMatchObject({ kind: 'read', text: 'Chek\n' });
  });

  it('that eats memory gets no more than its share, and the receipt goes to a person', async () => {
    const environment = withTesseract('exec tail /dev/zero');
    const reader = openReader({ environment, limits: { memoryBytes: 64 * 1024 * 1024 } });
    expect(await readBytes(reader, await simpleReceipt())).toEqual({ kind: 'failed', why: 'crashed' });
  });

  it('that takes its worker with it is followed by a new one', async () => {
    const reader = openReader({ environment: withTesseract(onceThenReads('kill -9 0'), { alone: true }) });
    expect(await readBytes(reader, await simpleReceipt())).toEqual({ kind: 'failed', why: 'crashed' });
    expect(await readBytes(reader, await simpleReceipt())).toMatchObject({ kind: 'read', text: 'Chek\n' });
  });

  it('learns nothing of the surroundings but what it was given', async () => {
    const reader = openReader({ environment: withTesseract('env') });
    const reading = await readBytes(reader, await simpleReceipt());
    const names = reading.kind === 'read' ? [...reading.text.matchAll(/^(\w+)=/gm)].map(([, name]) => name) : [];
    expect(names).toContain('OMP_THREAD_LIMIT');
    expect(['LD_PRELOAD', 'OLDPWD', 'OMP_THREAD_LIMIT', 'PATH', 'PWD', 'SHLVL', 'VIPSHOME', '_']).toEqual(
      expect.arrayContaining(names),
    );
  });

  it('is asked at the start: what is missing is named, and until it is there nothing can be read', async () => {
    const reader = openReader();
    expect(reader.isReady()).toBe(false);
    expect(await reader.check()).toEqual({ version: expect.stringMatching(/^\d/), missing: [] });
    expect(reader.isReady()).toBe(true);

    const without = openReader({ environment: { PATH: '/nowhere' } });
    expect(await without.check()).toEqual({ version: null, missing: ['tesseract'] });
    expect(without.isReady()).toBe(false);
    expect(await readBytes(without, await simpleReceipt())).toEqual({ kind: 'failed', why: 'missing' });

    const noUzbek = withTesseract(
      'case $1 in --version) echo tesseract 5.3.0;; *) echo "List:"; echo eng; echo rus;; esac',
    );
    expect(await openReader({ environment: noUzbek }).check()).toEqual({ version: '5.3.0', missing: ['uzb'] });
  });

  it('that goes away while the shop runs is noticed by the first receipt', async () => {
    const vanishing = withTesseract(
      'case $1 in --version) echo tesseract 5.3.0;; --list-langs) printf "eng\\nuzb\\nrus\\n";; *) exit 127;; esac',
    );
    const reader = openReader({ environment: vanishing });
    await reader.check();
    expect(reader.isReady()).toBe(true);
    expect(await readBytes(reader, await simpleReceipt())).toEqual({ kind: 'failed', why: 'missing' });
    expect(reader.isReady()).toBe(false);
  });
});

describe('a shop that is killed while it reads', () => {
  it('takes its worker and tesseract with it, and the next start clears up what it left', async () => {
    const file = join(mkdtempSync(join(inject('runFolder'), 'pid-')), 'pid');
    const { PATH } = withTesseract(`echo $$ > ${file}.new; mv ${file}.new ${file}; exec sleep 600`);
    const picture = join(mkdtempSync(join(inject('runFolder'), 'picture-')), 'receipt.jpg');
    writeFileSync(picture, await simpleReceipt());
    const shop = startChild(join(import.meta.dirname, 'read-and-hang.ts'), [PATH, picture]);
    const pid = Number(await shop.line());
    await vi.waitFor(() => expect(existsSync(file)).toBe(true), { timeout: 5_000, interval: 20 });
    await shop.kill();
    await expect.poll(() => isGone(Number(readFileSync(file, 'utf8'))), { timeout: 5_000 }).toBe(true);

    expect(foldersOf(pid)).toHaveLength(1);
    const left = join(tmpdir(), `sotuv-reading-${spawnSync('true').pid}-left`);
    mkdirSync(left);
    openReader();
    expect(foldersOf(pid)).toEqual([]);
    expect(existsSync(left)).toBe(false);
  });
});
