import { describe, expect, test } from 'vitest';
import { createHashQueue } from '#src/shop/owners/hash-queue.ts';
import {
  hashParamsOf,
  hashPassword,
  hashWith,
  isPasswordHash,
  sameHash,
  verifyPassword,
} from '#src/shop/owners/password.ts';
import { weaknessOf } from '#src/shop/owners/weak-password.ts';

describe('a password', () => {
  test('is hashed with a salt of its own and found again', async () => {
    const [one, other] = [await hashPassword('olma-anor-behi'), await hashPassword('olma-anor-behi')];
    expect(one).not.toBe(other);
    expect(isPasswordHash(one)).toBe(true);
    expect(await verifyPassword('olma-anor-behi', one)).toBe(true);
    expect(await verifyPassword('olma-anor-beh1', one)).toBe(false);
    expect(await verifyPassword('x'.repeat(129), one)).toBe(false);
    expect(sameHash(await hashWith('olma-anor-behi', hashParamsOf(one)), one)).toBe(true);
    await expect(hashWith('olma', '$argon2id$broken')).rejects.toThrow('broken');
  });

  test('is hashed as other programs do it', async () => {
    // A test value of the reference implementation (phc-winner-argon2, src/test.c).
    const known = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await verifyPassword('password', known)).toBe(true);
    expect(await verifyPassword('Password', known)).toBe(false);
  });

  test.each([
    ['qisqa', 'too_short'],
    ['x'.repeat(129), 'too_long'],
    ['password1234', 'common'],
    ['P@ssw0rd2024!', 'common'],
    ['Toshkent2025!', 'common'],
    ['parolparolparol', 'repeated'],
    ['admin_telegram-777', 'common'],
    ['Assalomu alaykum', 'common'],
    ['iloveyou123456', 'common'],
    ['aaaaaaaaaaaa', 'repeated'],
    ['abcabcabcabc', 'repeated'],
    ['121212121212', 'repeated'],
    ['1234567890123', 'number'],
    ['abcdefghijklm', 'sequence'],
    ['qwertyuiop[]', 'sequence'],
    ['1qaz2wsx3edc', 'sequence'],
    ['+998 90 123 45 67', 'number'],
    ['901234567 Ali', 'number'],
    ['31.12.1999 23:59', 'number'],
    ['Namuna Butik 2026', 'shop_name'],
  ])('%s is refused as %s', (text, why) => {
    expect(weaknessOf(text, ['Namuna Butik'])).toBe(why);
  });

  test.each([
    'olma-anor-behi-uzum',
    'toʻrt ot koʻk devor',
    'k7#Rw!pQ2z$Lm',
    'tuyalar suvni sevmaydi',
    'correct horse staple',
  ])('%s is good', (text) => {
    expect(weaknessOf(text, ['Namuna'])).toBeUndefined();
  });

  test('thousands of the usual ones are refused', () => {
    const words = [
      'password',
      'parol',
      'toshkent',
      'uzbekistan',
      'telegram',
      'admin',
      'qwerty',
      'salom',
      'dokon',
      'dragon',
    ];
    const usual = words.flatMap((one) =>
      words.flatMap((other) =>
        ['123', '2024', '!', '007', '1990', '@1', '', '...', '12', '99', '2026!', '_1'].map((end) => one + other + end),
      ),
    );
    const long = usual
      .flatMap((text) => [text, text.toUpperCase(), text.replaceAll('o', '0')])
      .filter((text) => text.length >= 12);
    expect(long.length).toBeGreaterThan(2_500);
    expect(long.filter((text) => weaknessOf(text) === undefined)).toEqual([]);
  });
});

describe('the queue of hashes', () => {
  test('works on two at a time, in order, also after a failure', async () => {
    const queue = createHashQueue(2);
    const begun: number[] = [];
    let running = 0;
    let most = 0;
    const work = (n: number) => async () => {
      begun.push(n);
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      if (n === 2) throw new Error('no');
      return n;
    };
    const results = await Promise.allSettled([1, 2, 3, 4, 5].map((n) => queue(work(n))));
    expect(most).toBe(2);
    expect(begun).toEqual([1, 2, 3, 4, 5]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
  });
});
