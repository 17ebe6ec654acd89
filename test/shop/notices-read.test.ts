import { describe, expect, test } from 'vitest';
import { readMove } from '#src/shop/payments/notices/read-move.ts';
import { readNotice } from '#src/shop/payments/notices/read-notice.ts';
import { cardXabar, humo, sms } from './bank-texts.ts';

/** Twelve past two in the afternoon in Tashkent. */
const receivedAt = new Date('2026-03-12T09:12:00Z');
const read = (text: string) => readMove(text, { receivedAt });

const local = (at: Date | null): string | null =>
  at && new Date(at.getTime() + 5 * 3_600_000).toISOString().slice(0, 16);

describe('a notice of a card', () => {
  const all = [...humo, ...cardXabar, ...sms];

  test('is here in sixty ways', () => expect(new Set(all.map(({ text }) => text)).size).toBeGreaterThanOrEqual(60));

  test.each(all)('$text', ({ text, ...told }) => {
    const found = read(text);
    if (found.is !== 'move') throw new Error(`It was read as ${found.is}.`);
    const { direction, reversal, place: _place, ...move } = found.move;
    const way = reversal ? `${direction}-back` : direction;
    const currency = text.includes('USD') ? 'USD' : 'UZS';
    expect({ ...move, way, at: local(move.at) }).toEqual({ ...told, currency });
  });

  test('says where the money came from', () => {
    const texts = [humo[0], humo[1], cardXabar[0], sms[0]].map((one) => one?.text ?? '');
    expect(texts.map(read)).toMatchObject([
      { move: { place: 'CLICK P2P HUMO>UZCARD' } },
      { move: { place: 'PAYME P2P' } },
      { move: { place: 'CLICK P2P' } },
      { move: { place: null } },
    ]);
  });

  test('of another zone is another moment', () => {
    const given = { receivedAt, timeZone: 'Europe/Moscow' };
    expect(readNotice(sms[0]?.text ?? '', given)).toMatchObject({ facts: { at: '2026-03-12T11:05:00.000Z' } });
  });

  test.each([
    ['Otmena popolneniya 220 118.00 UZS karta *1234', 'reversal'],
    ['Vozvrat za pokupku 57 300.00 UZS karta *1234', 'out'],
    ['Kirim 57 300.00 UZS karta *1234', 'in'],
  ])('that goes back undoes only what came in: %s', (text, kind) => {
    expect(readNotice(text, { receivedAt })).toMatchObject({ facts: { kind, at: null } });
  });
});

test.each([
  'kod: 482913, hech kimga aytmang',
  "Kod 1234. Summa 150000 so'm",
  'Kod 1234. Summa 150000 soʻm, karta *5678',
  'Tasdiqlash kodi: 4829',
  'Tasdiqlash kodi 48291 karta *1234 summa 150 000.00 UZS',
  '482913 - tasdiqlash kodingiz. Uni hech kimga bermang',
  'SMS-kod: 77120. Kartaga oʻtkazma 150 000 UZS *1234',
  'Payme: kod 90431 dlya perevoda 150000 sum na kartu *1234. Nikomu ne soobshayte',
  'Код подтверждения: 5521. Никому не сообщайте!',
  'Ваш код: 553 201',
  'Пароль для входа: 88172',
  'Одноразовый пароль 90112 для оплаты 150 000,00 сум картой *1234',
  'Код авторизации 771209. Никому не сообщайте. Сумма 150000 сум, карта *1234',
  'Тасдиқлаш коди: 33017. Ҳеч кимга айтманг',
  'Бир марталик парол: 120945',
  'Your verification code is 552019',
  '552019 is your code. Never share it',
  'OTP 991245 for payment of 1,250,000.00 UZS, card *1234',
  'G-482913 is your verification code',
  'Login code: 77102. Do not give this code to anyone',
  'Parol: Qx7Kp29a',
  '771204. Hech kimga bermang, Click',
  'Kod keldi 482913',
  'kod 482913',
  'Toʻlovni tasdiqlash uchun kod\n7719\nSumma: 45 000 UZS\nKarta: 8600**1234',
  '3D Secure parol 118209 Visa *1234 20.00 USD 14:05',
])('a one-time code is one, whatever stands beside it: %s', (text) => {
  expect(read(text)).toEqual({ is: 'code' });
});

test.each([
  "150 ming o'tkazdim",
  'pul tushdimi?',
  'promo kod bormi?',
  'promokod SALOM2026',
  'mahsulot kodi 482913',
  'mahsulot kodi 482913 bormi?',
  'tovar kodi: 4829',
  'kod 4412 dan M razmer bormi',
  'kod 4412 olaman',
  'код товара 48291',
  'domofon kodi 4512',
  'pochta indeksi 100170',
  'kodi nima?',
  'buyurtma S-1042 qachon keladi',
  'kod: S-1042',
  '+998 90 123 45 67',
  'Salom, 1234 kartaga 150 000 soʻm oʻtkazdim 14:05 da',
  '150 000 soʻm tashladim *1234 kartaga, tekshirib bering',
  'оплатила 150 000 сум на карту *1234, проверьте',
  'I paid 150,000.00 UZS to card *1234 at 14:05',
  'Kartaga 150 000 soʻm toʻldirdim, chek yuboraymi',
  'Kartangizni toʻldiring va 10% keshbek oling! 50 000 soʻmdan boshlab, *1234',
  'Aksiya! *1234 kartangizga 500 000 soʻm kredit tushdi desangiz boʻladi, hoziroq oling',
  'Oʻtkazma rad etildi: 150 000.00 UZS karta *1234 12.03.26 14:05',
  'Операция отклонена: пополнение 150 000 сум карта *1234. Недостаточно средств',
  'Perevod 150 000.00 UZS na kartu *1234 v obrabotke',
  'Sizdan 150 000 soʻm soʻralmoqda, karta *1234 ga oʻtkazing',
  'Kirim 150 000 UZS',
  'Karta *1234 bloklandi',
  'Balans: 150 000.00 UZS karta *1234',
  'karta raqamingiz 8600 0000 0000 1234 mi?',
  'Maxfiylik shartlari: http://127.0.0.1:46787/privacy',
  '',
])('neither a notice nor a code: %s', (text) => {
  expect(read(text)).toEqual({ is: 'other' });
});

test.each(['x', '*', '* ', '8600 **', '1 234 *', '9', '1,234', 'kod ', '12.03.', '+998 90 ', 'a1-'])(
  'a long row of "%s" is read at once',
  (piece) => {
    const began = performance.now();
    read(piece.repeat(4000 / piece.length));
    expect(performance.now() - began).toBeLessThan(1000);
  },
);
