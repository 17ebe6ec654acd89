import type { ParseCase } from './parse-case.ts';

/** Receipts in Russian and English, as readers of pictures give them. */
export const otherTexts: readonly ParseCase[] = [
  {
    what: 'Russian, labels above, header printed again as a row',
    text: `18:20 LTE
Перевод выполнен
350 037 сум
Отправитель
•• 1111
Получатель
KARIMOVA N.
•• 3456
Сумма перевода
350 037 сум
Дата и время
12 марта 2026, 14:05
Комиссия
0 сум
Номер чека
a1b2c3d4-1111-2222-3333-444455556666`,
    want: {
      amount: 350037,
      fee: 0,
      last4: '3456',
      sender: '1111',
      name: 'KARIMOVA N.',
      at: '2026-03-12T09:05:00Z',
      reference: 'a1b2c3d4-1111-2222-3333-444455556666',
      status: 'success',
      certain: true,
    },
  },
  {
    what: 'Russian, money in a European writing',
    text: `Успешно
Сумма: 1.350.000,00 сум
Комиссия: 13.500,00 сум
Итого: 1.363.500,00 сум
Карта получателя: 860012******0909
Карта отправителя: 986001******0808
Дата: 01.03.2026 00:15
RRN: 600112345678`,
    want: {
      amount: 1350000,
      fee: 13500,
      total: 1363500,
      last4: '0909',
      sender: '0808',
      at: '2026-02-28T19:15:00Z',
      reference: '600112345678',
      status: 'success',
      certain: true,
    },
  },
  {
    what: 'a sum whose total does not fit',
    text: `Исполнено
Сумма 350 000 сум
Комиссия 3 500 сум
Итого 393 500 сум
Получатель **** 1010`,
    want: { amount: 350000, last4: '1010', status: 'success', certain: false },
  },
  {
    what: 'a digit that is wrong in sum and total, which the fee shows',
    text: `Исполнено
Сумма 4 204 488 сум
Комиссия 12 045 сум
Итого 4 216 533 сум
Получатель **** 1010`,
    want: { last4: '1010', status: 'success', certain: false },
  },
  {
    what: 'from where and to where',
    text: `Оплачено
- 505 001 UZS
Откуда  Карта HUMO •••• 2323
Куда  UZCARD •••• 4545
Статус  Проведён
Время операции  19.03.2026 21:59
ID операции  900800700`,
    want: {
      amount: 505001,
      last4: '4545',
      sender: '2323',
      at: '2026-03-19T16:59:00Z',
      reference: '900800700',
      status: 'success',
    },
  },
  {
    what: 'a transfer that waits',
    text: `Перевод в обработке
Сумма 99 000 сум
На карту 9860 **** **** 6767
19.03.2026 21:59`,
    want: { amount: 99000, last4: '6767', status: 'pending' },
  },
  {
    what: 'a transfer that was not done',
    text: `Перевод не выполнен
Сумма 99 000 сум
На карту 9860 **** **** 6767`,
    want: { amount: 99000, last4: '6767', status: 'failed' },
  },
  {
    what: 'a refused transfer',
    text: `Статус: Отклонено
Сумма 99 000 сум
Успешные переводы смотрите в истории`,
    want: { amount: 99000, status: 'failed' },
  },
  {
    what: 'the Russian form',
    text: `Перевод на карту
Введите сумму
99 000 сум
Карта получателя 9860 **** **** 6767
К списанию 99 990 сум
Перевести`,
    want: { status: 'form', at: null },
  },
  {
    what: 'a balance above the sum',
    text: `Доступно 7 800 000 сум
Операция выполнена
Сумма 310 250 сум
Получатель USMANOV D. 8600 06** **** 2929
6 мар. 2026 г. в 9:07`,
    want: { amount: 310250, last4: '2929', name: 'USMANOV D.', at: '2026-03-06T04:07:00Z', status: 'success' },
  },
  {
    what: 'the sum that reaches the receiver and what was taken',
    text: `Деньги отправлены
Списано с карты 404 000 сум
Зачислено получателю 400 000 сум
Комиссия 4 000 сум
Кому: YUSUPOVA M. •• 8181
14 марта, 10:01`,
    want: { amount: 400000, fee: 4000, total: 404000, last4: '8181', at: '2026-03-14T05:01:00Z', certain: true },
  },
  {
    what: 'a number in two lines',
    text: `Успешно
Сумма 20 000 сум
Номер транзакции: 9c0f7e1a-5b21-4d3f-
8a77-1029384756af
Получатель **** 3131`,
    want: { amount: 20000, reference: '9c0f7e1a-5b21-4d3f-8a77-1029384756af', last4: '3131' },
  },
  {
    what: 'rubles',
    text: `Перевод выполнен
Сумма 1 500,50 ₽
Получатель **** 3131`,
    want: { amount: 1500.5, currency: 'RUB', last4: '3131' },
  },
  {
    what: 'English rows',
    text: `11:03 5G 71%
Payment successful
Amount 772,011.00 UZS
Fee 7,720.00 UZS
Total 779,731.00 UZS
From card 8600 00** **** 1616
To card 5614 68** **** 1717
Recipient BEKZOD ALIYEV
Date Mar 16, 2026 at 2:05 PM
Transaction ID TX20260316AB77`,
    want: {
      amount: 772011,
      fee: 7720,
      total: 779731,
      last4: '1717',
      sender: '1616',
      name: 'BEKZOD ALIYEV',
      at: '2026-03-16T09:05:00Z',
      reference: 'TX20260316AB77',
      status: 'success',
      certain: true,
    },
  },
  {
    what: 'English, labels above, a clock that is no time of payment',
    text: `13:58
Transfer completed
UZS 60 050
From
**** 2020
To
**** 3030
Today, 13:41
Receipt No.
0031-7788`,
    want: {
      amount: 60050,
      last4: '3030',
      sender: '2020',
      at: '2026-03-20T08:41:00Z',
      reference: '0031-7788',
      status: 'success',
    },
  },
  {
    what: 'English, without a day',
    text: `23:58
Transfer completed
UZS 60 050
To **** 3030`,
    want: { amount: 60050, last4: '3030', at: null, status: 'success' },
  },
  {
    what: 'a declined payment',
    text: `Declined
Amount 60 050 UZS
Recipient **** 3030`,
    want: { amount: 60050, status: 'failed' },
  },
  {
    what: 'an unsuccessful payment, whose word holds the other one',
    text: `Unsuccessful
Amount 60 050 UZS`,
    want: { amount: 60050, status: 'failed' },
  },
  {
    what: 'a payment under way',
    text: `Processing
Amount 60 050 UZS`,
    want: { amount: 60050, status: 'pending' },
  },
  {
    what: 'the English form',
    text: `Transfer to card
Enter amount
60 050 UZS
Recipient card 8600 **** **** 3030
Continue`,
    want: { status: 'form', last4: '3030' },
  },
  {
    what: 'sender below, receiver above, in English and Uzbek mixed',
    text: `Uzum Bank
Muvaffaqiyatli
Recipient: SOBIROV T.
Karta: 9860 24** **** 1414
Sender: RAHIMOVA K.
Karta: 8600 31** **** 1515
Summa: 81 300 so'm
Date: 03.03.2026 17:17`,
    want: {
      amount: 81300,
      last4: '1414',
      sender: '1515',
      name: 'SOBIROV T.',
      at: '2026-03-03T12:17:00Z',
      status: 'success',
      provider: 'uzum',
    },
  },
  {
    what: 'cards above their labels',
    text: `Completed
9860 **** **** 4141
Sender
8600 **** **** 5151
Recipient
Amount
15 000 UZS`,
    want: { amount: 15000, last4: '5151', sender: '4141', status: 'success' },
  },
  {
    what: 'a mask that was not read',
    text: `Успешно
Сумма 33 300 сум
Отправитель 8600 ERR 5394
Получатель 86002054`,
    want: { amount: 33300, last4: '2054', sender: '5394' },
  },
  {
    what: 'two cards in one line, one of whose masks was not read',
    text: `Completed
Sender card Recipient card
8600 12** **** 1111 «ooo 2222
Amount Fee
15 000 UZS 150 UZS`,
    want: { amount: 15000, fee: 150, last4: '2222', sender: '1111' },
  },
  {
    what: 'a page without a receipt',
    text: `Salom! Yangi kelgan krossovkalar
Narxi 350 000 so'm
Yetkazib berish 30 000 so'm
+998 90 123 45 67`,
    want: { status: null, last4: null, at: null, reference: null, certain: false },
  },
  {
    what: 'nothing',
    text: '',
    want: { amount: null, status: null, last4: null, at: null, reference: null, provider: null },
  },
];
