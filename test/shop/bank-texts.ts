/** A text of a bank, and what is in it: the way of the money, its sum, the card, the local time, what is left. */
export type BankText = {
  text: string;
  way: string;
  amount: number;
  last4: string;
  at: string | null;
  balance: number | null;
};

/** Reads a table: way | sum | card | local time | balance | text, with ¶ for the end of a line. */
function table(written: string): BankText[] {
  return written
    .trim()
    .split('\n')
    .map((line) => {
      const [way = '', amount = '', last4 = '', at = '', balance = '', text = ''] = line.trim().split(' | ');
      const told = { at: at === '-' ? null : at, balance: balance === '-' ? null : Number(balance) };
      return { way, amount: Number(amount), last4, ...told, text: text.replaceAll(' ¶ ', '\n') };
    });
}

/** Texts of HUMO's bot: one fact a line. */
export const humo = table(`
  in | 3300000 | 1234 | 2026-03-12T14:05 | 3450120.55 | 🎉 Toʻldirish ¶ ➕ 3.300.000,00 UZS ¶ 📍 CLICK P2P HUMO>UZCARD ¶ 💳 HUMOCARD *1234 ¶ 🕓 14:05 12.03.2026 ¶ 💰 3.450.120,55 UZS
  in | 350037 | 0457 | 2026-03-01T09:00 | 350037 | 🎉 To'ldirish ¶ ➕ 350.037,00 UZS ¶ 📍 PAYME P2P ¶ 💳 HUMOCARD *0457 ¶ 🕓 09:00 01.03.2026 ¶ 💵 350.037,00 UZS
  in | 85412.5 | 9911 | 2026-03-11T23:59 | 185412.5 | 💳 Kartaga oʻtkazma ¶ ➕ 85.412,50 UZS ¶ 📍 UZUM BANK P2P ¶ 💳 HUMOCARD *9911 ¶ 🕓 23:59 11.03.2026 ¶ 💰 185.412,50 UZS
  out | 45000 | 1234 | 2026-03-12T14:05 | 405000 | 💸 Toʻlov ¶ ➖ 45.000,00 UZS ¶ 📍 NON DOʻKONI ¶ 💳 HUMOCARD *1234 ¶ 🕓 14:05 12.03.2026 ¶ 💰 405.000,00 UZS
  out | 1000000 | 1234 | 2026-03-10T08:15 | 5000 | 🔁 Oʻtkazma ¶ ➖ 1.000.000,00 UZS ¶ 📍 PAYNET HUMO2HUMO ¶ 💳 HUMOCARD *1234 ¶ 🕓 08:15 10.03.2026 ¶ 💰 5.000,00 UZS
  out | 500000 | 1234 | 2026-03-11T18:40 | 12300 | 🏧 Naqd pul yechish ¶ ➖ 500.000,00 UZS ¶ 📍 BANKOMAT 0417 ¶ 💳 HUMOCARD *1234 ¶ 🕓 18:40 11.03.2026 ¶ 💰 12.300,00 UZS
  out-back | 350037 | 0457 | 2026-03-01T09:20 | 0 | ❌ Bekor qilish ¶ ➖ 350.037,00 UZS ¶ 📍 PAYME P2P ¶ 💳 HUMOCARD *0457 ¶ 🕓 09:20 01.03.2026 ¶ 💰 0,00 UZS
  in-back | 45000 | 1234 | 2026-03-12T14:10 | 450000 | ↩️ Bekor qilish ¶ ➕ 45.000,00 UZS ¶ 📍 NON DOʻKONI ¶ 💳 HUMOCARD *1234 ¶ 🕓 14:10 12.03.2026 ¶ 💰 450.000,00 UZS
  in | 12345 | 1234 | 2026-03-12T14:05 | - | Toʻldirish ¶ + 12.345,00 UZS ¶ HUMOCARD *1234 ¶ 14:05 12.03.2026
  out | 12345 | 1234 | 2026-03-12T14:05 | - | Toʻlov ¶ - 12.345,00 UZS ¶ HUMOCARD *1234 ¶ 14:05 12.03.2026
  in | 640218 | 7788 | 2026-03-12T11:11 | 700000 | 🎉 Пополнение ¶ ➕ 640.218,00 UZS ¶ 📍 CLICK P2P ¶ 💳 HUMOCARD *7788 ¶ 🕓 11:11 12.03.2026 ¶ 💰 700.000,00 UZS
  out | 64000 | 7788 | 2026-03-12T11:15 | 636000 | 💸 Оплата ¶ ➖ 64.000,00 UZS ¶ 📍 APTEKA ¶ 💳 HUMOCARD *7788 ¶ 🕓 11:15 12.03.2026 ¶ 💰 636.000,00 UZS
  in | 77077 | 7788 | 2026-03-12T00:01 | 713077 | 🎉 Тўлдириш ¶ ➕ 77.077,00 UZS ¶ 📍 PAYNET ¶ 💳 HUMOCARD *7788 ¶ 🕓 00:01 12.03.2026 ¶ 💰 713.077,00 UZS
  in | 99000 | 7788 | 2026-03-12T07:30 | 812077 | 🎉 Top up ¶ ➕ 99.000,00 UZS ¶ 📍 CLICK P2P ¶ 💳 HUMOCARD *7788 ¶ 🕓 07:30 12.03.2026 ¶ 💰 812.077,00 UZS
`);

/** Texts of Uzcard's bot: blanks between thousands, a point before the cents; in one line or several. */
export const cardXabar = table(`
  in | 220118 | 1234 | 2026-03-12T14:05 | 1220118 | Popolnenie: CLICK P2P, 220 118.00 UZS, karta ***1234, 12.03.26 14:05, Balans: 1 220 118.00 UZS
  in | 220118 | 1234 | 2026-03-12T14:05 | 1220118 | 🟢 Kartaga oʻtkazma ¶ 💵 220 118.00 UZS ¶ 💳 ***1234 ¶ 📅 12.03.26 14:05 ¶ Balans: 1 220 118.00 UZS
  in | 220118 | 1234 | 2026-03-12T14:05 | - | Kirim 220118.00, karta 8600**1234, 14:05
  out | 57300 | 1234 | 2026-03-12T10:22 | 1162818 | Oplata: MAKRO SUPERMARKET, 57 300.00 UZS, karta ***1234, 12.03.26 10:22, Balans: 1 162 818.00 UZS
  out | 57300 | 1234 | 2026-03-12T10:22 | 1162818 | Spisanie 57300.00 UZS karta 8600**1234 12.03.26 10:22 balans 1162818.00 UZS
  out-back | 220118 | 1234 | 2026-03-12T14:09 | 1000000 | Otmena popolneniya: CLICK P2P, 220 118.00 UZS, karta ***1234, 12.03.26 14:09, Balans: 1 000 000.00 UZS
  in-back | 57300 | 1234 | 2026-03-12T10:30 | 1220118 | Otmena: oplata MAKRO, 57 300.00 UZS, karta ***1234, 12.03.26 10:30, Balans: 1 220 118.00 UZS
  in | 150201 | 0099 | 2026-03-12T14:05 | 151000 | UZCARD 5614**0099 ¶ Perevod na kartu ¶ +150 201.00 UZS ¶ 14:05 12.03.2026 ¶ Balans 151 000.00 UZS
  out | 150201 | 0099 | 2026-03-12T14:06 | 799 | UZCARD 5614**0099 ¶ Perevod s karty ¶ -150 201.00 UZS ¶ 14:06 12.03.2026 ¶ Balans 799.00 UZS
  in | 1250000 | 3456 | 2026-03-12T13:40 | 1250010 | Karta: 860012******3456 ¶ Summa: 1 250 000.00 UZS ¶ Operatsiya: Popolnenie ¶ Vaqt: 2026-03-12 13:40 ¶ Balans: 1 250 010.00 UZS
  out | 1250000 | 3456 | 2026-03-12T13:40 | 10 | Karta: 860012******3456 ¶ Summa: 1 250 000.00 UZS ¶ Operatsiya: Xarid ¶ Vaqt: 2026-03-12 13:40 ¶ Balans: 10.00 UZS
  in | 89417 | 4410 | 2026-03-11T21:03 | 90000 | Зачисление: 89 417.00 UZS, карта ***4410, 11.03.26 21:03, Баланс: 90 000.00 UZS
  in-back | 89417 | 4410 | 2026-03-11T21:03 | 90000 | Возврат: 89 417.00 UZS, карта ***4410, 11.03.26 21:03, Баланс: 90 000.00 UZS
`);

/** Short messages of banks. */
export const sms = table(`
  in | 150000 | 1234 | 2026-03-12T14:05 | 1250000 | Karta *1234 popolnena 150000.00 UZS 12.03.26 14:05 Dostupno 1250000.00 UZS
  out | 150000 | 1234 | 2026-03-12T14:05 | 1100000 | Pokupka 150000.00 UZS karta *1234 12.03.26 14:05 KORZINA Dostupno 1100000.00 UZS
  in | 150000 | 1234 | 2026-03-12T14:05 | - | 26-03-12 14:05 karta 1234 kirim 150000 UZS
  out | 150000 | 1234 | 2026-03-12T14:05 | 3000 | 26-03-12 14:05 karta 1234 chiqim 150000 UZS qoldiq 3000
  in | 150217 | 1234 | 2026-03-12T14:05 | 200000 | Kartangizga (*1234) 150 217 soʻm tushdi. 12.03.2026 14:05. Qoldiq: 200 000 soʻm
  out | 150217 | 1234 | 2026-03-12T14:05 | 49783 | Kartangizdan (*1234) 150 217 soʻm yechildi. 12.03.2026 14:05. Qoldiq: 49 783 soʻm
  in | 1250000 | 1234 | 2026-03-12T14:05 | - | Hisobingizga 1,250,000.00 UZS kelib tushdi, karta **** 1234, 14:05 da
  in | 75000 | 1234 | 2026-03-12T08:01 | - | 1234 kartangizga 75000 soʻm qabul qilindi 12/03/2026 08:01
  in | 350037 | 1234 | 2026-03-12T14:05 | 1000000 | Пополнение карты 8600**1234 на сумму 350 037,00 сум. 12.03.2026 14:05. Остаток 1 000 000,00 сум
  in | 99999 | 1234 | 2026-03-12T13:59 | 100000 | На вашу карту *1234 зачислено 99 999.00 UZS 12.03.26 13:59. Доступно: 100 000.00 UZS
  out | 99999 | 1234 | 2026-03-12T13:59 | 1 | С карты *1234 списано 99 999.00 UZS 12.03.26 13:59. Доступно: 1.00 UZS
  in | 45300 | 1234 | 2026-03-12T12:00 | - | Вам перевод 45 300 сум на карту •• 1234. 12 марта 2026, 12:00
  in | 45300 | 1234 | 2026-03-12T12:00 | 46000 | Поступление 45300.00 сум, карта •• 1234, 12.03 12:00, баланс 46000.00
  out-back | 45300 | 1234 | 2026-03-12T12:10 | - | Отмена операции пополнения 45300.00 UZS карта *1234 12.03.26 12:10
  in | 61044 | 1234 | 2026-03-12T14:01 | - | Перевод с карты *5555 на вашу карту *1234: 61 044.00 UZS 12.03.26 14:01
  out | 400000 | 1234 | 2026-03-12T09:00 | 13000 | Снятие наличных 400 000,00 сум, карта *1234, 12.03.2026 09:00, остаток 13 000,00 сум
  in | 220118 | 1234 | 2026-03-12T14:05 | 500000 | Картангизга *1234 220 118,00 сўм келиб тушди. 12.03.2026 14:05. Қолдиқ: 500 000,00 сўм
  out | 20000 | 1234 | 2026-03-12T14:05 | 480000 | Картангиздан *1234 20 000 сўм ечилди. 14:05. Қолдиқ 480 000 сўм
  in | 333111 | 7766 | 2026-03-11T20:15 | - | Кирим: 333 111.00 UZS карта 9860**7766 вақт 11.03.2026 20:15
  out | 33000 | 7766 | 2026-03-11T20:15 | 1 | Тўлов: 33 000.00 UZS карта 9860**7766 вақт 11.03.2026 20:15 баланс 1.00 UZS
  out-back | 333111 | 7766 | 2026-03-11T20:40 | - | Ўтказма бекор қилинди: тўлдириш 333 111.00 UZS, карта 9860**7766, 11.03.2026 20:40
  in | 1250000 | 1234 | 2026-03-12T14:05 | 2000000 | Your card *1234 was credited with 1,250,000.00 UZS on 12-03-2026 14:05. Available balance: 2,000,000.00 UZS
  out | 64000 | 1234 | 2026-03-12T14:05 | 1936000 | Purchase: 64,000.00 UZS, card *1234, 12.03.2026 14:05, balance 1,936,000.00 UZS
  in | 250.5 | 4242 | 2026-03-12T14:05 | 300 | Incoming transfer 250.50 USD to card ending 4242, 12.03.2026 14:05, available 300.00 USD
  out-back | 120400 | 1234 | 2026-03-12T14:09 | - | Reversal of incoming transfer 120 400.00 UZS, card *1234, 12.03.2026 14:09
  in-back | 64000 | 1234 | 2026-03-12T15:00 | - | Refund 64,000.00 UZS to card *1234 on 12.03.2026 15:00
  in | 100250 | 1234 | 2026-03-12T14:05 | 500000 | Popolnenie 100 250.00 UZS, komissiya 1 000.00 UZS, karta *1234, 12.03.26 14:05, ostatok 500 000.00 UZS
  in | 100250 | 1234 | 2026-03-12T14:05 | 900000 | Balans: 900 000.00 UZS. Kirim: 100 250.00 UZS. Karta: *1234. 12.03.26 14:05
  in | 31000 | 1234 | 2026-03-11T23:50 | - | Kirim 31 000 UZS karta *1234 23:50
  in | 31000 | 1234 | 2026-03-11T10:00 | - | Kirim 31 000 UZS karta *1234 kecha 10:00
  in | 31000 | 1234 | - | - | Toʻldirish: 31 000 UZS, karta *1234
  in | 150333 | 1234 | 2026-03-12T14:05 | 151000 | Kirim 150 333.00 UZS karta *1234 12.03.26 14:05 kod avtorizatsii 482913 balans 151 000.00 UZS
  in | 150333 | 1234 | 2026-03-12T14:05 | - | Kirim 150 333.00 UZS karta *1234 12.03.26 14:05. SMS-kodni hech kimga aytmang!
`);
