import { describe, expect, test } from 'vitest';
import { formatPhone, parsePhone } from '#src/shop/phone.ts';

const ali = '+998901234567';

describe('a phone number as people write it', () => {
  test.each([
    '901234567',
    '90 123 45 67',
    '90-123-45-67',
    '90 123-45-67 Ali',
    'Ali, 90.123.45.67',
    '(90) 123 45 67',
    '8 90 123 45 67',
    '890 1234567',
    '998901234567',
    '998 90 123 45 67',
    '+998901234567',
    '+998(90)123-45-67',
    '+998 (90) 123 – 45 – 67',
    '00998901234567',
    '９０ １２３ ４５ ６７',
    'tel: 901234567, 2 dona',
    'Nomerim 90 123 45 67. Rahmat!',
    '+998901234567 yoki 90 123 45 67',
    '901 234 567',
  ])('%s', (text) => {
    expect(parsePhone(text)).toEqual({ ok: true, value: ali });
  });

  test.each([
    '20',
    '33',
    '50',
    '55',
    '61',
    '62',
    '65',
    '66',
    '67',
    '69',
    '70',
    '71',
    '72',
    '73',
    '74',
    '75',
    '76',
    '77',
    '78',
    '79',
    '80',
    '87',
    '88',
    '90',
    '91',
    '92',
    '93',
    '94',
    '95',
    '97',
    '98',
    '99',
  ])('every operator and city of Uzbekistan: %s', (prefix) => {
    expect(parsePhone(`${prefix} 765 43 21`)).toEqual({ ok: true, value: `+998${prefix}7654321` });
  });

  test.each([
    ['+7 916 123-45-67', '+79161234567'],
    ['+7 701 123 4567', '+77011234567'],
    ['+1 (202) 555-0123', '+12025550123'],
    ['+90 532 123 45 67', '+905321234567'],
  ])('a foreign mobile number with a plus: %s', (text, e164) => {
    expect(parsePhone(text)).toEqual({ ok: true, value: e164 });
  });

  test.each([
    '',
    'Ali',
    '12345',
    '90 123 45 6',
    '90 123 45 678',
    '10 123 45 67',
    '96 123 45 67',
    '79161234567',
    '+7 495 123 45 67',
    '+998 11 123 45 67',
    '90 123 45 67, 91 765 43 21',
    '90 123 45 67 / 91 765 43 21',
    '901234567 917654321',
    'S-901234567',
    'zakaz №901234567',
    '#901234567',
    "901234567 so'm",
    '901 234 567 сум',
    '200 000 000',
    '330 000 000',
    '250 000',
    '8600 1234 5678 9012',
    '9'.repeat(10_000),
    '+'.repeat(10_000),
  ])('no number: %s', (text) => {
    expect(parsePhone(text)).toEqual({ ok: false, why: 'bad_phone' });
  });

  test('is shown in groups', () => {
    expect(formatPhone(ali)).toBe('+998 90 123 45 67');
    expect(formatPhone('+79161234567')).toBe('+7 916 123 45 67');
  });
});
