import { plainWordList, wordList } from './word-list.ts';

const praising = `zoʻr*, ajoyib*, chiroyli*, chiroyi, goʻzal*, guzal*, super*, klass*, krasiv*, krasot*, shikar*, ogon,
  malades*, molodes*, molodets*, rahmat*, tashakkur*, spasib*, blagodar*, barakalla*, mashallo*, mashaallo*, dahshat*,
  daxshet*, yoqdi*, yoqib*, yoqyapti, qoyil*, like, laik, layk, omad*, perfekt, otlichn*, prelest*, bomba*, olov*, top,
  yaxshi, yahshi, yaxwi, yarashibdi, yarashar*, gap yoʻq, xoroshiy, xorosh*, nravitsya, arzon,
  arzonku, sifatli, ishonchli, aʼlo`;

/** Kind words that want no answer. */
export const isPraise = wordList(praising);

/** Abuse, distrust, a complaint in public: a machine had better not answer it. */
export const isUnfriendly = wordList(`aldam*, aldoqchi*, alday*, aldab*, aldash*, yolgʻon*, firib*, tovlam*, moshennik*,
  obman*, kidala*, kidal*, razvod, sifatsiz*, sifati yomon, sifati past, yomon*, rasvo*, axlat*, musor, dabdala,
  laʼnat*, jinni*, ahmoq*, eshak, haqorat*, ishonmang*, ishonmayman, ishonib boʻlmaydi, pulimni, pulimizni, pulim ketdi,
  kelmadi, yetib kelmadi, yirtil*, yirtiq*, buzilib*, buzuq*, ishlamaydi, ishlamayapti, javob bermay*, javob yozmay*,
  javob yoʻq, uyaling*, uyat*, sharmanda, ujas*, uzhas*, plox*, otvratit*, koshmar*, govno, skam, kopiya, poddel*,
  tuhmat*, oʻgʻri*, ogri, sizdan kutmagandim, qimmat*, dorogo, dorogovato,
  dorogaya, yaxshi emas, sifatli emas, zoʻr emas, yoqmadi*, yetib kelm*, xatolik*, sinib qoldi, singan, achinasan,
  achinaman`);

/** Scolding turned round: not bad, not dear. */
export const isNotBad = wordList('yomonmas*, yomon emas*, qimmatmas*, qimmat emas*, ne dorogo, not bad');

export const isUnfriendlyEnglish = plainWordList(
  'scam, scammer, scammers, fake, cheat, cheater, cheaters, cheating, liar, liars, bad, awful, terrible, worst, trash, expensive',
);

/** Asks for the price, or for a better one. */
export const isPrice = wordList(`narx, narxi*, narxla*, narxda, narxga, narxchi, narxin*, narch*, narh*, nechi, nechchi,
  nechpul*, nchpul, nech pul, necha pul, nechi pul, ne pul, nechidan, nechadan, nechaga, nechida, necha, nechta pul,
  qancha, qanca, qansha, qanchadan, qanchaga, qanchada, qanchasan, qancha turadi, qancha boladi, qanaqa narx, qimmatmi,
  puli, arzonroq*, chegirma*, tushirib, oxirgi narx*, skidka*, optom*, ulgurji*, skolko*, skoka, skoko, skok, pochem,
  pochom, pochyom, pachom, tsena*, tsenu, tsene, sena, senasi, stoimost*, stoit, prays, dollarda, somda`);

export const isPriceEnglish = plainWordList('price, prices, how much, cost, costs, discount, pp');

/** Asks whether there is any. */
export const isStock =
  wordList(`bormi*, bomi, bor mi, boru, bormidi, borakan, bor ekanmi, bormikin, qoldimi*, qolganmi*,
  qolmadimi, mavjud*, tugadimi, tugaganmi, tugab qolmadimi, yoʻqmi*, topiladimi, topsam boladimi, keladimi, yana keladimi,
  sotuvdami, sotiladimi, sotasizmi, est, yest, est li, nalichi*, ostal*, budet, yana qachon, nechta qoldi,
  qancha qoldi, necha dona`);

export const isStockEnglish = plainWordList(
  'available, in stock, do you have, have you, any left, still have, sold out',
);

/** Asks for sizes. */
export const isSize = wordList(`razmer*, razmir*, razmr, oʻlcham*, ulcham*, rostga, necha razmer, nechanchi,
  vesga, kilo*, kg ga`);

export const isSizeEnglish = plainWordList('size, sizes, sizing, measurements');

/** Wants to have it. */
export const isBuy =
  wordList(`olaman*, olamiz, olardim, olmoqchi*, olsam*, olsa*, olib qoʻying, oʻtkazib qoʻying, zakaz*,
  buyurtma*, beru, beryom, kupl*, kupit*, hochu, xochu, nujn*, nuzhn*, nado, kerak, kere, keragidi, band qil*, bron*,
  menga ham, manga ham, manga xam, menga bitta, manga bitta, bering, beringlar, yuboring, meni hisoblang, sotib ol*`);

export const isBuyEnglish = plainWordList(
  'i want, want this, want it, want one, need this, order, ordering, buy, buying, purchase, take it, i ll take, mine, reserve',
);

/** Names what belongs to a purchase: how it comes, is paid and given back. A price or a stock beside it is not of goods. */
export const isService = wordList(`dostavka*, yetkaz*, joʻnat*, pochta*, manzil*, adres*, lokats*, garantiya*, kafolat*,
  nasiya*, rassroch*, boʻlib toʻlash, oplata*`);

/** Asks something else about the thing or the shop. */
export const isQuestion =
  wordList(`katalog*, katalk, katlog, rasm*, foto*, video*, qanday*, qanaqa*, qandek, qayer*, qaerda*, qatta, qatda, qachon*, qaysi*, nima,
  nimadan, nimaga, necha kun*, dostavka*, yetkaz*, joʻnat*, yuborasiz*, pochta*, adres*, manzil*, lokats*, lokatsiya,
  mojno*, mozhno*, gde, kogda, kakoy*, kakaya, kakie, kakiye, kak, dlya, material*, mato*, paxtami, garantiya*, kafolat*,
  rang*, rangi*, tsvet*, toʻlov*, oplata*, rassroch*, nasiya*, boʻlib toʻlash, karta*, telefon, nomer*, raqam*, aloqa*,
  tel, lichka*, lichku, ls, direk*, dm, admin, original*, originalmi, boladimi, toʻgʻri keladimi, ishlaysiz*, ishlay*`);

export const isQuestionEnglish = plainWordList(
  'where, when, what, which, how, delivery, deliver, ship, shipping, material, color, colour, colors, address, location, dm, can i, can you, is it, is this',
);

/** Since when, how long, how lovely: words of a price that ask for none. */
export const isSinceWhen = wordList(
  'qanchadan beri, qanchadan buyon, qanchadan beridan, nechadan beri, qachondan beri',
);
export const isHowLong = wordList(`qancha vaqt*, qancha kun*, qancha soat*, qancha muddat*, necha kun*, necha soat*,
  necha yil*, necha oy*, necha yosh*, nechi kun*, qancha yetadi, qancha chidaydi, skolko dney, skolko vrem*, skolko zhd*`);
export const isHowLovely = wordList(`qancha chiroyli*, qanchalar*, qanchalik*, qancha goʻzal*, qancha ajoyib*,
  qancha zoʻr*, qancha yaxshi, naqadar*`);
export const isPricePraised = wordList(`narxi zoʻr*, narxi ham zoʻr*, narxi yaxshi, narxi ham yaxshi, narxi arzon*,
  narxi juda arzon, narxi juda yaxshi, narxi juda zoʻr, narxi super*, narxi ajoyib*, narxi hamyonbop*, narxlari zoʻr*,
  narxlari yaxshi, narxlari arzon, narxlari ajoyib, narxi ham arzon, narxiga arziydi, tsena super, tsena xoroshaya,
  tseni super, tseni xoroshiye, narxi ham ajoyib, narxi bemalol`);

/** Praise in English. */
export const isPraiseEnglish = plainWordList(
  'thank, thanks, thank you, beautiful, nice, cool, love, lovely, wow, great, good, gorgeous, amazing, perfect, pretty, best, awesome, cute',
);

/** Written to others than the shop: advertisements, work, other people's channels, calls to look. */
export const isAside =
  wordList(`obuna boʻl*, obuna bul*, podpish*, podpisk*, podpis*, kanalimiz*, kanalga, kanalda, guruhga,
  daromad*, zarabot*, zarabat*, ishlab top*, pul ishla*, invest*, kazino*, stavka*, xbet, kripto*, kredit beramiz,
  profilimga, profilimda, sahifamga, vzaim*, lotere*, yutuq*, reklama*, bizda arzon, bizda ham arzon`);

export const isAsideEnglish = plainWordList(
  'follow me, follow back, check my, earn money, make money, promo, casino, bitcoin, crypto, followers',
);

/** A word to a friend: look at this. */
export const isLook = wordList('qara, qarachi, qaragin, koʻr, koʻrchi, koʻrgin, smotri, posmotri, glyan');

/** Words that only English has; the shop answers in English where they stand and no Uzbek or Russian one does. */
export const isEnglish = plainWordList(
  'how, much, price, prices, is, are, the, this, what, where, when, which, do, you, have, size, sizes, available, want, buy, order, can, delivery, deliver, ship, shipping, cost, please, hello, hi, nice, love, beautiful, thanks, thank, great, amazing, discount, in stock, i, need, good, bad, fake, scam, cute, wow, gorgeous',
);
