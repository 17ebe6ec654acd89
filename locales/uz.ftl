## Language and first contact
language-ask = Assalomu alaykum! Tilni tanlang.
language-name = Oʻzbekcha
language-set = Endi oʻzbekcha gaplashamiz.
welcome = Assalomu alaykum! Men <b>{ $shop }</b> sotuvchisiman — avtomatik yordamchi. Nima qidiryapsiz?
welcome-how = Tanlash uchun tugmani bosing yoki raqamini yozing.
assistant-here = Assalomu alaykum! Men avtomatik yordamchiman.
welcome-back = Yana keldingiz, xursandmiz! Nima koʻrsatay?
privacy-line = Maʼlumotlaringiz faqat buyurtmangiz uchun kerak. <a href="{ $link }">Maxfiylik shartlari</a>
privacy-text = Ismingiz, telefoningiz, manzilingiz, buyurtmalaringiz, cheklaringiz va xabarlaringizni faqat buyurtmangizni bajarish uchun saqlaymiz. Ularni sotmaymiz; yetkazib beruvchiga faqat ism, telefon va manzil beriladi. Karta raqami, parol yoki SMS-kod hech qachon soʻralmaydi. Maʼlumotlaringiz nusxasini olish, tuzatish yoki oʻchirtirish uchun operatorga yozing.
privacy-more = Toʻliq shartlar: { $link }
menu-title = Nima qilamiz?
help =
    Mahsulotlarni roʻyxatdan tanlang yoki nomini yozing, masalan «qora krossovka».
    /catalog — mahsulotlar
    /cart — savat
    /orders — buyurtmalarim
    /operator — odam bilan gaplashish
    /lang — til
    /privacy — maxfiylik
    /stop — xabarlarni toʻxtatish
help-typed =
    Mahsulot nomini yozing, masalan «qora krossovka», yoki roʻyxatdan tanlang: tugmasini bosing yoki raqamini yozing.
    Istagan payt shu soʻzlarni ham yozsangiz boʻladi:
    • mahsulotlar
    • savat
    • buyurtmalarim
    • operator — odam bilan gaplashish
    • til
    • maxfiylik
    • stop — xabarlarni toʻxtatish

## Commands
command-catalog = Mahsulotlar
command-cart = Savat
command-orders = Buyurtmalarim
command-operator = Operator chaqirish
command-lang = Til / Language
command-help = Yordam
command-privacy = Maxfiylik
command-stop = Xabarlarni toʻxtatish
command-admin = Doʻkonni boshqarish
command-check = Hisob-kitobni tekshirish
command-parked = Chetga olingan ishlar

## Buttons
button-catalog = 🛍 Mahsulotlar
button-cart = 🛒 Savat
button-orders = 📦 Buyurtmalarim
button-operator = 🙋 Operator
button-menu = 🏠 Menyu
button-back = ⬅️ Orqaga
button-similar = 🔎 Oʻxshashlari
button-shelf = { $title } ({ $count })
button-all-of-shelf = Hammasi ({ $count })
button-order = 🛍 Tanlash
button-previous = ◀️
button-next = ▶️
button-position = { $index } / { $total }
button-watch = 🔔 { $what }: kelganda ayting
button-checkout = ✅ Rasmiylashtirish
button-continue = 🛍 Yana tanlash
button-line-less = ➖ Bitta kam { $place }
button-line-more = ➕ Yana bitta { $place }
button-line-remove = 🗑 Oʻchirish { $place }
button-contact = 📱 Raqamimni yuborish
button-place = ✅ Buyurtma beraman
button-change-phone = ✏️ Telefon
button-change-delivery = ✏️ Yetkazish
button-change-address = ✏️ Manzil
button-change-recipient = ✏️ Ism
button-copy-sum = 📋 { $sum }
button-copy-card = 📋 { $card }
button-cancel-order = ❌ Bekor qilish
button-cancel-yes = Ha, bekor qilinsin
button-cancel-no = Yoʻq, qolsin
button-repeat = 🔁 Yana buyurtma berish
button-renew = 🔁 Buyurtmani tiklash
button-open-order = 📦 Buyurtma { $number }
button-end-operator = 🤖 Yordamchi qaytsin
button-show-product = 👀 Koʻrish

## Catalogue
catalog-title = Boʻlimni tanlang:
catalog-empty = Hozircha mahsulot yoʻq. Tez orada toʻldiramiz — operatorga yozsangiz, aytib beradi.
shelf-empty = Bu boʻlimda hozir mahsulot yoʻq. Boshqasini koʻramizmi?
product-price = { $price }
product-price-from = { $price } dan
product-price-former = <b>{ $price }</b> (avval <s>{ $former }</s>)
product-in-stock = ✅ { $values }
product-few-left = ⚠️ Faqat { $count } dona qoldi
product-sold-out = ❌ Hozircha tugagan
product-gone = Bu mahsulot endi sotuvda yoʻq. Boshqalarini koʻramizmi?
choose-option = { $option -> 
    [color] Rangini tanlang:
    [size] Oʻlchamini tanlang:
    [volume] Hajmini tanlang:
    [shade] Tusini tanlang:
   *[other] Tanlang:
    }
option-name = { $option -> 
    [color] Rang
    [size] Oʻlcham
    [volume] Hajm
    [shade] Tus
   *[other] Tur
    }
option-sold-out-mark = ❌ { $value }
option-sold-out = { $value } tugagan.
choose-quantity = Nechta olasiz?
quantity-left = Omborda { $stock } dona bor.
added-to-cart = ✅ Savatga qoʻshildi: { $line }
watch-set = 🔔 Kelishi bilan yozaman.
watch-in-stock = Bu hozir bor, hoziroq olsangiz boʻladi.
search-found = { $count } ta mahsulot topildi:
search-none = «{ $text }» boʻyicha hech narsa topilmadi. Boʻlimlardan qarab koʻring yoki operatorga yozing.
photo-search-later = Rasm boʻyicha hali topa olmayman. Nomini yozing yoki boʻlimlardan tanlang.

## Colours
color = { $color -> 
    [black] qora
    [white] oq
    [red] qizil
    [blue] koʻk
    [light_blue] havorang
    [green] yashil
    [yellow] sariq
    [brown] jigarrang
    [pink] pushti
    [grey] kulrang
    [beige] bej
    [purple] binafsha
    [orange] toʻq sariq
    [burgundy] bordo
    [khaki] xaki
    [gold] tilla rang
    [silver] kumush rang
   *[other] { $color }
    }

## Cart
cart-title = 🛒 <b>Savatingiz</b>
cart-empty = Savatingiz boʻsh. Nima koʻrsatay?
cart-place = №{ $place }
cart-line =
    { $line }
    { $quantity } × { $price } = <b>{ $sum }</b>
cart-line-short-stock = ⚠️ faqat { $stock } dona qoldi
cart-line-gone = ❌ tugadi
cart-total = Jami: <b>{ $total }</b>

## Checkout
ask-phone = Telefon raqamingizni yozing, masalan: 90 123 45 67.
ask-phone-button = Pastdagi tugma bilan yuborsangiz ham boʻladi.
ask-phone-consent = Raqam yuborsangiz, shartlarga rozi boʻlasiz. <a href="{ $link }">Maxfiylik shartlari</a>
phone-taken = Raqamingiz: { $phone }
ask-delivery = Qanday yetkazamiz?
delivery-choice = { $title } — { $fee }
delivery-free = bepul
ask-region = Qaysi viloyatga? Nomini yozsangiz ham boʻladi.
ask-address = Manzilingizni yozing: shahar yoki tuman, koʻcha, uy.
ask-recipient = Kim qabul qiladi? Ism va familiyasini yozing.
button-recipient-me = { $name }
summary-title = 📝 <b>Buyurtmangiz</b>
summary-delivery = 🚚 { $title }: { $fee }
summary-eta = ⏱ { $eta }
summary-pickup = 📍 { $address }
summary-address = 📍 { $region }, { $address }
summary-recipient = 👤 { $recipient }, { $phone }
summary-total = Jami: <b>{ $total }</b>
summary-ask = Hammasi toʻgʻrimi? Tasdiqlasangiz, mahsulot { $minutes } daqiqaga siz uchun olib qoʻyiladi.

## Refusals while ordering
draft-product_gone = Bu mahsulot endi sotuvda yoʻq. Boshqasini tanlaymizmi?
draft-option_gone = Bunday tur yoʻq. Roʻyxatdan tanlang.
draft-sold_out = Afsus, aynan shu tugabdi. Boshqasini tanlang.
draft-not_enough = Faqat { $left } dona qoldi. Kamroq olasizmi?
draft-too_many = Bir turdan koʻpi bilan { $max } dona. Ulgurji kerak boʻlsa, operatorga yozing.
draft-bad_quantity = Sonini yozing, masalan 1 yoki 2.
draft-line_gone = Bu savatda yoʻq ekan.
draft-cart_empty = Savatingiz boʻsh. Avval mahsulot tanlang.
draft-cart_full = Savatga koʻpi bilan { $max } xil mahsulot sigʻadi. Avval shularni rasmiylashtiring.
draft-cart_short = Savatdagi baʼzi mahsulotlar kamayib qoldi. Sonini kamaytiring yoki olib tashlang.
draft-bad_phone = Raqamni tushunmadim. Masalan: 90 123 45 67.
draft-delivery_gone = Bu usul hozir ishlamayapti. Boshqasini tanlang.
draft-region_not_served = U yerga bu usulda yetkazmaymiz. Boshqa usulni tanlang.
draft-bad_address = Manzilni toʻliqroq yozing: shahar yoki tuman, koʻcha, uy (300 belgigacha).
draft-bad_recipient = Ismni yozing (2 dan 100 belgigacha).
draft-payment_not_offered = Bu toʻlov usuli hozir yoʻq. Boshqasini tanlang.
draft-nothing_asked = Keling, davom etamiz.
place-cart_empty = Savatingiz boʻsh. Avval mahsulot tanlang.
place-incomplete = Yana bitta savol qoldi.
place-sold_out = Afsus, sizdan oldinroq olib qoʻyishdi: { $lines }. Pul olinmadi. Oʻxshashlarini koʻring yoki kelganda aytaman.
place-shop_paused = Doʻkon hozir buyurtma qabul qilmayapti. Savatingiz saqlanadi, birozdan keyin qayting.
place-too_many_open = Sizda toʻlanmagan buyurtmalar bor (koʻpi bilan { $max } ta boʻladi). Avval shularni toʻlang yoki bekor qiling.
place-total_changed = Narx oʻzgardi. Yangi jami: { $total }. Tasdiqlaysizmi?
place-not_allowed = Buyurtma faqat xaridorning oʻzi tomonidan beriladi.
place-not_found = Bu savat yopilgan. Yangidan boshlaymizmi?

## Payment
payment-title = ✅ Buyurtma <b>{ $number }</b> qabul qilindi. Mahsulot siz uchun olib qoʻyildi.
payment-how = Shu kartaga oʻtkazing:
payment-sum = 💵 <b>{ $sum }</b>
payment-card = 💳 <code>{ $card }</code>
payment-copy = 👇 Nusxalash uchun: avval summa, keyin karta raqami alohida xabarda.
payment-holder = 👤 { $holder }
payment-deadline = ⏳ Soat <b>{ $time }</b> gacha.
payment-receipt = Toʻlagach, chek rasmini shu yerga yuboring.
payment-no-card = Karta raqamini operator hozir yuboradi.
receipt-received = Chekingiz keldi, rahmat! Koʻrib chiqib, shu yerga yozamiz ({ $number }).
receipt-which = Bu chek qaysi buyurtma uchun?
receipt-as-receipt = 🧾 { $number } — { $sum }
receipt-too_late = { $number } buyurtma toʻlovni kutmayapti: { $status }. Savol boʻlsa, operatorga yozing.
receipt-not_found = Bunday buyurtmangizni topmadim. Roʻyxatingizni koʻring.
receipt-too-large = Fayl juda katta (20 MB gacha). Skrinshot yuboring.
receipt-not-image = Chekni rasm yoki PDF qilib yuboring.

## Orders
orders-title = 📦 <b>Buyurtmalaringiz</b>
orders-empty = Hali buyurtmangiz yoʻq. Birinchisini tanlaymizmi?
order-title = 📦 <b>{ $number }</b> — { $status }
order-placed-at = 🗓 { $time }
order-hold-until = ⏳ Toʻlov muddati: { $time }
order-tracking = 🔎 { $tracking }
order-status = { $status -> 
    [awaiting_payment] toʻlov kutilmoqda
    [checking_receipt] chek tekshirilmoqda
    [confirmed] qabul qilindi, naqd toʻlanadi
    [paid] toʻlandi
    [packed] yigʻildi
    [shipped] yoʻlda
    [delivered] yetkazildi
    [cancelled] bekor qilindi
    [refund_due] pul qaytariladi
    [refunded] pul qaytarildi
   *[other] { $status }
    }
cancel-ask = { $number } bekor qilinsinmi?
cancel-done = { $number } bekor qilindi.
order-too_late = Bu buyurtmani endi bekor qilib boʻlmaydi: { $status }. Operatorga yozing, yordam beradi.
order-not_found = Bunday buyurtmangizni topmadim.
repeat-partly = Baʼzilari tugabdi, qolganini savatga soldim.
repeat-nothing = Afsus, ulardan hech biri qolmabdi. Oʻxshashlarini koʻramizmi?

## News of an order
notice-order_paid = ✅ <b>{ $number }</b>: toʻlovingiz tasdiqlandi, rahmat! Endi yigʻamiz.
notice-order_packed = 📦 <b>{ $number }</b> yigʻildi, joʻnatishga tayyor.
notice-order_shipped = 🚚 <b>{ $number }</b> yoʻlga chiqdi.
notice-order_delivered = 🎉 <b>{ $number }</b> yetkazildi. Xaridingiz uchun rahmat!
notice-order_cancelled = ❌ <b>{ $number }</b> bekor qilindi.
notice-order_cancelled-reason = Sababi: { $reason }
notice-order_expired = ⌛ <b>{ $number }</b>: toʻlov vaqti tugadi, mahsulot yana sotuvda. Hali ham kerak boʻlsa, buyurtmani tiklang.
notice-order_refund_due = 💸 <b>{ $number }</b> bekor qilingan. Pulingizni toʻliq qaytaramiz: { $sum }. Oʻtkazgach yozamiz.
notice-order_refunded = 💸 <b>{ $number }</b>: { $sum } qaytarildi. Kartangizni tekshiring.
notice-receipt_refused = ⚠️ <b>{ $number }</b>: chekni tasdiqlay olmadik. Sababi: { $reason }
notice-receipt_refused-next = Mahsulot soat <b>{ $time }</b> gacha sizniki. Toʻgʻri chekni shu yerga yuboring yoki operatorga yozing.
notice-hold_reminder = ⏳ <b>{ $number }</b>: <b>{ $sum }</b> toʻlashga soat <b>{ $time }</b> gacha vaqt bor. Toʻlagan boʻlsangiz, chekni yuboring.
notice-back_in_stock = 🔔 Siz kutgan mahsulot keldi: { $line } — { $price }
notice-operator_message = 🙋 { $text }
notice-operator_back = 🤖 Yana men — avtomatik yordamchi. Davom etamizmi?
notice-answer_failed = Uzr, xabaringizga javob bera olmadim. U saqlandi, doʻkon xodimi koʻradi. Kutmasdan operatorni chaqirsangiz ham boʻladi.

## Operator
operator-called = 🙋 Xabaringizni operatorga yetkazdim, shu yerda javob beradi. Ungacha men jim turaman.
operator-already = Operator xabardor, shu yerga yozavering.
operator-ended = 🤖 Men yana shu yerdaman. Nima koʻrsatay?

## Stop and start
stopped = Xoʻp, bezovta qilmayman (ochiq buyurtmangiz haqida yozaman, xolos).
stopped-return = Qaytish uchun: /start
stopped-return-typed = Qaytish uchun «salom» deb yozing.

## Wrong places
unknown-text = Buni tushunmadim. Mahsulot nomini yozing yoki shulardan tanlang:
unknown-kind = Buni ocha olmayman. Yozib yuboring yoki shulardan tanlang:
text-too-long = Xabar juda uzun ekan. Qisqaroq yozing yoki operatorga murojaat qiling.
old-button = Bu tugma eskirgan. Mana hozirgi holat:

## Regions
region = { $region -> 
    [tashkent_city] Toshkent shahri
    [tashkent] Toshkent viloyati
    [andijan] Andijon
    [bukhara] Buxoro
    [fergana] Fargʻona
    [jizzakh] Jizzax
    [khorezm] Xorazm
    [namangan] Namangan
    [navoi] Navoiy
    [kashkadarya] Qashqadaryo
    [samarkand] Samarqand
    [syrdarya] Sirdaryo
    [surkhandarya] Surxondaryo
    [karakalpakstan] Qoraqalpogʻiston
   *[other] { $region }
    }

## Units
money = { $sum } soʻm

## Owner: sign-in
owner-claimed = 🔑 Doʻkon endi sizniki.
owner-claim-refused = Bu havola endi ishlamaydi. Xarid qilishingiz mumkin:
owner-password-ask = 🔒 Parolingizni yozing.
owner-password-ask-new = 🔒 Endi parol oʻylab toping va shu yerga yozing.
owner-password-rules = Kamida { $least } ta belgi, masalan faqat sizga tanish bir nechta soʻz. Telefon raqami va doʻkon nomi boʻlmasin, «/» bilan boshlanmasin.
owner-password-ask-again = 🔒 Karta qoʻshish uchun parolni yana bir marta yozing.
owner-password-safe = Xabaringizni darhol oʻchiraman, faqat uning izi saqlanadi.
owner-password-wrong = ❌ Parol notoʻgʻri. Yana { $count } marta urinish mumkin. Qaytadan yozing.
owner-password-locked = ⛔ Notoʻgʻri parol koʻp yozildi. { $minutes } daqiqadan keyin /admin deb yozing.
owner-password-late = ⌛ Parol yozish vaqti tugadi.
owner-password-missed = Xabaringizni oʻchirdim: parol soʻralgan edi. Qaytadan yozing.
owner-password-retry = Boshqasini yozing.
owner-password-saved = ✅ Parol oʻrnatildi. Siz kirdingiz.
owner-signed-in = ✅ Siz kirdingiz.
owner-again = Kirish vaqtingiz tugagan. Parolni yozing, keyin qaytadan bosing.
owner-left = 👋 Siz chiqdingiz. Qaytish uchun: /admin
owner-dropped = Xoʻp, qoldirdim.
owner-weak-too_short = ⚠️ Juda qisqa: kamida { $least } ta belgi kerak.
owner-weak-too_long = ⚠️ Juda uzun: koʻpi bilan 128 ta belgi.
owner-weak-common = ⚠️ Bunday soʻzlarni birinchi boʻlib sinab koʻrishadi.
owner-weak-repeated = ⚠️ Bir xil belgilar takrorlanyapti.
owner-weak-sequence = ⚠️ Yonma-yon harf va tugmalarni topish oson.
owner-weak-number = ⚠️ Faqat raqamdan iborat parolni topish oson.
owner-weak-shop_name = ⚠️ Doʻkon nomini topish oson.

## Owner: desk
owner-desk-title = 🏪 <b>Doʻkonni boshqarish</b>
owner-desk-today = Bugun: { $placed } ta buyurtma, { $paid } tasi toʻlandi, { $sum }
owner-numbers-title = 📊 <b>Bugun</b>
owner-numbers-placed = Buyurtmalar: { $count }
owner-numbers-paid = Toʻlandi: { $count }
owner-numbers-cancelled = Bekor qilindi: { $count }
owner-numbers-revenue = Tushum: <b>{ $sum }</b>
owner-numbers-average = Oʻrtacha bir buyurtma: { $sum }
owner-button-desk = 🏪 Boshqaruv
owner-button-drop = ✖️ Kerak emas
owner-button-previous = ◀️
owner-button-page = { $page } / { $pages }
owner-button-next = ▶️
owner-button-orders-checking_receipt = 🔍 Tekshiruvda ({ $count })
owner-button-orders-awaiting_payment = ⏳ Toʻlov ({ $count })
owner-button-orders-paid = 📦 Yigʻish ({ $count })
owner-button-orders-packed = 📮 Joʻnatish ({ $count })
owner-button-orders-shipped = 🚚 Yoʻlda ({ $count })
owner-button-orders-refund_due = 💸 Qaytarish ({ $count })
owner-button-products = 🛍 Mahsulotlar
owner-button-settings = ⚙️ Sozlamalar
owner-button-numbers = 📊 Bugun
owner-button-numbers-again = 🔄 Yangilash
owner-button-leave = 🚪 Chiqish

## Owner: orders
owner-orders-title = <b>{ $status }</b>: { $count }
owner-orders-none = Hech narsa yoʻq, barakalla!
owner-order-customer = 🙂 { $name }
owner-order-gone = Bunday buyurtma yoʻq.
owner-history-title = 🕓 <b>Tarixi</b>
owner-history-step = { $time } — { $status } ({ $who })
owner-history-reason = <i>{ $reason }</i>
owner-actor = { $actor -> 
    [customer] xaridor
    [owner] egasi
    [assistant] yordamchi
   *[system] oʻzi
    }
owner-meanwhile = ℹ️ Holat oʻzgarib ulguribdi: <b>{ $status }</b> ({ $who })
owner-done = { $step -> 
    [accept_receipt] ✅ Toʻlov qabul qilindi. Xaridorga aytildi.
    [pay] 💰 Toʻlov hisobga olindi. Xaridorga aytildi.
    [late_money] 💸 Mahsulot sotilib ketgan: pulni xaridorga qaytaring.
    [undo_payment] ↩️ Toʻlov bekor qilindi, buyurtma yana tekshiruvda. Xaridorga aytildi.
    [better] 🔁 Xaridordan aniqroq chek soʻradim.
    [forged] 🚫 Chek soxta deb belgilandi va rad etildi.
    [reject_receipt] ↩️ Chek rad etildi. Xaridorga aytildi.
    [pack] 📦 Yigʻildi. Xaridorga aytildi.
    [ship] 🚚 Joʻnatildi. Xaridorga aytildi.
    [deliver] 🎉 Yetkazildi. Xaridorga aytildi.
    [cancel] ❌ Bekor qilindi, mahsulot yana sotuvda. Xaridorga aytildi.
    [cancel_paid] ❌ Bekor qilindi. Endi pulni qaytaring.
    [refund] 💸 Pul qaytarildi. Xaridorga aytildi.
   *[other] ✅ Bajarildi.
    }
owner-refuse-ask = { $number } chekini nega rad etasiz? Sababini xaridor oʻqiydi.
owner-refusal = { $reason -> 
    [wrong_sum] summa toʻgʻri kelmadi
    [not_readable] chekni oʻqib boʻlmadi
    [no_money] pul kelib tushmadi
   *[other] toʻlovni tasdiqlab boʻlmadi
    }
owner-cancel-ask = { $number } bekor qilinsinmi?
owner-cancel-unpaid = Mahsulot yana sotuvga qaytadi, xaridorga aytiladi.
owner-cancel-paid = ⚠️ Puli toʻlangan. Qaytarishingiz kerak boʻladi: { $sum }.
owner-refund-ask = { $number } pulini qaytardingizmi? Summa: { $sum }. Xaridorga aytiladi.
owner-ask-tracking = { $number }: kuzatuv raqami yoki havolasini yozing. Uni xaridor koʻradi.
owner-ask-refuse_reason = Chekni rad etish sababini yozing. Uni xaridor koʻradi.
owner-ask-cancel_reason = Bekor qilish sababini yozing. Uni xaridor koʻradi.
owner-button-accept = ✅ Pul keldi
owner-button-refuse = ↩️ Chekni rad etish
owner-button-cancel = ❌ Bekor qilish
owner-button-pack = 📦 Yigʻildi
owner-button-ship = 🚚 Joʻnatish
owner-button-deliver = 🎉 Yetkazildi
owner-button-refund = 💸 Pul qaytarildi
owner-button-write = ✍️ Xaridorga yozish
owner-button-receipt = 🧾 Chek
owner-button-list = ⬅️ Roʻyxat
owner-reason-wrong_sum = Summa notoʻgʻri
owner-reason-not_readable = Oʻqib boʻlmaydi
owner-reason-no_money = Pul kelmadi
owner-reason-other = ✏️ Boshqa sabab
owner-button-cancel-reason = ✏️ Sababini yozib bekor qilish
owner-button-cancel-now = ❌ Sababsiz bekor qilish
owner-button-back-to-order = ⬅️ { $number }
owner-button-refund-yes = ✅ Ha, qaytardim
owner-button-skip = ⏭ Kuzatuv raqamisiz
owner-button-open-order = 📦 { $number }

## Owner: products
owner-products-title = 🛍 <b>Mahsulotlar</b>
owner-shelf-empty = Bu yerda hech narsa yoʻq.
owner-found = «{ $text }» boʻyicha topildi: { $count }
owner-found-none = «{ $text }» boʻyicha hech narsa topilmadi.
owner-ask-find = Mahsulot nomini yozing.
owner-product-shown = 👁 Sotuvda
owner-product-hidden = 🙈 Yashirilgan
owner-product-stock = Omborda: { $count } dona
owner-product-choose = Soni yoki narxini oʻzgartirish uchun turini tanlang:
owner-product-gone = Bunday mahsulot yoʻq.
owner-now-shown = ✅ Mahsulot sotuvga qoʻyildi.
owner-now-hidden = ✅ Mahsulot yashirildi.
owner-variant-only = Soni va narxi
owner-variant-title = <b>{ $name }</b>
owner-variant-price = Narxi: <b>{ $price }</b>
owner-variant-former = Oldingi narxi: <s>{ $price }</s>
owner-variant-stock = Omborda: <b>{ $count }</b> dona
owner-stock-end = Bunday oʻzgartirib boʻlmaydi.
owner-stock-moved = Soni oʻzgarib ulguribdi, yana qarang.
owner-stock-set = ✅ Endi omborda { $count } dona.
owner-price-set = ✅ Narxi endi { $price }.
owner-ask-count = <b>{ $name }</b> necha dona? Hozir: { $count }
owner-ask-price = <b>{ $name }</b> narxi qancha? Hozir: { $price }. Masalan: 150 000 yoki 150 ming
owner-button-shelf = 📂 { $title }
owner-button-up = ⬅️ Orqaga
owner-button-find = 🔎 Nomi bilan topish
owner-button-product = { $title } · { $count }
owner-button-product-hidden = 🙈 { $title } · { $count }
owner-button-show = 👁 Sotuvga qoʻyish
owner-button-hide = 🙈 Yashirish
owner-button-variant = { $name } · { $count } · { $price }
owner-button-less = ➖ 1
owner-button-more = ➕ 1
owner-button-count = 🔢 Soni
owner-button-price = 💵 Narxi

## Owner: settings
owner-settings-title = ⚙️ <b>Sozlamalar</b>
owner-settings-open = 🟢 Doʻkon buyurtma qabul qilyapti.
owner-settings-paused = ⏸ <b>Doʻkon toʻxtatilgan:</b> yangi buyurtma olinmaydi.
owner-settings-card = 💳 •••• { $last }, { $holder }
owner-settings-no-card = ⚠️ Karta kiritilmagan: xaridor toʻlay olmaydi.
owner-settings-hold = ⏳ Mahsulot toʻlov uchun { $minutes } daqiqa ushlab turiladi
owner-ways-title = 🚚 <b>Yetkazish</b>
owner-ways-none = Hali yetkazish usuli yoʻq.
owner-way-title = 🚚 <b>{ $title }</b>
owner-way-on = 🟢 Taklif qilinadi
owner-way-off = ⚪️ Taklif qilinmaydi
owner-way-fee = Narxi: <b>{ $fee }</b>
owner-way-never-free = Bepul boʻlmaydi
owner-way-free-from = { $sum } dan bepul
owner-way-gone = Bunday yetkazish usuli yoʻq.
owner-changed = ✅ Oʻzgartirildi.
owner-ask-hold = Mahsulot toʻlov uchun necha daqiqa ushlab turilsin?
owner-ask-fee = «{ $title }» narxi qancha? 0 — bepul. Masalan: 25 000
owner-ask-free = «{ $title }» qaysi summadan bepul? Masalan: 500 000
owner-ask-card = Karta raqami va egasining ismini bitta xabarda yozing. Masalan: 8600 1234 5678 9012 ALI VALIYEV
owner-button-pause = ⏸ Doʻkonni toʻxtatish
owner-button-resume = ▶️ Buyurtma qabul qilish
owner-button-hold = ⏳ Toʻlov vaqti
owner-button-ways = 🚚 Yetkazish
owner-button-way = 🟢 { $title } · { $fee }
owner-button-way-off = ⚪️ { $title } · { $fee }
owner-button-fee = 💵 Narxi
owner-button-free = 🎁 Bepul summasi
owner-button-no-free = 🚫 Bepul boʻlmasin
owner-button-way-stop = ⚪️ Taklif qilinmasin
owner-button-way-start = 🟢 Taklif qilinsin

## Owner: answers that can't be
owner-bad-count = Butun son yozing, 0 dan 100 000 gacha.
owner-bad-sum = Summani tushunmadim. Masalan: 150 000 yoki 150 ming
owner-bad-minutes = Necha daqiqaligini yozing, { $least } dan { $most } gacha.
owner-bad-card = 16 ta raqam va ism kerak. Masalan: 8600 1234 5678 9012 ALI VALIYEV
owner-only-words = Iltimos, soʻz bilan yozing.
owner-too-long = Juda uzun: koʻpi bilan { $most } ta belgi.

## Owner: talking with customers
owner-nameless = xaridor
owner-ask-write = { $name } uchun xabar yozing yoki rasm yuboring.
owner-written = ✅ Yetkazildi: { $name }. Soat { $time } gacha javoblar shu yerga keladi, men u yerda jim turaman.
owner-given-back = 🤖 { $name } bilan endi yana men gaplashaman.
owner-given-back-already = 🤖 { $name } bilan shundoq ham men gaplashyapman.
owner-customer-gone = Bu xaridorga endi yozib boʻlmaydi.
owner-button-answer = ✍️ Javob berish
owner-button-give-back = 🤖 Botga qaytarish

## Owner: the books
owner-books-ok = ✅ <b>Hammasi joyida</b>
owner-books-counted = Tekshirildi: { $variants } xil mahsulot, { $orders } ta buyurtma, yoʻldagi { $queued } ta xabar.
owner-books-wrong = 🚨 <b>Hisob toʻgʻri kelmayapti</b>
owner-books-help = Buni dasturga qarovchiga koʻrsating.
owner-books-standing = ⏸ Kimdirni kutayotgan xabarlar: { $count }
owner-books-stock_off = 📦 Qoldiq sotilgan va tuzatilganiga mos emas: { $count }
owner-books-stock_negative = 📦 Qoldiq noldan past: { $count }
owner-books-history_missing = 🕓 Tarixi yoʻq buyurtmalar: { $count }
owner-books-history_broken = 🕓 Tarixi holatiga olib bormaydigan buyurtmalar: { $count }
owner-books-totals_off = 💰 Summasi mahsulotlarinikiga teng boʻlmagan buyurtmalar: { $count }
owner-books-payment_missing = 💳 Pul kelgani yozilmagan toʻlangan buyurtmalar: { $count }
owner-books-payment_off = 💳 Toʻlovlari boshqa summani beradigan buyurtmalar: { $count }
owner-books-money_doubled = 💳 Ikki marta hisoblangan pul yoki summalar: { $count }
owner-books-receipt_forgotten = 🧾 Hech kim qaramayotgan cheklar: { $count }
owner-books-hold_overdue = ⏳ Muddati oʻtsa ham mahsulotni ushlab turgan buyurtmalar: { $count }
owner-books-drafts_doubled = 🛒 Bittadan ortiq savati bor xaridorlar: { $count }
owner-books-notice_missing = 🔕 Hech kimga aytilmagan buyurtma oʻzgarishlari: { $count }
owner-books-notice_unsent = 🔕 Hech kim yubormaydigan xabarlar: { $count }
owner-books-example = • { $name }
owner-books-stock = • { $name }: bor { $stock }, harakatlar boʻyicha { $moves }, buyurtmalar boʻyicha { $orders }
owner-books-more = … va yana { $count } ta
owner-button-check = 🔄 Qayta tekshirish

## Owner: work put aside
owner-parked-title = 🛠 <b>Chetga olingan</b>: { $count }
owner-parked-none = ✅ Chetga olingan ish yoʻq.
owner-parked-work = <b>{ $place }.</b> { $time } — { $what }: { $kind }, <code>{ $lane }</code>
owner-parked-inbound = javob berilmagan
owner-parked-outbound = yuborilmagan
owner-parked-reading = oʻqilmagan
owner-parked-error = <i>{ $error }</i>
owner-parked-gone = ℹ️ Bu bilan allaqachon shugʻullanilgan.
owner-parked-retried = 🔁 Qayta urinildi: { $count }
owner-parked-forget-ask = Tashlab yuborilsinmi? Unga hech kim qaytmaydi.
owner-parked-forgotten = 🗑 Tashlab yuborildi.
owner-button-parked = 🛠 Chetga olinganlar
owner-button-retry = 🔁 { $place }
owner-button-forget = 🗑 { $place }
owner-button-retry-all = 🔁 Hammasini qayta urinish
owner-button-forget-now = 🗑 Tashlab yuborish

## Owner: news
owner-notice-new_order = 🆕 Yangi buyurtma <b>{ $number }</b>
owner-notice-cancelled = ❌ Xaridor bekor qildi: <b>{ $number }</b>
owner-notice-used = 🚨 <b>Aynan shu chek avval { $count } ta boshqa buyurtmaga yuborilgan.</b> Pul kelganini tekshiring.
owner-notice-status = Holati: { $status }
owner-notice-wrote = 💬 <b>{ $name }</b> yozdi:
owner-quote = { $text }
owner-notice-wanted = 🙋 <b>{ $name }</b> odam bilan gaplashmoqchi. Men u yerda jimman.
owner-notice-parked = 🛠 Xaridorning bitta xabariga javob bera olmadim. Xabar saqlangan: sababini koʻrish yoki qayta urinish uchun /parked
owner-notice-unsent = 🛠 Doʻkonning baʼzi xabarlari yuborilmadi. Ular saqlangan: qaysilari ekanini koʻrish yoki qayta urinish uchun /parked
owner-notice-locked = 🚨 { $name } nomidan notoʻgʻri parollar yozildi. Kirish { $time } gacha yopiq. Bu siz boʻlmasangiz, telefoningiz kimda ekanini tekshiring.

## Troubles of a channel

channel-name = { $channel ->
    [telegram] Telegram
    [instagram] Instagram
    [messenger] Messenger
   *[other] { $channel }
}
owner-channel-token_expires_soon = ⏳ { $channel } kaliti { $days } kundan keyin tugaydi va oʻzi yangilanmadi. Yangi kalit olib, sozlamaga qoʻying, aks holda doʻkon u yerda jim boʻlib qoladi.
owner-channel-token_dead = 🚨 { $channel } kaliti endi ishlamayapti: u yerda javob bera olmayapman. Xabarlar saqlanyapti. Yangi kalit olib, sozlamaga qoʻying.
owner-channel-not_subscribed = 🚨 { $channel } bizga yangi xabarlarni yubormayapti va ulanishni oʻzim tiklay olmadim. Batafsil: npm run doctor
owner-channel-permission_missing = ⚠️ { $channel } bir ruxsatni bermayapti, shuning uchun baʼzi javoblar ketmayapti. Qaysi biri ekanini npm run doctor aytadi.
owner-channel-barred = 🚨 { $channel } doʻkon hisobiga vaqtincha yozishni taqiqladi. Hech narsa yubormayapman, xabarlar saqlanyapti. Hisobingizdagi ogohlantirishni oʻqing.
owner-channel-deauthorised = 🚨 { $channel } ilovaga berilgan ruxsat bekor qilindi. U yerda endi javob bera olmayman. Bu siz boʻlmasangiz, hisobingizni tekshiring.

## Window and bridge
button-bridge = ➡️ { $channel }
bridge-offer = Buyurtmangiz haqidagi xabarlar bir kundan keyin ham yetib borishi uchun { $channel } orqali davom eting: savat va buyurtmalaringiz siz bilan boradi.
bridge-opened-by = U yerdagi nomi: { $name }
bridge-not-you = Bu siz boʻlmasangiz, darhol operatorga yozing.
bridge-joined = ✅ Xush kelibsiz! Savatingiz va buyurtmalaringiz shu yerda, xabarlar ham shu yerga keladi.
bridge-already = ✅ Siz shu yerdasiz: savatingiz va buyurtmalaringiz joyida.
bridge-used = Bu havola ishlatib boʻlingan. Xaridni shu yerda davom ettirsangiz boʻladi.
bridge-expired = Bu havolaning muddati oʻtgan. Yangisi kerak boʻlsa, avvalgi chatga yozing.
bridge-unknown = Bu havola ishlamaydi. Xaridni shu yerda boshlasangiz boʻladi.
bridge-owner = Bu havola xaridor uchun. Siz doʻkon egasisiz, shuning uchun hech narsa oʻzgarmadi.
notice-window_bridge = ⏰ Tez orada bu yerga birinchi boʻlib yoza olmay qolaman. Aloqa uzilmasligi uchun { $channel } orqali davom eting: savat va buyurtmalaringiz siz bilan boradi.
notice-bridge_used = ✅ Endi { $channel } orqali ham gaplashamiz: savat va buyurtmalaringiz oʻsha yerda ham koʻrinadi.
owner-notice-unreachable = 📵 <b>{ $name }</b>: { $channel } orqali hozir yozib boʻlmaydi.
owner-unreachable-order = 📦 <b>{ $number }</b> — { $status }
owner-unreachable-phone = 📞 { $phone }
owner-unreachable-no-phone = 📞 Telefon raqami maʼlum emas.
owner-unreachable-other = 💬 { $channel }: { $who }
owner-unreachable-kept = Xabar saqlandi: xaridor yozishi bilan yuboraman. Shoshilinch boʻlsa, oʻzingiz bogʻlaning.
owner-receipt-withdrawn = ⚠️ Xaridor chek yuborgan xabarini oʻchirdi.

## Comments and posts
command-posts = Postlarni mahsulotga bogʻlash
notice-comment_reply = Assalomu alaykum! Men avtomatik yordamchiman, izohingizga javob yozyapman.
comment-invite = Qaysi mahsulot qiziqtirdi? Shu yerga yozing — narxi va oʻlchamini aytaman.
comment-way-on = Yoqdimi? Kerakli raqamni yoki savolingizni shu yerga yozing:
comment-sold-out = Kelganda aytishim mumkin, yoki oʻxshashini topib beraman — shu yerga yozing.
comment-size-there = ✅ { $size } oʻlchami bor
comment-size-gone = ❌ { $size } oʻlchami hozir yoʻq
comment-public-1 = Assalomu alaykum! Shaxsiy xabaringizga yozdim 😊
comment-public-2 = Hammasini shaxsiy xabarda yozib yubordim 🌸
comment-public-3 = Javobi shaxsiy xabarlaringizda, qarab qoʻying 👌
comment-public-4 = Yozdim, xabarlaringizni bir koʻring 🤗
comment-public-5 = Salom! Batafsil javobni oʻzingizga yubordim ✨
comment-write-us-1 = Assalomu alaykum! Bizga shaxsiy xabar yozing, hammasini aytamiz 😊
comment-write-us-2 = Sizga oʻzim yoza olmadim — bizga xabar yozing, darhol javob beramiz 🌸
comment-write-us-3 = Xabar yozing, narxi va oʻlchamlarini aytib beramiz 🤗
comment-public-price = Narxi { $price }. { $wording }
shared-unlinked = Qiziqqaningiz uchun rahmat! Bu post haqida doʻkondan soʻrab qoʻydim. Nomini yozsangiz, hozir topib beraman.
story-thanks = Bizni eslaganingiz uchun katta rahmat! 🤍
cards-choose = Surib koʻring va tanlang:
button-more-cards = ➡️ Yana { $count } ta
owner-posts-title = { $list ->
    [linked] 🔗 <b>Mahsulotga bogʻlangan postlar</b>: { $count }
   *[other] 🆕 <b>Bogʻlanmagan postlar</b>: { $count }
    }
owner-posts-none = Hozircha yoʻq.
owner-posts-line = • { $when } — { $title }
owner-posts-how = Boshqa post kerak boʻlsa, havolasini shu yerga yuboring.
owner-post-kind = { $kind ->
    [reel] reels
    [story] storis
   *[other] post
    }
owner-post-title = 🖼 <b>{ $kind }</b>, { $when }
owner-post-link = 🔗 { $link }
owner-post-product = 🛍 Mahsulot: <b>{ $title }</b>
owner-post-unlinked = 🛍 Mahsulotga bogʻlanmagan.
owner-post-ignored = 🚫 Unda mahsulot yoʻq deb belgilangan.
owner-post-gone = Bunday post yoʻq.
owner-post-now-linked = ✅ Bogʻlandi. Endi izohlarga shu mahsulot bilan javob beraman.
owner-post-now-unlinked = ✅ Bogʻlanish olib tashlandi.
owner-post-now-ignored = ✅ Bu postni boshqa koʻrsatmayman.
owner-pick-title = 🔗 <b>Postda qaysi mahsulot?</b>
owner-ask-pick_find = Postdagi mahsulotning nomini yozing.
owner-button-posts = 🖼 Postlar
owner-button-posts-new = 🆕 Bogʻlanmaganlar
owner-button-posts-linked = 🔗 Bogʻlanganlar
owner-button-post = 🖼 { $title }
owner-button-pick = 🔗 Mahsulotni tanlash
owner-button-pick-product = 🛍 { $title }
owner-button-ignore-post = 🚫 Mahsulot yoʻq
owner-button-unlink-post = ✖️ Bogʻlanishni olib tashlash
owner-button-back-to-post = ⬅️ Postga qaytish
owner-notice-new_posts = 🖼 Mahsulotga bogʻlanmagan postlar: <b>{ $count }</b>. Bogʻlasangiz, izohlarga narxi bilan javob beraman.
owner-comment-title = 💬 <b>{ $name }</b> izoh yozdi, nima deyishni bilmadim:
owner-comment-under = 🖼 { $title }
owner-comment-invited = ✅ Shaxsiy xabar yuborilyapti.
owner-comment-left = ✅ Izoh javobsiz qoldi.
owner-comment-gone = ℹ️ Bu izoh bilan allaqachon shugʻullanilgan.
owner-button-invite = ✉️ Shaxsiy xabarga taklif
owner-button-send-product = ✉️ Mahsulotni yuborish
owner-button-post-product = 🔗 Postni bogʻlash
owner-button-leave-comment = 🤐 Javobsiz qoldirish
owner-comments-title = 💬 <b>Post ostidagi izohlar</b>
owner-comments-on = 🟢 Javob beryapman.
owner-comments-off = ⏸ Javob bermayapman.
owner-comments-price = 💵 Narx hammaga koʻrinadi.
owner-comments-no-price = 🙈 Narx faqat shaxsiy xabarda aytiladi.
owner-comments-unlinked = Bogʻlanmagan post ostidagi savolga: <b>{ $mode }</b>
owner-comments-unclear = Tushunarsiz yoki xafa izohga: <b>{ $mode }</b>
owner-comment-mode = { $mode ->
    [ask] sizdan soʻrayman
    [invite] xabarga taklif
   *[silent] jim turaman
    }
owner-button-comments = 💬 Izohlar
owner-button-comments-stop = ⏸ Izohlarga javob bermaslik
owner-button-comments-start = ▶️ Izohlarga javob berish
owner-button-price-hide = 🙈 Narxni yashirish
owner-button-price-tell = 💵 Narxni hammaga aytish
owner-button-comments-unlinked = Bogʻlanmagan → { $mode }
owner-button-comments-unclear = Tushunarsiz → { $mode }

## Money: for customers
notice-order_refund_due-late = 💸 Pulingiz keldi, lekin <b>{ $number }</b> buyurtma vaqti tugab, mahsulot sotilib ketgan edi. { $sum } toʻliq qaytariladi, oʻtkazgach yozamiz.
ask-payment = Qanday toʻlaysiz?
ask-payment-part = Naqd tanlasangiz: hozir kartaga { $sum }, qolgani ({ $rest }) mahsulotni olganda.
button-pay-card = 💳 Karta orqali hozir
button-pay-cash = 💵 Yetkazganda naqd
button-pay-cash-pickup = 💵 Olib ketganda naqd
button-pay-part = 💵 { $sum } oldindan, qolgani naqd
button-change-payment = ✏️ Toʻlov
summary-payment-card = 💳 Toʻlov: karta orqali
summary-payment-cash = 💵 Toʻlov: mahsulotni olganda, naqd
summary-payment-part = 💳 Oldindan: <b>{ $sum }</b>, 💵 olganda naqd: <b>{ $rest }</b>
summary-ask-cash = Hammasi toʻgʻrimi? Tasdiqlasangiz, darhol yigʻa boshlaymiz.
payment-tail = Aynan shu summani oʻtkazing: pulingiz shundan darhol topiladi.
placed-cash = ✅ Buyurtma <b>{ $number }</b> qabul qilindi, yigʻa boshlaymiz. Oldindan hech narsa toʻlamaysiz.
order-came = ✅ Tushdi: { $sum }
order-asked = 💳 Kartaga oʻtkaziladi: <b>{ $sum }</b>
order-due = 💵 Mahsulotni olganda naqd: <b>{ $sum }</b>
receipt-soon = Odatda bir daqiqada javob beramiz.
receipt-enough = { $number } boʻyicha cheklaringiz keldi, koʻryapmiz. Yana yuborish shart emas — natijasini shu yerga yozamiz.
receipt-not-needed = ✅ { $number }: toʻlovingiz allaqachon tasdiqlangan, chek shart emas. Rahmat!
receipt-late = { $number } muddati tugagan edi, lekin chekingizni doʻkonga koʻrsatdim. Pul kelgan boʻlsa, buyurtmani tiklaymiz yoki pulni qaytaramiz — shu yerga yozamiz.
notice-order_paid_late = ✅ <b>{ $number }</b>: toʻlovingiz keldi, buyurtmangiz tiklandi! Endi yigʻamiz.
notice-over-came = Keraklidan { $sum } koʻp tushibdi. Uni qaytaramiz, bu haqda shu yerga yozamiz.
notice-part_paid = 💵 <b>{ $number }</b>: { $sum } tushdi, rahmat! Yana <b>{ $rest }</b> qoldi. Soat <b>{ $time }</b> gacha shu kartaga oʻtkazsangiz, buyurtma tayyor.
notice-payment_undone = ⚠️ <b>{ $number }</b>: toʻlovingizni qayta tekshiryapmiz. Mahsulot siz uchun turibdi, natijasini shu yerga yozamiz. Savol boʻlsa, operatorga yozing.
notice-receipt_wanted = 🧾 <b>{ $number }</b>: chekda hammasi koʻrinmadi. Summa, sana va karta raqami oxiri koʻrinadigan toʻliq skrinshot yoki PDF yuboring. Mahsulot soat <b>{ $time }</b> gacha sizniki.
notice-refused-reference_used = ⚠️ <b>{ $number }</b>: bu chek boshqa buyurtma uchun olingan. Aynan shu buyurtma uchun oʻtkazmangiz chekini yuboring.
notice-refused-picture_used = ⚠️ <b>{ $number }</b>: bu rasm oldin boshqa buyurtma uchun kelgan. Shu buyurtma uchun oʻtkazmangiz chekini yuboring.
notice-refused-status_failed = ⚠️ <b>{ $number }</b>: chekda oʻtkazma bajarilmagan deb turibdi. Kartangizni tekshiring, pul yechilmagan boʻlsa, qayta oʻtkazib, yangi chekni yuboring.
notice-refused-status_pending = ⏳ <b>{ $number }</b>: oʻtkazma hali yakunlanmagan. Ilovada «bajarildi» deb chiqqach, chekni yana yuboring.
notice-refused-form_not_receipt = ⚠️ <b>{ $number }</b>: bu oʻtkazishdan oldingi oyna ekan. Oʻtkazmani tasdiqlang, keyin chiqqan chekni yuboring.
notice-refused-held = Mahsulot soat <b>{ $time }</b> gacha sizniki, buyurtmani qayta boshlash shart emas.

## Money: for owners
command-receipts = Tekshiriladigan cheklar
owner-check-title = 🧾 <b>{ $number }</b> cheki. Kelishi kerak: <b>{ $sum }</b>
owner-check-verdict = { $verdict ->
    [clean] 🟢 <b>Chekda hammasi mos.</b>
    [review] 🟡 <b>Oʻzingiz bir qarang.</b>
    [refuse] 🔴 <b>Bu chekka ishonib boʻlmaydi.</b>
   *[none] ⚪️ <b>Chekni oʻqiy olmadim, oʻzingiz qarang.</b>
    }
owner-check-forged = 🚫 <b>Bu chek soxta deb belgilangan.</b>
owner-check-reasons = <i>{ $reasons }</i>
owner-check-newer = ℹ️ Shu buyurtmaga keyinroq yana bitta chek kelgan.
owner-check-meanwhile = ℹ️ Chek oʻzgarib ulguribdi, hozirgisi mana:
owner-check-reading = ⏳ Chek hozir oʻqilyapti.
owner-check-unread = ❔ Chekdan hech narsa oʻqilmadi.
owner-check-near = 🏦 Shu summada biriktirilmagan bank xabari bor: { $sum }, { $card }, { $time }
owner-check-waits = 🏦 Bank xabarini soat { $time } gacha kutaman
owner-check-no-bank = 🏦 Bankdan xabar yoʻq: kartangizga pul tushganini oʻzingiz tekshiring
owner-check-history = Buyurtmalari: { $orders }, toʻlagani: { $paid }, rad etilgan cheki: { $refused }, soxta cheki: { $forged }
owner-fact-amount = { $mark } Summa: <b>{ $read }</b>
owner-fact-receiver = { $mark } Karta: <b>{ $read }</b>
owner-fact-time = { $mark } Vaqti: <b>{ $read }</b>
owner-fact-reference = { $mark } Raqami: <b>{ $read }</b>
owner-fact-status = { $mark } Holati: <b>{ $read }</b>
owner-fact-currency = { $mark } Valyuta: <b>{ $read }</b>
owner-fact-none = oʻqilmadi
owner-fact-asked = (kerak edi: { $asked })
owner-fact-placed = (buyurtma: { $placed })
owner-fact-app = 📱 { $app }
owner-transfer-status = { $status ->
    [success] pul oʻtgan
    [pending] hali jarayonda
    [failed] oʻtmagan
    [form] oʻtkazishdan oldingi oyna
   *[unknown] tushunarsiz
    }
owner-provider = { $provider ->
    [payme] Payme
    [click] Click
    [uzum] Uzum Bank
    [paynet] Paynet
    [apelsin] Apelsin
    [anorbank] Anorbank
    [tbc] TBC
    [alif] Alif
    [humo] HUMO
    [bank] bank ilovasi
    [cheque] qogʻoz chek
   *[other] { $provider }
    }
owner-doubt-reference_used = bu oʻtkazma raqami bilan boshqa buyurtma toʻlangan
owner-doubt-picture_used = shu rasm avval ham yuborilgan
owner-doubt-status_failed = oʻtkazma bajarilmagan
owner-doubt-status_pending = oʻtkazma hali jarayonda
owner-doubt-form_not_receipt = bu chek emas, oʻtkazishdan oldingi oyna
owner-doubt-amount_less = summa soʻralgandan kam
owner-doubt-amount_more = summa soʻralgandan koʻp
owner-doubt-amount_with_fee = summa faqat komissiyasi bilan mos keladi
owner-doubt-amount_unread = summa oʻqilmadi
owner-doubt-amount_unsure = summa aniq oʻqilmadi
owner-doubt-receiver_other = pul boshqa kartaga oʻtgan
owner-doubt-receiver_own_other = pul boshqa kartangizga oʻtgan
owner-doubt-receiver_name_other = karta raqami oxiri mos, lekin egasi boshqa
owner-doubt-receiver_absent = qaysi kartaga oʻtgani koʻrinmaydi
owner-doubt-time_before_order = pul buyurtmadan oldin oʻtkazilgan
owner-doubt-time_too_late = vaqti buyurtmaga toʻgʻri kelmaydi
owner-doubt-time_absent = vaqti koʻrinmaydi
owner-doubt-status_absent = holati koʻrinmaydi
owner-doubt-reference_absent = oʻtkazma raqami koʻrinmaydi
owner-doubt-reference_near = raqami avvalgi bir chekniki bilan deyarli bir xil
owner-doubt-same_sum_and_minute = xuddi shu summa va daqiqadagi chek avval kelgan
owner-doubt-shown_for_unpaid = xaridor uni toʻlanmay qolgan boshqa buyurtmasiga ham yuborgan
owner-doubt-currency_other = boshqa valyutada
owner-doubt-currency_absent = valyutasi koʻrinmaydi
owner-doubt-edited = rasm tahrirlash dasturida ochilgan koʻrinadi
owner-doubt-unreadable = rasmni oʻqib boʻlmadi
owner-doubt-not_read = chek oʻqilmadi
owner-doubt-customer_risk = xaridorning avval soxta cheki boʻlgan
owner-details-title = 🔎 <b>{ $number } cheki batafsil</b>
owner-details-reason = • { $reason }
owner-detail-amount = Summa: <b>{ $value }</b> ({ $sure }% aniq)
owner-detail-fee = Komissiya: <b>{ $value }</b> ({ $sure }% aniq)
owner-detail-total = Komissiyasi bilan: <b>{ $value }</b> ({ $sure }% aniq)
owner-detail-receiver = Oluvchi karta: <b>{ $value }</b> ({ $sure }% aniq)
owner-detail-name = Oluvchi: <b>{ $value }</b> ({ $sure }% aniq)
owner-detail-sender = Yuboruvchi karta: <b>{ $value }</b> ({ $sure }% aniq)
owner-detail-time = Vaqti: <b>{ $value }</b> ({ $sure }% aniq)
owner-detail-reference = Raqami: <b>{ $value }</b> ({ $sure }% aniq)
owner-detail-status = Holati: <b>{ $value }</b> ({ $sure }% aniq)
owner-detail-edited = ✂️ Rasmda dastur izi bor: { $by }. Bu hali soxta degani emas.
owner-queue-title = 🧾 <b>Tekshiriladigan cheklar: { $count }</b>
owner-queue-how = Shubhalisi tepada, keyin koʻproq kutgani.
owner-queue-none = Hammasi koʻrib chiqilgan, barakalla!
owner-queue-elsewhere = ⏳ Yana { $count } ta chek oʻqilyapti yoki bank xabarini kutyapti.
owner-forged-ask = { $number } cheki aniq soxtami? Chek rad etiladi, shu xaridorning keyingi cheklari esa qattiqroq tekshiriladi. Xaridorga faqat pul topilmagani aytiladi.
owner-money-kind = { $kind ->
    [part] 💳 Bir qismi karta orqali, qolgani naqd
    [cash] 💵 Hammasi naqd, topshirganda
   *[card] 💳 Karta orqali
    }
owner-money-asked = Oʻtkazilishi kerak: <b>{ $sum }</b>
owner-money-rest = Yana oʻtkazilishi kerak: <b>{ $sum }</b>
owner-money-paid = Oʻtkazilgani: <b>{ $sum }</b>
owner-money-due = Topshirganda naqd olinadi: <b>{ $sum }</b>
owner-money-proof = ✔️ Toʻlov { $time } da hisobga olindi: { $by }
owner-money-bank = 🏦 { $sum }, { $card }, { $time }
owner-proof = { $proof ->
    [notice] bank tasdiqladi
    [notice_and_receipt] bank va chek tasdiqladi
    [owner] egasi koʻrdi
    [trust] chekka ishonildi
   *[other] { $proof }
    }
owner-paid-ask = <b>{ $sum }</b> kartangizga tushganini koʻrdingizmi? Shunda { $number } toʻlangan boʻladi, xaridorga aytiladi.
owner-paid-late = ℹ️ Buyurtma bekor boʻlgan edi. Mahsulot hali bor boʻlsa, u tiklanadi; boʻlmasa, pulni qaytarishingiz kerak boʻladi.
owner-used-ask = ⚠️ Chekdagi oʻtkazma bilan boshqa buyurtma toʻlangan. Alohida pul kelgan boʻlsagina davom eting.
owner-undo-ask = { $number } toʻlovi bekor qilinsinmi? Buyurtma yana tekshiruvga qaytadi, xaridorga aytiladi.
owner-notices-title = 🏦 <b>Egasi topilmagan bank xabarlari: { $count }</b>
owner-notices-how = Qaysi buyurtmaga ekanini aytish uchun tanlang.
owner-notices-none = Hammasi joyida: kelgan pulning egasi maʼlum.
owner-notice-in = 🏦 Pul keldi: <b>{ $sum }</b>, { $card }, { $time }
owner-notice-back = ↩️ Pul qaytdi: <b>{ $sum }</b>, { $card }, { $time }
owner-notice-words = <i>{ $text }</i>
owner-notice-state = { $state ->
    [open] Qaysi buyurtmaga ekani hali aytilmagan.
    [matched] ✔️ { $number } uchun hisobga olingan.
    [ignored] Buyurtmaga tegishli emas deb belgilangan.
    [foreign] Bu karta doʻkonga qoʻshilmagan.
   *[reversed] Pul qaytib ketgan.
    }
owner-notice-ignored = ✅ Xabar yopildi: u hech bir buyurtmaga tegishli emas.
owner-notice-gone = ℹ️ Bu xabar bilan allaqachon shugʻullanilgan.
owner-place-no_order = Bunday summali ochiq buyurtma topmadim.
owner-place-several = Shu summani bir nechta buyurtma kutyapti. Qaysi biriga ekanini siz ayting.
owner-place-part = Pul soʻralgandan kam: { $number } uchun bir qismi hisobga olindi, qolganini xaridordan soʻradim.
owner-place-over = Pul soʻralgandan koʻp: { $number } toʻlandi. Ortiqchasini xaridor bilan kelishing.
owner-place-late = { $number } muddati tugab, mahsuloti sotilib ketgan edi. Pulni xaridorga qaytaring.
owner-place-ended = Shu summali buyurtma bekor qilingan edi. Pul nimaga ekanini siz ayting.
owner-place-foreign_card = { $card } kartasi doʻkonga qoʻshilmagan. Sizniki boʻlsa, qoʻshing, shunda pulni buyurtmaga yozish mumkin.
owner-place-pick = Qaysi buyurtma uchun?
owner-place-none = Mos buyurtma koʻrinmayapti. Raqamini bilsangiz, yozing.
owner-place-ask = { $number }: bankdan <b>{ $sum }</b> kelgan, soʻralgani esa <b>{ $asked }</b>. Shu buyurtmaga yozilsinmi?
owner-place-less = Qolganini xaridordan soʻrayman.
owner-place-more = Buyurtma toʻlangan boʻladi.
owner-place-refused = ⚠️ Yozib boʻlmadi: xabar ham, buyurtma ham bu orada oʻzgargan boʻlishi mumkin.
owner-placed = ✅ Pul shu buyurtmaga yozildi. Xaridorga aytildi.
owner-ask-place_number = Buyurtma raqamini yozing. Masalan: S-1042
owner-news-paid = ✅ <b>{ $number }</b> toʻlandi: <b>{ $sum }</b>
owner-news-proof = ✔️ { $proof }
owner-news-trust = ⚠️ Bank xabari hali yoʻq. Pul tushganini qulay paytda tekshiring.
owner-news-reversed = 🚨 <b>Bank pulni qaytarib oldi: { $sum }</b>, { $card }
owner-news-reversed-order = 📦 <b>{ $number }</b> — { $status }
owner-news-reversed-nobody = U hech bir buyurtmaga yozilmagan edi.
owner-news-reversed-sent = Mahsulot joʻnatilgan: xaridor bilan darhol bogʻlaning.
owner-news-reversed-held = Toʻlov hisobdan chiqarildi, mahsulotni joʻnatmang.
owner-payments-title = 💳 <b>Toʻlov</b>
owner-payments-cards = 💳 Kartalar: <b>{ $count }</b>
owner-payments-tail = 🔢 Summaga { $most } soʻmgacha dum qoʻshiladi: pul kimniki ekani oʻzi bilinadi.
owner-payments-no-tail = 🔢 Summaga dum qoʻshilmaydi: bir xil summalarni oʻzingiz ajratasiz.
owner-payments-wait = ⏳ Chek mos boʻlsa ham, bank xabari { $minutes } daqiqa kutiladi, keyin sizdan soʻrayman.
owner-payments-no-wait = ⏳ Bank xabari kutilmaydi: chek kelishi bilan sizdan soʻrayman.
owner-payments-trust = 🤝 { $sum } gacha boʻlgan buyurtmada mos chekka ishonaman.
owner-payments-no-trust = 🤝 Chekning oʻziga ishonilmaydi.
owner-payments-cash = 💵 Topshirganda naqd toʻlash mumkin.
owner-payments-no-cash = 💵 Naqd toʻlash yoʻq.
owner-payments-prepay = ✂️ Naqd tanlansa, { $percent }% oldindan kartaga toʻlanadi.
owner-payments-no-prepay = ✂️ Naqd tanlansa, oldindan toʻlov soʻralmaydi.
owner-payments-bank = 🏦 Bank xabarlarini ulash: /bank
owner-cards-title = 💳 <b>Kartalar</b>
owner-cards-turns = Xaridorlarga navbat bilan beriladi.
owner-card-added = ✅ Karta qoʻshildi. Xaridorlarga endi u ham beriladi.
owner-card-retired = ✅ Yangi buyurtmalarga bu karta berilmaydi. Unga kelgan pul baribir hisobga olinadi.
owner-card-gone = ℹ️ Bunday karta endi yoʻq.
owner-card-retire-ask = { $card } yangi buyurtmalarga berilmasinmi?
owner-card-retire-last = ⚠️ Bu oxirgi karta: boshqasini qoʻshmaguningizcha xaridor karta orqali toʻlay olmaydi.
owner-many-cards = Koʻpi bilan { $most } ta karta boʻladi. Avval bittasini olib tashlang.
owner-trust-title = 🤝 <b>Ishonch chegarasi</b>
owner-trust-how = Mos chek kelsa, bank xabarini kutmasdan buyurtmani toʻlangan deb olaman.
owner-trust-risk = ⚠️ <b>Xavfi sizning zimmangizda:</b> yaxshi yasalgan soxta chekni rasmning oʻzidan bilib boʻlmaydi. Yoʻqotsangiz ham mayli degan summani qoʻying.
owner-trust-off = Hozir oʻchirilgan: har safar bank xabari yoki siz kerak boʻlasiz.
owner-trust-order = Bitta buyurtmaga: <b>{ $sum }</b> gacha
owner-trust-day = Bir kunda hammasi boʻlib: <b>{ $sum }</b> gacha
owner-ask-mostTailSom = Dum eng koʻpi bilan necha soʻm boʻlsin? { $least } dan { $most } gacha. Qancha katta boʻlsa, shuncha koʻp buyurtma bir-biridan farq qiladi.
owner-ask-noticeWaitMinutes = Bank xabari necha daqiqa kutilsin? { $least } dan { $most } gacha.
owner-ask-trustOrderSom = Bitta buyurtmada qaysi summagacha chekka ishonay? { $least } dan { $most } gacha. Masalan: 100 ming
owner-ask-trustDaySom = Bir kunda hammasi boʻlib qaysi summagacha? { $least } dan { $most } gacha. Masalan: 500 ming
owner-ask-prepayPercent = Naqd tanlansa, necha foizi oldindan toʻlansin? { $least } dan { $most } gacha.
owner-bad-payment = Tushunmadim. { $least } dan { $most } gacha son yozing, 0 — oʻchirish.
owner-button-better = 🔁 Aniqrogʻini soʻrash
owner-button-forged = 🚫 Soxta
owner-button-forged-yes = 🚫 Ha, soxta
owner-button-details = 🔎 Batafsil
owner-button-queue = 🧾 Cheklar
owner-button-queued = { $light } { $number } · { $sum } · { $minutes } daq
owner-button-receipts = 🧾 Tekshirish ({ $count })
owner-button-next-receipt = ➡️ Keyingi chek ({ $count })
owner-button-back-to-receipt = ⬅️ Chekka qaytish
owner-button-near-notice = 🏦 Bank xabarini koʻrish
owner-button-notices = 🏦 Bank xabarlari
owner-button-notices-count = 🏦 Bank ({ $count })
owner-button-notice = { $sum } · { $card } · { $time }
owner-button-back-to-notice = ⬅️ Xabarga qaytish
owner-button-ignore-notice = 🚫 Buyurtmaga emas
owner-button-place = { $sign } { $order }
owner-button-place-by = 🔢 Raqamini yozish
owner-button-place-yes = ✅ Ha, { $number } uchun
owner-button-paid = 💰 Pul keldi
owner-button-paid-yes = ✅ Ha, pul tushgan
owner-button-undo = ↩️ Toʻlovni bekor qilish
owner-button-undo-yes = ↩️ Ha, bekor qilinsin
owner-button-orders-confirmed = 💵 Naqd ({ $count })
owner-button-payments = 💳 Toʻlov
owner-button-cards = 💳 Kartalar
owner-button-card-add = ➕ Karta qoʻshish
owner-button-card-retire = 🗑 { $card }
owner-button-card-retire-yes = 🗑 Ha, olib tashlash
owner-button-trust = 🤝 Ishonch
owner-button-trust-order = 🧾 Bitta buyurtma
owner-button-trust-day = 📅 Bir kun
owner-button-trust-off = ⏸ Ishonmaslik
owner-button-tail = 🔢 Dum
owner-button-tail-off = ⏸ Dumsiz
owner-button-wait = ⏳ Kutish vaqti
owner-button-wait-off = ⏸ Kutmaslik
owner-button-prepay = ✂️ Oldindan toʻlov
owner-button-prepay-off = ⏸ Oldindansiz
owner-button-cash-on = 💵 Naqd toʻlovni yoqish
owner-button-cash-off = ⏸ Naqd toʻlovsiz

## Bank notices
command-bank = Bank xabarlari
bank-code = 🔒 Bu bir martalik kodga oʻxshaydi, saqlamadim. Bunday kodni hech kimga yubormang, bizga ham: doʻkon uni hech qachon soʻramaydi. Mahsulot kodi boʻlsa, nomini yozing.
bank-code-owner = 🔒 Bu bir martalik kod: hech qayerda saqlanmadi, xabarni oʻchirdim. Yuqorida turgan boʻlsa, uni oʻzingiz oʻchiring va kodlarni menga uzatmang.
bank-ask-source = 🏦 <b>@{ $name }</b> bankingizning botimi? Tasdiqlasangiz, undan uzatgan xabarlaringizga ishonaman va toʻlovlarni oʻzim topaman. Nomini yaxshilab tekshiring: soxta botlar ham boʻladi.
bank-button-trust = ✅ Ha, bankim boti
bank-button-forget = ✖️ { $name }
bank-trusted = ✅ { $name } xabarlariga ishonaman. Oʻsha xabarni yana bir marta uzating — toʻlovni topaman.
bank-forgotten = ✅ { $name } xabarlariga endi ishonmayman.
bank-sources = 🏦 <b>Bank xabarlari</b>
bank-sources-none = Hozircha hech kimga ishonmayman: toʻlovlarni oʻzingiz tekshirasiz.
bank-sources-how = Bank botining pul tushgani haqidagi xabarini menga uzating (forward). Guruh orqali boʻlsa, meni guruhga qoʻshib, u yerda /bank deb yozing.
bank-source-bot = 🤖 { $name }
bank-source-group = 👥 { $name }
bank-no-notice = Bu xabarda pul tushgani aytilmagan, oʻtkazib yubordim.
bank-pasted = 🏦 Koʻchirib qoʻyilgan matn pul tushganini isbotlamaydi, uni har kim yozishi mumkin. Bank botining xabarini aynan uzating (forward).
bank-origin-hidden = 🏦 Bu xabar kimdan ekani koʻrinmayapti. Uni bank botining oʻz chatidan uzating (forward), shunda ishonaman.
bank-matched = ✅ { $sum } keldi: <b>{ $number }</b> toʻlandi.
bank-taken-matched = ✅ { $sum } keldi va buyurtmaga yozildi.
bank-taken-open = 🏦 { $sum } keldi, lekin qaysi buyurtma uchunligi hali aniq emas. Buyurtmalarni koʻrib, sizga yozaman.
bank-taken-foreign = ⚠️ { $sum } keldi, lekin bu karta doʻkonniki emas. Karta doʻkonniki boʻlsa, uni sozlamalarga qoʻshing.
bank-taken-reversed = ⚠️ { $sum } qaytib ketdi. Buyurtmaga tegsa, sizga alohida yozaman.
bank-taken-seen = ℹ️ { $sum }: bu xabar oldin ham kelgan, ikkinchi marta hisoblamadim.
bank-taken-outgoing = ℹ️ { $sum }: bu tushgan pul emas, menga kerak emas.
bank-group-trusted = ✅ «{ $name }» guruhidagi bank xabarlariga ishonaman. Bank botining xabarlarini shu yerga uzatavering, men jim turaman.
bank-group-sign-in = 🔑 Avval menga shaxsiy chatda /admin deb yozib kiring, keyin shu yerda /bank ni takrorlang.
