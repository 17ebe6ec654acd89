import { Hono } from 'hono';
import { html } from 'hono/html';
import { page, type Html } from './page.ts';

export interface PrivacyOptions {
  shopName: string;
  /** Date of this version of the policy, as YYYY-MM-DD. */
  version: string;
}

/** `GET /privacy`: the shop's privacy policy in Uzbek; `?lang=en` in English. */
export function createPrivacyPages(options: PrivacyOptions): Hono {
  return new Hono().get('/privacy', (c) => {
    const isEnglish = c.req.query('lang') === 'en';
    return c.html(isEnglish ? englishPolicy(options) : uzbekPolicy(options));
  });
}

function uzbekPolicy({ shopName, version }: PrivacyOptions): Html {
  const title = 'Maxfiylik siyosati';
  const body = html`<h1>${title}</h1>
    <p>
      ${shopName} · <span class="quiet">${version} sanadagi matn</span> ·
      <a href="/privacy?lang=en" lang="en">English</a>
    </p>
    <p>Bu sahifada do‘kon boti siz haqingizda nimani, nima uchun va qancha vaqt saqlashi yozilgan.</p>
    <h2>Nimani saqlaymiz</h2>
    <ul>
      <li>ismingiz va siz yozayotgan ilovadagi (Telegram) hisob raqamingiz, tanlagan tilingiz;</li>
      <li>telefon raqamingiz va yetkazib berish manzili — buyurtma berayotganda o‘zingiz yozganingizda;</li>
      <li>buyurtmalaringiz: nima, qancha, qaysi narxda va buyurtma holati;</li>
      <li>to‘lov cheki sifatida yuborgan rasm yoki faylingiz;</li>
      <li>bot bilan yozishmalaringiz va shu siyosatga qachon rozi bo‘lganingiz.</li>
    </ul>
    <p>
      Sizdan karta raqami, SMS-kod yoki parol so‘ralmaydi. To‘lovni o‘z bank ilovangizda qilasiz; bunday ma’lumotlarni
      chatga yozmang.
    </p>
    <h2>Nima uchun</h2>
    <p>
      Buyurtmani qabul qilish va yetkazish, to‘lovni tekshirish, savolingizga javob berish va buyurtma holatini xabar
      qilish uchun. Chek rasmini to‘lovni tekshiradigan do‘kon xodimi ko‘radi.
    </p>
    <h2>Qancha vaqt</h2>
    <p>
      Ma’lumotlaringiz buyurtmangiz va do‘kon hisob-kitobi uchun kerak bo‘lguncha saqlanadi. O‘chirishni so‘rasangiz,
      do‘kon xodimi qonun saqlashga majbur qilmagan hamma narsani o‘chiradi.
    </p>
    <h2>Qayerda va kim ko‘radi</h2>
    <p>
      Ma’lumotlar do‘kon o‘zi boshqaradigan serverda turadi. Ularni do‘kon xodimlari ko‘radi; yetkazib beruvchiga faqat
      ism, telefon va manzil beriladi. Ma’lumotlar sotilmaydi va reklama uchun hech kimga berilmaydi. Xabarlar Telegram
      orqali o‘tadi, u yerda Telegramning o‘z qoidalari amal qiladi.
    </p>
    <h2>Huquqlaringiz</h2>
    <p>
      O‘zingiz haqingizdagi ma’lumotlarning nusxasini olish, ularni to‘g‘rilatish yoki o‘chirtirish va rozilikni
      qaytarib olish huquqingiz bor. Buning uchun botga /privacy yoki /operator deb yozing — do‘kon xodimi shu chatda
      javob beradi. Xabar kelishini to‘xtatish uchun /stop yozing.
    </p>
    <h2>O‘zgarishlar</h2>
    <p>Bu matn o‘zgarsa, yangi sanasi shu yerda turadi va faol mijozlarga xabar beriladi.</p>`;
  return page({ language: 'uz', title: `${title} · ${shopName}`, body });
}

function englishPolicy({ shopName, version }: PrivacyOptions): Html {
  const title = 'Privacy policy';
  const body = html`<h1>${title}</h1>
    <p>${shopName} · <span class="quiet">version of ${version}</span> · <a href="/privacy" lang="uz">O‘zbekcha</a></p>
    <p>This page says what the shop’s bot keeps about you, why, and for how long.</p>
    <h2>What we keep</h2>
    <ul>
      <li>your name, your account number in the app you write from (Telegram), and the language you chose;</li>
      <li>your phone number and delivery address, once you give them for an order;</li>
      <li>your orders: what, how many, at which price, and how far each order is;</li>
      <li>the picture or file you send as proof of payment;</li>
      <li>your messages with the bot, and when you agreed to this policy.</li>
    </ul>
    <p>
      We never ask for your card number, a code from an SMS, or a password. You pay in your own bank’s app; please do
      not write such things in the chat.
    </p>
    <h2>Why</h2>
    <p>
      To take and deliver your order, to check the payment, to answer your questions, and to tell you how your order is
      doing. The receipt is seen by the person at the shop who checks payments.
    </p>
    <h2>For how long</h2>
    <p>
      Your data is kept as long as your order and the shop's accounts need it. When you ask for deletion, the shop
      deletes everything that the law does not make it keep.
    </p>
    <h2>Where, and who sees it</h2>
    <p>
      The data is on a server run by the shop itself. The shop’s staff see it; a courier is given only name, phone and
      address. It is not sold, and nobody gets it for advertising. Messages travel through Telegram, where Telegram’s
      own rules apply.
    </p>
    <h2>Your rights</h2>
    <p>
      You may have a copy of what is kept about you, have it corrected or deleted, and take your consent back. Write
      /privacy or /operator to the bot: a person from the shop answers in the same chat. Write /stop to get no more
      messages.
    </p>
    <h2>Changes</h2>
    <p>If this text changes, its new date stands here and active customers are told.</p>`;
  return page({ language: 'en', title: `${title} · ${shopName}`, body });
}
