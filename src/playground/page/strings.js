const STRINGS = {
  uz: {
    title: 'sinov maydoni',
    hintOwner:
      'Bu yerda doʻkon qanday sotishini koʻrasiz. Avval doʻkon egasi chatida «Boshlash» tugmasini bosing: doʻkon sizniki boʻladi.',
    hintCustomer: 'Endi mijoz chatida «Boshlash» tugmasini bosing va xarid qilib koʻring.',
    hintGo:
      'Mahsulot tanlab buyurtma bering. Yuqoridagi «Bank» bilan chek yoki bank xabarini yuboring, egasi chatida javob bering. Vaqtni ham yuqoridan suring.',
    customer: 'Mijoz',
    owner: 'Egasi',
    customers: 'Mijozlar',
    chats: 'Chatlar',
    channels: 'Kanallar',
    newCustomer: 'Yangi mijoz',
    name: 'Ismi',
    language: 'Ilova tili',
    open: 'Ochish',
    cancel: 'Bekor qilish',
    send: 'Yuborish',
    online: 'onlayn',
    typing: 'yozmoqda…',
    uploading: 'rasm yubormoqda…',
    blockedState: 'bloklangan',
    start: 'Boshlash',
    restart: 'Qayta boshlash',
    introTitle: 'Bot nima qila oladi?',
    introOwner: 'Buyurtmalar, cheklar va mahsulotlar shu chatga keladi. Boshlash uchun pastdagi tugmani bosing.',
    introCustomer:
      'Mahsulotlarni koʻrsatadi, buyurtma oladi va toʻlovni qabul qiladi. Boshlash uchun pastdagi tugmani bosing.',
    messages: 'Xabarlar',
    message: 'Xabar',
    attach: 'Biriktirish',
    photo: 'Rasm',
    file: 'Fayl',
    voice: 'Ovozli xabar',
    sticker: 'Stiker',
    sampleReceipt: 'Namuna chek rasmi',
    contact: 'Kontakt',
    caption: 'Izoh',
    menu: 'Menyu',
    commands: 'Buyruqlar',
    keyboard: 'Tugmalarni koʻrsatish yoki yashirish',
    buttons: 'Xabar tugmalari',
    replyButtons: 'Tezkor javoblar',
    more: 'Yana',
    block: 'Botni bloklash',
    unblock: 'Blokdan chiqarish',
    sharePhone: 'Telefon raqamini yuborish',
    sharePhoneText: 'Bot shu raqamni oladi:',
    share: 'Yuborish',
    copied: 'Nusxa olindi',
    notCopied: 'Nusxa olib boʻlmadi',
    tapToCopy: 'nusxa olish uchun bosing',
    edited: 'tahrirlandi',
    forwarded: 'Uzatilgan xabar',
    you: 'Siz',
    ok: 'OK',
    close: 'Yopish',
    picture: 'Rasm',
    bigger: 'Rasmni kattalashtirish',
    spoiler: 'Yashirin matn, koʻrsatish',
    clock: 'Doʻkon vaqti',
    moreTime: 'Vaqtni surish',
    plus5: '+5 daq',
    plus30: '+30 daq',
    plusDay: '+1 kun',
    forward5: 'Vaqtni 5 daqiqa oldinga surish',
    forward30: 'Vaqtni 30 daqiqa oldinga surish',
    forwardDay: 'Vaqtni 1 kun oldinga surish',
    pageLanguage: 'Sahifa tili',
    unread: 'yangi',
    lost: 'Aloqa uzildi, qayta ulanmoqda…',
  },
  en: {
    title: 'playground',
    hintOwner:
      'Watch the shop sell before any real account is connected. First press “Start” in the owner’s chat: the shop becomes yours.',
    hintCustomer: 'Now press “Start” in the customer’s chat and buy something.',
    hintGo:
      'Choose a product and order it. Send a receipt or the bank’s notice with “Bank” at the top, answer in the owner’s chat. Time moves forward at the top, too.',
    customer: 'Customer',
    owner: 'Owner',
    customers: 'Customers',
    chats: 'Chats',
    channels: 'Channels',
    newCustomer: 'New customer',
    name: 'Name',
    language: 'App language',
    open: 'Open',
    cancel: 'Cancel',
    send: 'Send',
    online: 'online',
    typing: 'typing…',
    uploading: 'sending a photo…',
    blockedState: 'blocked',
    start: 'Start',
    restart: 'Restart',
    introTitle: 'What can this bot do?',
    introOwner: 'Orders, receipts and products come to this chat. Press the button below to begin.',
    introCustomer: 'It shows products, takes orders and accepts payments. Press the button below to begin.',
    messages: 'Messages',
    message: 'Message',
    attach: 'Attach',
    photo: 'Photo',
    file: 'File',
    voice: 'Voice message',
    sticker: 'Sticker',
    sampleReceipt: 'Sample receipt picture',
    contact: 'Contact',
    caption: 'Caption',
    menu: 'Menu',
    commands: 'Commands',
    keyboard: 'Show or hide the buttons',
    buttons: 'Message buttons',
    replyButtons: 'Quick answers',
    more: 'More',
    block: 'Block the bot',
    unblock: 'Unblock the bot',
    sharePhone: 'Share your phone number',
    sharePhoneText: 'The bot will receive this number:',
    share: 'Share',
    copied: 'Copied',
    notCopied: 'Could not be copied',
    tapToCopy: 'press to copy',
    edited: 'edited',
    forwarded: 'Forwarded message',
    you: 'You',
    ok: 'OK',
    close: 'Close',
    picture: 'Picture',
    bigger: 'Show the picture larger',
    spoiler: 'Hidden text, show it',
    clock: 'Shop time',
    moreTime: 'Move time',
    plus5: '+5 min',
    plus30: '+30 min',
    plusDay: '+1 day',
    forward5: 'Move time 5 minutes forward',
    forward30: 'Move time 30 minutes forward',
    forwardDay: 'Move time 1 day forward',
    pageLanguage: 'Page language',
    unread: 'new',
    lost: 'Connection lost, trying again…',
  },
};

const ZONE = 'Asia/Tashkent';

/** Many browsers come without Uzbek month names. */
const UZBEK_MONTHS = 'yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr'.split(' ');

let language = localStorage.getItem('playground-language') === 'en' ? 'en' : 'uz';

/** @returns {'uz' | 'en'} language of the page's own words */
export function pageLanguage() {
  return language;
}

/** @param {'uz' | 'en'} next */
export function setPageLanguage(next) {
  language = next;
  localStorage.setItem('playground-language', next);
}

/**
 * Words of a table in the page's language.
 * @template {string} Key
 * @param {{ uz: Record<Key, string>, en: Record<Key, string> }} table
 * @returns {(key: Key) => string}
 */
export function wordsOf(table) {
  return (key) => table[language][key];
}

export const t = wordsOf(STRINGS);

/**
 * Time of day as the shop's city has it.
 * @param {Date} date
 */
export function clockTime(date) {
  return date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: ZONE });
}

/** @param {Date} date */
export function dayAndMonth(date) {
  const parts = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'numeric', timeZone: ZONE }).split('/');
  if (language === 'uz') return `${Number(parts[0])}-${UZBEK_MONTHS[Number(parts[1]) - 1]}`;
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: ZONE });
}
