import type { DrawnStatus, ReceiptWriting } from './receipt-spec.ts';

export type FieldName =
  | 'amount'
  | 'fee'
  | 'total'
  | 'receiverCard'
  | 'receiverName'
  | 'senderCard'
  | 'paidAt'
  | 'reference'
  | 'status'
  | 'provider';

interface Words {
  labels: Record<FieldName, readonly string[]>;
  titles: Record<DrawnStatus, readonly string[]>;
  /** Words of the page around the facts. */
  kind: readonly string[];
  again: string;
  share: string;
  close: string;
  today: string;
  yesterday: string;
  months: readonly string[];
  units: readonly string[];
}

/** Uzbek apostrophes are written ʻ here; the printer puts in the one of the app. */
export const words: Record<ReceiptWriting, Words> = {
  'uz-latin': {
    labels: {
      amount: ['Summa', 'Oʻtkazma summasi', 'Toʻlov summasi'],
      fee: ['Komissiya', 'Xizmat haqi', 'Vositachilik haqi'],
      total: ['Jami', 'Umumiy summa', 'Jami yechildi'],
      receiverCard: ['Qabul qiluvchi kartasi', 'Oluvchi kartasi', 'Qabul qiluvchi', 'Kimga', 'Oluvchi karta'],
      receiverName: ['Qabul qiluvchi', 'Oluvchi ismi', 'Qabul qiluvchining F.I.O.', 'Karta egasi'],
      senderCard: ['Yuboruvchi kartasi', 'Yuboruvchi', 'Kimdan', 'Joʻnatuvchi kartasi', 'Toʻlovchi kartasi'],
      paidAt: ['Sana', 'Sana va vaqt', 'Toʻlov vaqti', 'Oʻtkazma sanasi'],
      reference: ['Tranzaksiya ID', 'Chek №', 'Tranzaksiya raqami', 'ID', 'Tranzaksiya', 'Toʻlov ID'],
      status: ['Holati', 'Holat', 'Status'],
      provider: ['Ilova', 'Xizmat', 'Bank'],
    },
    titles: {
      success: ['Muvaffaqiyatli', 'Oʻtkazma bajarildi', 'Toʻlandi', 'Muvaffaqiyatli bajarildi', 'Pul oʻtkazildi'],
      pending: ['Jarayonda', 'Kutilmoqda', 'Toʻlov jarayonda', 'Amalga oshirilmoqda'],
      failed: ['Bekor qilindi', 'Rad etildi', 'Xatolik yuz berdi', 'Oʻtkazma bajarilmadi'],
      form: ['Kartaga oʻtkazma', 'Pul oʻtkazish', 'Oʻtkazmani tasdiqlang'],
    },
    kind: ['Kartadan kartaga oʻtkazma', 'Kartaga oʻtkazma', 'P2P oʻtkazma'],
    again: 'Takrorlash',
    share: 'Ulashish',
    close: 'Yopish',
    today: 'Bugun',
    yesterday: 'Kecha',
    months: [
      'yanvar',
      'fevral',
      'mart',
      'aprel',
      'may',
      'iyun',
      'iyul',
      'avgust',
      'sentabr',
      'oktabr',
      'noyabr',
      'dekabr',
    ],
    units: ['soʻm', 'UZS', 'soʻm', 'sum'],
  },
  'uz-cyrillic': {
    labels: {
      amount: ['Сумма', 'Ўтказма суммаси', 'Тўлов суммаси'],
      fee: ['Комиссия', 'Хизмат ҳақи'],
      total: ['Жами', 'Умумий сумма', 'Жами ечилди'],
      receiverCard: ['Қабул қилувчи картаси', 'Олувчи картаси', 'Қабул қилувчи', 'Кимга'],
      receiverName: ['Қабул қилувчи', 'Олувчи исми', 'Карта эгаси'],
      senderCard: ['Юборувчи картаси', 'Юборувчи', 'Кимдан', 'Тўловчи картаси'],
      paidAt: ['Сана', 'Сана ва вақт', 'Тўлов вақти'],
      reference: ['Транзакция рақами', 'Чек №', 'ID', 'Транзакция ID', 'Транзакция'],
      status: ['Ҳолати', 'Ҳолат'],
      provider: ['Илова', 'Банк'],
    },
    titles: {
      success: ['Муваффақиятли', 'Ўтказма бажарилди', 'Тўланди', 'Муваффақиятли бажарилди'],
      pending: ['Жараёнда', 'Кутилмоқда', 'Тўлов жараёнда'],
      failed: ['Бекор қилинди', 'Рад этилди', 'Хатолик юз берди'],
      form: ['Картага ўтказма', 'Пул ўтказиш', 'Ўтказмани тасдиқланг'],
    },
    kind: ['Картадан картага ўтказма', 'Картага ўтказма'],
    again: 'Такрорлаш',
    share: 'Улашиш',
    close: 'Ёпиш',
    today: 'Бугун',
    yesterday: 'Кеча',
    months: ['январ', 'феврал', 'март', 'апрел', 'май', 'июн', 'июл', 'август', 'сентабр', 'октабр', 'ноябр', 'декабр'],
    units: ['сўм', 'UZS', 'сўм'],
  },
  ru: {
    labels: {
      amount: ['Сумма', 'Сумма перевода', 'Сумма платежа'],
      fee: ['Комиссия', 'Комиссия за перевод'],
      total: ['Итого', 'Всего списано', 'Итого с комиссией'],
      receiverCard: ['Карта получателя', 'Получатель', 'Кому', 'На карту'],
      receiverName: ['Получатель', 'Имя получателя', 'ФИО получателя'],
      senderCard: ['Карта отправителя', 'Отправитель', 'С карты', 'Откуда'],
      paidAt: ['Дата', 'Дата и время', 'Время операции', 'Дата платежа'],
      reference: ['Номер транзакции', 'Чек №', 'ID операции', 'Номер чека', 'ID', 'Транзакция'],
      status: ['Статус', 'Состояние'],
      provider: ['Приложение', 'Банк'],
    },
    titles: {
      success: ['Успешно', 'Исполнено', 'Перевод выполнен', 'Оплачено', 'Успешный перевод'],
      pending: ['В обработке', 'Выполняется', 'Платёж в обработке'],
      failed: ['Отклонено', 'Отменено', 'Ошибка перевода', 'Перевод не выполнен'],
      form: ['Перевод на карту', 'Подтвердите перевод', 'Новый перевод'],
    },
    kind: ['Перевод с карты на карту', 'Перевод на карту', 'P2P перевод'],
    again: 'Повторить',
    share: 'Поделиться',
    close: 'Закрыть',
    today: 'Сегодня',
    yesterday: 'Вчера',
    months: [
      'января',
      'февраля',
      'марта',
      'апреля',
      'мая',
      'июня',
      'июля',
      'августа',
      'сентября',
      'октября',
      'ноября',
      'декабря',
    ],
    units: ['сум', 'UZS', 'сум'],
  },
  en: {
    labels: {
      amount: ['Amount', 'Transfer amount', 'Sum'],
      fee: ['Fee', 'Commission'],
      total: ['Total', 'Total charged', 'Total with fee'],
      receiverCard: ['Receiver card', 'To card', 'To', 'Recipient card', 'Recipient'],
      receiverName: ['Receiver', 'Recipient name', 'Recipient', 'Card holder'],
      senderCard: ['Sender card', 'From card', 'From', 'Sender'],
      paidAt: ['Date', 'Date and time', 'Payment date', 'Time'],
      reference: ['Transaction ID', 'Receipt No.', 'ID', 'Reference', 'Transaction'],
      status: ['Status', 'State'],
      provider: ['App', 'Bank'],
    },
    titles: {
      success: ['Completed', 'Successful', 'Transfer completed', 'Paid', 'Payment successful'],
      pending: ['Pending', 'Processing', 'In progress'],
      failed: ['Failed', 'Declined', 'Cancelled', 'Transfer failed'],
      form: ['Transfer to card', 'Confirm transfer', 'New transfer'],
    },
    kind: ['Card to card transfer', 'Transfer to card', 'P2P transfer'],
    again: 'Repeat',
    share: 'Share',
    close: 'Close',
    today: 'Today',
    yesterday: 'Yesterday',
    months: ['Jan', 'Feb', 'March', 'April', 'May', 'June', 'July', 'August', 'Sept', 'Oct', 'Nov', 'Dec'],
    units: ['UZS', 'UZS', 'soʻm'],
  },
};

interface FormWords {
  /** The button that would send the money. */
  send: readonly string[];
  balance: string;
}

/** What only the screen before a transfer says. */
export const formWords: Record<ReceiptWriting, FormWords> = {
  'uz-latin': { send: ['Oʻtkazish', 'Davom etish', 'Tasdiqlash'], balance: 'Balans' },
  'uz-cyrillic': { send: ['Ўтказиш', 'Давом этиш', 'Тасдиқлаш'], balance: 'Баланс' },
  ru: { send: ['Перевести', 'Продолжить', 'Подтвердить'], balance: 'Баланс' },
  en: { send: ['Transfer', 'Continue', 'Confirm'], balance: 'Balance' },
};

export const providerNames: Record<string, readonly string[]> = {
  payme: ['Payme'],
  click: ['Click', 'CLICK UP'],
  uzum: ['Uzum Bank', 'uzum bank'],
  paynet: ['Paynet'],
  apelsin: ['Apelsin'],
  anorbank: ['Anorbank', 'ANORBANK'],
  tbc: ['TBC', 'TBC Bank'],
  alif: ['Alif', 'alif mobi'],
  humo: ['HUMO'],
  bank: ['Registon Bank', 'Nurli Yoʻl Bank', 'Zarafshon Bank'],
};
