## Language and first contact
language-ask = Assalomu alaykum! Tilni tanlang.
language-name = Oʻzbekcha
language-set = Endi oʻzbekcha gaplashamiz.
welcome = Assalomu alaykum! Men <b>{ $shop }</b> sotuvchisiman — avtomatik yordamchi. Nima qidiryapsiz?
welcome-back = Yana keldingiz, xursandmiz! Nima koʻrsatay?
privacy-line = Maʼlumotlaringiz faqat buyurtmangiz uchun kerak: <a href="{ $link }">maxfiylik shartlari</a>.
privacy-text = Biz ismingiz, telefon raqamingiz, manzilingiz va buyurtmalaringizni faqat buyurtmani yetkazish uchun saqlaymiz. Ularni sotmaymiz. Toʻliq shartlar: { $link }
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

## Buttons
button-catalog = 🛍 Mahsulotlar
button-cart = 🛒 Savat
button-cart-count = 🛒 Savat ({ $count })
button-orders = 📦 Buyurtmalarim
button-operator = 🙋 Operator
button-menu = 🏠 Menyu
button-back = ⬅️ Orqaga
button-shelf = { $title } ({ $count })
button-order = 🛍 Tanlash
button-previous = ◀️
button-next = ▶️
button-position = { $index } / { $total }
button-watch = 🔔 { $what }: kelganda ayting
button-checkout = ✅ Rasmiylashtirish
button-continue = 🛍 Yana tanlash
button-line-less = ➖ { $line }
button-line-more = ➕ { $line }
button-line-remove = 🗑 { $line }
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
button-open-order = 📦 { $number }
button-end-operator = 🤖 Yordamchiga qaytish
button-show-product = 👀 Koʻrish
button-language = 🌐 Til

## Catalogue
catalog-title = Boʻlimni tanlang:
catalog-empty = Hozircha mahsulot yoʻq. Tez orada toʻldiramiz — operatorga yozsangiz, aytib beradi.
shelf-empty = Bu boʻlimda hozir mahsulot yoʻq. Boshqasini koʻramizmi?
product-price = { $price }
product-price-from = { $price } dan
product-price-former = <s>{ $former }</s> <b>{ $price }</b>
product-in-stock = ✅ Bor: { $values }
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
watch-already = 🔔 Eslab qolganman, kelishi bilan yozaman.
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
cart-line = { $line } — { $quantity } × { $price } = <b>{ $sum }</b>
cart-line-short-stock = ⚠️ faqat { $stock } dona qoldi
cart-line-gone = ❌ tugadi
cart-total = Jami: <b>{ $total }</b>

## Checkout
ask-phone = Telefon raqamingizni yuboring — pastdagi tugma bilan yoki yozib (masalan, 90 123 45 67).
ask-phone-consent = Raqam yuborib, <a href="{ $link }">maxfiylik shartlari</a>ga rozilik bildirasiz.
phone-taken = Raqamingiz: { $phone }
ask-delivery = Qanday yetkazamiz?
delivery-choice = { $title } — { $fee }
delivery-free = bepul
ask-region = Qaysi viloyatga?
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
summary-ask = Hammasi toʻgʻrimi? Tugmani bossangiz, mahsulot { $minutes } daqiqaga siz uchun olib qoʻyiladi.

## Refusals while ordering
draft-product_gone = Bu mahsulot endi sotuvda yoʻq. Boshqasini tanlaymizmi?
draft-option_gone = Bunday tur yoʻq. Roʻyxatdan tanlang.
draft-sold_out = Afsus, aynan shu tugabdi. Boshqasini tanlang.
draft-not_enough = Faqat { $left } dona qoldi. Kamroq olasizmi?
draft-too_many = Bir turdan koʻpi bilan { $max } dona. Ulgurji kerak boʻlsa, operatorga yozing.
draft-bad_quantity = Sonini yozing, masalan 1 yoki 2.
draft-line_gone = Bu savatda yoʻq ekan.
draft-cart_empty = Savatingiz boʻsh. Avval mahsulot tanlang.
draft-bad_phone = Raqamni tushunmadim. Masalan: 90 123 45 67.
draft-delivery_gone = Bu usul hozir ishlamayapti. Boshqasini tanlang.
draft-region_not_served = U yerga bu usulda yetkazmaymiz. Boshqa usulni tanlang.
draft-bad_address = Manzilni toʻliqroq yozing: shahar yoki tuman, koʻcha, uy (300 belgigacha).
draft-bad_recipient = Ismni yozing (2 dan 100 belgigacha).
draft-nothing_asked = Keling, davom etamiz.
place-cart_empty = Savatingiz boʻsh. Avval mahsulot tanlang.
place-incomplete = Yana bitta savol qoldi.
place-sold_out = Afsus, sizdan oldinroq olib qoʻyishdi: { $lines }. Pul olinmadi. Oʻxshashlarini koʻring yoki kelganda aytaman.
place-shop_paused = Doʻkon hozir buyurtma qabul qilmayapti. Savatingiz saqlanadi, birozdan keyin qayting.
place-too_many_open = Sizda toʻlanmagan { $count } ta buyurtma bor. Avval shularni toʻlang yoki bekor qiling.
place-total_changed = Narx oʻzgardi. Yangi jami: { $total }. Tasdiqlaysizmi?
place-not_found = Bu savat yopilgan. Yangidan boshlaymizmi?

## Payment
payment-title = ✅ Buyurtma <b>{ $number }</b> qabul qilindi. Mahsulot siz uchun olib qoʻyildi.
payment-how = Shu kartaga oʻtkazing:
payment-sum = 💵 <b>{ $sum }</b>
payment-card = 💳 <code>{ $card }</code>
payment-holder = 👤 { $holder }
payment-deadline = ⏳ Soat <b>{ $time }</b> gacha.
payment-receipt = Toʻlagach, chek rasmini shu yerga yuboring.
payment-no-card = Karta raqamini operator hozir yuboradi.
receipt-received = Chekingiz keldi, rahmat! Tekshirib, shu yerga yozamiz ({ $number }).
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
order-already_changed = Buyurtma holati oʻzgarib ulguribdi: { $status }.
repeat-partly = Baʼzilari tugabdi, qolganini savatga soldim.
repeat-nothing = Afsus, ulardan hech biri qolmabdi. Oʻxshashlarini koʻramizmi?

## News of an order
notice-order_paid = ✅ <b>{ $number }</b>: toʻlovingiz tasdiqlandi, rahmat! Endi yigʻamiz.
notice-order_packed = 📦 <b>{ $number }</b> yigʻildi, joʻnatishga tayyor.
notice-order_shipped = 🚚 <b>{ $number }</b> yoʻlga chiqdi.
notice-order_delivered = 🎉 <b>{ $number }</b> yetkazildi. Xaridingiz uchun rahmat!
notice-order_cancelled = ❌ <b>{ $number }</b> bekor qilindi.
notice-order_cancelled-reason = Sababi: { $reason }
notice-order_expired = ⌛ <b>{ $number }</b>: toʻlov vaqti tugadi, mahsulot yana sotuvda. Hali ham kerak boʻlsa, bir tugma bilan tiklang.
notice-order_refund_due = 💸 <b>{ $number }</b> bekor qilindi. { $sum } ni qaytaramiz, oʻtkazgach yozamiz.
notice-order_refunded = 💸 <b>{ $number }</b>: { $sum } qaytarildi. Kartangizni tekshiring.
notice-receipt_refused = ⚠️ <b>{ $number }</b>: chekni tasdiqlay olmadik. Sababi: { $reason }
notice-receipt_refused-next = Mahsulot soat <b>{ $time }</b> gacha sizniki. Toʻgʻri chekni shu yerga yuboring yoki operatorga yozing.
notice-hold_reminder = ⏳ <b>{ $number }</b>: toʻlashga soat <b>{ $time }</b> gacha vaqt bor. Toʻlagan boʻlsangiz, chekni yuboring.
notice-back_in_stock = 🔔 Siz kutgan mahsulot keldi: { $line } — { $price }
notice-operator_message = 🙋 { $text }
notice-operator_back = 🤖 Yana men — avtomatik yordamchi. Davom etamizmi?

## Operator
operator-called = 🙋 Xabaringizni operatorga yetkazdim, shu yerda javob beradi. Ungacha men jim turaman.
operator-already = Operator xabardor, shu yerga yozavering.
operator-passed = ✓ Operatorga yetkazildi.
operator-ended = 🤖 Men yana shu yerdaman. Nima koʻrsatay?

## Stop and start
stopped = Xoʻp, bezovta qilmayman (ochiq buyurtmangiz haqida yozaman, xolos). Qaytish uchun /start.

## Wrong places
unknown-text = Buni tushunmadim. Mahsulot nomini yozing yoki tugmalardan tanlang.
unknown-kind = Buni ocha olmayman. Yozib yuboring yoki tugmalardan tanlang.
text-too-long = Xabar juda uzun ekan. Qisqaroq yozing yoki operatorga murojaat qiling.
old-button = Bu tugma eskirgan. Mana hozirgi holat:
start-again = Davom etamiz.
something-broke = Uzr, hozir javob bera olmadim. Xabaringiz saqlandi, birozdan keyin qayta urinib koʻring yoki operatorga yozing.

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
money = { $sum } soʻm
