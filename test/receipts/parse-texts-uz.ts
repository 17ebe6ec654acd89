import type { ParseCase } from './parse-case.ts';

/** Receipts in Uzbek, as readers of pictures give them. */
export const uzbekTexts: readonly ParseCase[] = [
  {
    what: 'rows with labels at the left',
    text: `14:07  4G 85%
Payme
O'tkazma muvaffaqiyatli bajarildi
-353 500 so'm
Yuboruvchi 8600 12** **** 1111
Qabul qiluvchi ALIYEV VALI
Karta raqami 9860 01++ ++++ 3456
Summa 350 000,00 so'm
Komissiya 3 500 so'm
Sana 12.03.2026 14:05:33
Tranzaksiya raqami 1234567890`,
    want: {
      amount: 350000,
      fee: 3500,
      last4: '3456',
      sender: '1111',
      name: 'ALIYEV VALI',
      at: '2026-03-12T09:05:33Z',
      reference: '1234567890',
      status: 'success',
      provider: 'payme',
      certain: true,
    },
  },
  {
    what: 'labels above their values, masks of dots',
    text: `9:41
Toʻlandi
220 118 soʻm
Kimga
•• 7702
NAZAROVA ZULFIYA
Kimdan
•• 4410
Komissiya
0 soʻm
Vaqt
Bugun, 09:38
Chek raqami
88120045519`,
    want: {
      amount: 220118,
      fee: 0,
      last4: '7702',
      sender: '4410',
      name: 'NAZAROVA ZULFIYA',
      at: '2026-03-20T04:38:00Z',
      reference: '88120045519',
      status: 'success',
    },
  },
  {
    what: 'letters for digits in the sum',
    text: `O'tkazma amalga oshirildi
Summa: 35O OOO so'm
Oluvchi: 8600 **** **** 9O01
Sana: 1З.03.2026 1O:22`,
    want: { amount: 350000, last4: '9001', at: '2026-03-13T05:22:00Z', status: 'success', certain: false },
  },
  {
    what: 'a total and a fee, and no sum without the fee',
    text: `Kartaga o'tkazma
To'lov bajarildi
Komissiya 1% 2 500 so'm
Jami yechildi 252 500 so'm
Oluvchi karta 9860 35** **** 0042
15-mart 2026, 18:40
ID 5500112233`,
    want: {
      amount: 250000,
      fee: 2500,
      total: 252500,
      last4: '0042',
      at: '2026-03-15T13:40:00Z',
      reference: '5500112233',
      status: 'success',
    },
  },
  {
    what: 'a header that holds the fee',
    text: `MUVAFFAQIYATLI
181 800 UZS
Vositachilik haqi: 1 800 UZS
Qabul qiluvchi: **** 5151
Sana: 02/03/2026 11:11`,
    want: { amount: 180000, fee: 1800, last4: '5151', at: '2026-03-02T06:11:00Z', status: 'success', certain: false },
  },
  {
    what: 'a balance and a cashback beside the sum',
    text: `Click
Muvaffaqiyatli o'tkazildi
Miqdori 95 037 so'm
Keshbek 950 so'm
Qoldiq 4 518 220 so'm
Oluvchi kartasi 8600 53xx xxxx 8818
Vaqti 2026-03-18 20:15:01
Tranzaksiya ID 3f2c8a10-77aa-4b0e-9d11-0c5e9a7b1f20`,
    want: {
      amount: 95037,
      last4: '8818',
      at: '2026-03-18T15:15:01Z',
      reference: '3f2c8a10-77aa-4b0e-9d11-0c5e9a7b1f20',
      status: 'success',
      provider: 'click',
    },
  },
  {
    what: 'a telephone and an account beside the sum',
    text: `Pul yuborildi
Telefon +998 90 123 45 67
Hisob raqami 20208000900123456001
Summa 1 250 000.00 UZS
Kimga 9860 1234 5678 2210 KARIMOV B.
Sana 11.03.2026 08:00`,
    want: {
      amount: 1250000,
      last4: '2210',
      name: 'KARIMOV B.',
      at: '2026-03-11T03:00:00Z',
      status: 'success',
      reference: null,
    },
  },
  {
    what: 'a transfer under way',
    text: `O'tkazma
Holati: Jarayonda
Summa 70 000 so'm
Qabul qiluvchi **** 1234
10.03.2026 10:10`,
    want: { amount: 70000, last4: '1234', status: 'pending' },
  },
  {
    what: 'a transfer under way, said by an ending',
    text: `To'lov amalga oshirilmoqda
Summa 70 000 so'm`,
    want: { amount: 70000, status: 'pending' },
  },
  {
    what: 'a cancelled transfer',
    text: `Bekor qilindi
Summa 70 000 so'm
Oluvchi **** 1234`,
    want: { amount: 70000, status: 'failed' },
  },
  {
    what: 'an unsuccessful transfer, whose word holds the other one',
    text: `Muvaffaqiyatsiz
Summa 70 000 so'm
Oluvchi **** 1234`,
    want: { amount: 70000, status: 'failed' },
  },
  {
    what: 'a payment that did not pass',
    text: `Kartada mablag' yetarli emas, to'lov o'tmadi
Summa 70 000 so'm`,
    want: { amount: 70000, status: 'failed' },
  },
  {
    what: 'the form before the transfer',
    text: `12:30
Kartadan kartaga
Summani kiriting
350 000 so'm
Oluvchi 8600 **** **** 3456 ALIYEV V.
Komissiya 1%
Davom etish`,
    want: { last4: '3456', status: 'form', at: null, reference: null },
  },
  {
    what: 'Cyrillic rows, without the letters that the standard models lack',
    text: `Утказма муваффакиятли бажарилди
Юборувчи 8600 12** **** 5566
Кабул килувчи 9860 ооо соуе 7788
Утказма суммаси 415 200 97$
Комиссия 0 сум
Сана ва вакт 5 март 2026, 07:30
Транзакция раками 77001122`,
    want: {
      amount: 415200,
      fee: 0,
      last4: '7788',
      sender: '5566',
      at: '2026-03-05T02:30:00Z',
      reference: '77001122',
      status: 'success',
    },
  },
  {
    what: 'Cyrillic, written right, with the labels above',
    text: `Тўланди
Олувчи
МИРЗАЕВ ЖАМШИД
•••• 6060
Жўнатувчи
•••• 7070
Сумма
88 000 сўм
Хизмат ҳақи
880 сўм
Жами
88 880 сўм
Сана
кеча, 23:05
Чек №
004417`,
    want: {
      amount: 88000,
      fee: 880,
      total: 88880,
      last4: '6060',
      sender: '7070',
      name: 'МИРЗАЕВ ЖАМШИД',
      at: '2026-03-19T18:05:00Z',
      reference: '004417',
      status: 'success',
      certain: true,
    },
  },
  {
    what: 'a refused transfer in Cyrillic',
    text: `Рад этилди
Сумма 88 000 сўм
Кимга •• 6060`,
    want: { amount: 88000, last4: '6060', status: 'failed' },
  },
  {
    what: 'Latin letters inside Cyrillic words',
    text: `Бaжapилди
Cyммa: 120 499 cyм
Oлyвчи кapтacи: 9860 16** **** 3003
Caнa: 09.03.2026 12:00:59`,
    want: { amount: 120499, last4: '3003', at: '2026-03-09T07:00:59Z', status: 'success' },
  },
  {
    what: 'two cards in one line under their two labels',
    text: `O'tkazildi
Kimdan Kimga
8600 **** 1212 9860 **** 3434
Summa Komissiya
64 000 so'm 640 so'm
Sana 07.03.2026 16:16`,
    want: { amount: 64000, fee: 640, last4: '3434', sender: '1212', at: '2026-03-07T11:16:00Z', status: 'success' },
  },
  {
    what: 'no label for a card',
    text: `To'lov bajarildi
150 000 so'm
Karta 8600 **** **** 4321
08.03.2026 10:00`,
    want: { amount: 150000, last4: null, sender: null, status: 'success' },
  },
  {
    what: 'the payer alone',
    text: `CLICK
To'landi
Summa 45 000 so'm
To'lovchi kartasi 8600 ****** 9191
Sana 08.03.2026 10:00`,
    want: { amount: 45000, last4: null, sender: '9191', status: 'success', provider: 'click' },
  },
  {
    what: 'a paper cheque',
    text: `SAVDO MARKAZI
TERMINAL: 92400113
MERCHANT: 000123456
KASSIR: N12
CHEK № 000421
P2P O'TKAZMA
SUMMA: 230 000.00 UZS
OLUVCHI: 8600************5005
RRN: 412345678901
17.03.2026 13:45
MUVAFFAQIYATLI`,
    want: { amount: 230000, last4: '5005', at: '2026-03-17T08:45:00Z', status: 'success', provider: 'cheque' },
  },
];
