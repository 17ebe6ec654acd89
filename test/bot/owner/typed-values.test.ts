import { describe, expect, test } from 'vitest';
import { readCardText, readCount, readSum } from '#src/ui/owner/typed-values.ts';

describe('a typed sum', () => {
  test.each([
    ['150000', 150_000],
    ['150 000', 150_000],
    ['150\u00a0000', 150_000],
    ['150.000', 150_000],
    ['1 250 000 soʻm', 1_250_000],
    ["150 000 so'm", 150_000],
    ['150 ming', 150_000],
    ['150 ming soʻm', 150_000],
    ['150k', 150_000],
    ['150 K', 150_000],
    ['1,5 mln', 1_500_000],
    ['2 million', 2_000_000],
    ['12,5 ming', 12_500],
    ['0', 0],
  ])('%j is %d', (text, som) => {
    expect(readSum(text)).toBe(som);
  });

  test.each([
    '',
    'bepul',
    '-5',
    '150,5',
    '1.500 ming',
    '150 000 yoki 160 000',
    '150 00',
    '90 123 45 67',
    '1e6',
    '0x10',
    '150 $',
    '1,2345 mln',
    'ming',
  ])('%j is asked again', (text) => {
    expect(readSum(text)).toBeUndefined();
  });

  test('a sum beyond reckoning is asked again, also one of ten thousand digits', () => {
    expect(readSum('9'.repeat(40))).toBeUndefined();
    expect(readSum('9'.repeat(10_000))).toBeUndefined();
  });
});

test('a number of pieces may carry its unit, and nothing else', () => {
  expect(['12', ' 12 ta ', '12 dona', '45 daqiqa'].map(readCount)).toEqual([12, 12, 12, 45]);
  expect(['', '-1', '1,5', '12 13', 'oʻn', '1234567890'].map(readCount)).toEqual(Array(6).fill(undefined));
});

test('a card is sixteen digits and a name in one message', () => {
  const card = { number: '8600 1234 5678 9012', holder: 'ALI VALIYEV' };
  expect(readCardText('8600 1234 5678 9012 ALI VALIYEV')).toEqual(card);
  expect(readCardText('8600 1234 5678 9012\nALI VALIYEV')).toEqual(card);
  expect(readCardText('8600123456789012, Ali')).toEqual({ number: '8600123456789012', holder: 'Ali' });
  expect(readCardText('8600 1234 5678 9012')).toBeUndefined();
  expect(readCardText('8600 1234 5678 901 ALI')).toBeUndefined();
  expect(readCardText('8600 1234 5678 9012 3 ALI')).toBeUndefined();
});
