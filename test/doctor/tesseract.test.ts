import { expect, test } from 'vitest';
import { examine } from '#src/doctor/finding.ts';
import { tesseractCheck } from '#src/doctor/tesseract.ts';
import { checkReader } from '#src/receipts/check-reader.ts';
import { environmentOfPrograms } from '#src/config.ts';

test('the doctor finds tesseract with its languages on this machine', async () => {
  const [finding] = await examine([tesseractCheck(() => checkReader(environmentOfPrograms()))]);
  expect(finding).toMatchObject({ check: 'tesseract', status: 'ok', detail: expect.stringMatching(/^\d.*uzb/) });
});

test('the doctor names the packages where tesseract or a language is missing, and that owners read meanwhile', async () => {
  const [none] = await examine([tesseractCheck(() => checkReader({ PATH: '/nowhere' }))]);
  expect(none).toMatchObject({
    status: 'warn',
    detail: expect.stringContaining('not installed'),
    fix: 'sudo apt-get install tesseract-ocr tesseract-ocr-eng tesseract-ocr-rus tesseract-ocr-uzb',
  });
  const [noUzbek] = await examine([tesseractCheck(async () => ({ version: '5.3.0', missing: ['uzb'] }))]);
  expect(noUzbek).toMatchObject({
    status: 'warn',
    detail: expect.stringContaining('without uzb'),
    fix: 'sudo apt-get install tesseract-ocr-uzb',
  });
});
