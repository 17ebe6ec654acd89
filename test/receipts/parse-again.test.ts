import { describe, expect, it } from 'vitest';
import { isSure, refined } from '#src/receipts/parse/looks.ts';
import { parseReceipt } from '#src/receipts/parse/parse-receipt.ts';
import { lookedAtAgain } from '#src/receipts/parse/references.ts';
import { seenLines, textOf, withLines } from '#src/receipts/seen-text.ts';
import { placeOf } from '#src/receipts/value-place.ts';

const head = 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext';
const word = (line: number, left: number, top: number, conf: number, text: string): string =>
  ['5', 1, 1, 1, line, 1, left, top, 100, 40, conf, text].join('\t');

describe('a reference whose place alone is looked at again', () => {
  const hex = '66b1a3f01c2d4e5f66778899';

  it('is surer when it reads the same, also beside an edge that is taken for a sign', () => {
    expect(lookedAtAgain({ value: hex, confidence: 0.6 }, hex)).toEqual({ value: hex, confidence: 0.95 });
    expect(lookedAtAgain({ value: '659474188270', confidence: 0.9 }, 'e 659474188270')).toEqual({
      value: '659474188270',
      confidence: 0.95,
    });
  });

  it('is mended where the look gives a whole identifier, and stays as it was where it gives none', () => {
    const spoilt = { value: '66b1a3fO1c2d4e5f6677889', confidence: 0.6 };
    expect(lookedAtAgain(spoilt, hex)).toEqual({ value: hex, confidence: 0.75 });
    expect(lookedAtAgain(spoilt, 'ec20deea')).toBe(spoilt);
    const uuid = 'e0247407-05c1-4ae7-a287-6a73d885d76b';
    expect(lookedAtAgain({ value: uuid.slice(1), confidence: 0.57 }, uuid).value).toBe(uuid);
  });
});

describe('words that tesseract saw', () => {
  const lines = seenLines(
    [head, word(1, 40, 100, 96, 'Summa'), word(2, 40, 300, 95, 'Chek'), word(2, 200, 300, 55, '6789o123')].join('\n'),
  );

  it('become lines again, with what a look at a place between or beside them found', () => {
    const more = seenLines([head, word(1, 400, 102, 90, "350037so'm"), word(2, 40, 200, 90, 'Kimga')].join('\n'));
    expect(textOf(withLines(lines ?? [], more ?? []))).toBe("Summa 350037so'm\nKimga\nChek 6789o123");
    expect(seenLines('Chek\n')).toBeUndefined();
  });

  it('tell where a value stands that was read from them', () => {
    const box = { left: 200, top: 300, width: 100, height: 40 };
    expect(placeOf('67890123', lines ?? [])).toEqual({ box, confidence: 0.55 });
    expect(placeOf('55555555', lines ?? [])).toBeUndefined();
  });
});

describe('a receipt that says little', () => {
  const facts = parseReceipt("To'lov muvaffaqiyatli\n350 037 so'm");

  it('leaves doubts while it may show more, and none once all of it was looked at', () => {
    expect(isSure(facts)).toBe(false);
    expect(isSure(facts, new Set(), true)).toBe(true);
    expect(isSure(facts, new Set(['reference']), true)).toBe(false);
  });

  it('whose sum reads otherwise at a second look is in dispute', () => {
    const other = parseReceipt("To'lov muvaffaqiyatli\n550 037 so'm");
    expect(refined(facts, other).amount?.confidence).toBeLessThanOrEqual(0.6);
    expect(refined({ ...facts, amount: null }, other).amount).toEqual(other.amount);
  });
});

it('a form whose button says no more than its heading is no receipt', () => {
  expect(parseReceipt('Transfer to card\nSum\n1 600 000 UZS\nAZIZ T.\nTransfer').status?.value).toBe('form');
});
