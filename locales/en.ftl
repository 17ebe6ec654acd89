## Language and first contact
language-ask = Hello! Choose your language.
language-name = English
language-set = We speak English now.
welcome = Hello! I am the seller of <b>{ $shop }</b>, an automatic assistant. What are you looking for?
welcome-how = To choose, tap a button or type its number.
assistant-here = Hello! I am an automatic assistant.
welcome-back = Good to see you again! What shall I show you?
privacy-line = Your details are used only for your order. <a href="{ $link }">Privacy terms</a>
privacy-text = We keep your name, phone, address, orders, receipts and messages only to fulfil your orders. We never sell them; the carrier gets only name, phone and address. We never ask for a card number, a password or an SMS code. For a copy, a correction or deletion of your data, ask a person of the shop.
privacy-more = Full terms: { $link }
menu-title = What shall we do?
help =
    Pick goods from the list or write their name, e.g. “black sneakers”.
    /catalog — goods
    /cart — cart
    /orders — my orders
    /operator — talk to a person
    /lang — language
    /privacy — privacy
    /stop — stop messages
help-typed =
    Write what you are looking for, e.g. “black sneakers”, or choose from a list: tap the button or type its number.
    You can also write one of these at any time:
    • goods
    • cart
    • my orders
    • operator — talk to a person
    • language
    • privacy
    • stop — stop messages

## Commands
command-catalog = Goods
command-cart = Cart
command-orders = My orders
command-operator = Talk to a person
command-lang = Language / Til
command-help = Help
command-privacy = Privacy
command-stop = Stop messages
command-admin = Run the shop
command-check = Check the books
command-parked = Work put aside

## Buttons
button-catalog = 🛍 Goods
button-cart = 🛒 Cart
button-orders = 📦 My orders
button-operator = 🙋 Talk to a person
button-menu = 🏠 Menu
button-back = ⬅️ Back
button-similar = 🔎 Similar goods
button-shelf = { $title } ({ $count })
button-all-of-shelf = All ({ $count })
button-order = 🛍 Choose
button-previous = ◀️
button-next = ▶️
button-position = { $index } / { $total }
button-watch = 🔔 { $what }: tell me when it is back
button-checkout = ✅ Check out
button-continue = 🛍 Add more
button-line-less = ➖ One less { $place }
button-line-more = ➕ One more { $place }
button-line-remove = 🗑 Remove { $place }
button-contact = 📱 Send my number
button-place = ✅ Place the order
button-change-phone = ✏️ Phone
button-change-delivery = ✏️ Delivery
button-change-address = ✏️ Address
button-change-recipient = ✏️ Name
button-copy-sum = 📋 { $sum }
button-copy-card = 📋 { $card }
button-cancel-order = ❌ Cancel order
button-cancel-yes = Yes, cancel it
button-cancel-no = No, keep it
button-repeat = 🔁 Order again
button-renew = 🔁 Renew the order
button-open-order = 📦 Order { $number }
button-end-operator = 🤖 Assistant again
button-show-product = 👀 Show

## Catalogue
catalog-title = Choose a category:
catalog-empty = There are no goods yet. We are filling the shelves; a person of the shop can tell you more.
shelf-empty = This category is empty now. Shall we look at another?
product-price = { $price }
product-price-from = from { $price }
product-price-former = <b>{ $price }</b> (was <s>{ $former }</s>)
product-in-stock = ✅ { $values }
product-few-left = ⚠️ Only { $count } left
product-sold-out = ❌ Sold out for now
product-gone = This is no longer sold. Shall we look at others?
choose-option = { $option -> 
    [color] Choose the colour:
    [size] Choose the size:
    [volume] Choose the volume:
    [shade] Choose the shade:
   *[other] Choose:
    }
option-name = { $option -> 
    [color] Colour
    [size] Size
    [volume] Volume
    [shade] Shade
   *[other] Kind
    }
option-sold-out-mark = ❌ { $value }
option-sold-out = { $value } is sold out.
choose-quantity = How many?
quantity-left = { $stock } in stock.
added-to-cart = ✅ Added to the cart: { $line }
watch-set = 🔔 I will write as soon as it is back.
watch-in-stock = It is in stock, you can take it right now.
search-found = Found { $count }:
search-none = Nothing found for “{ $text }”. Look through the categories or ask a person.
photo-search-later = I can't search by picture yet. Write the name or choose from the categories.

## Colours
color = { $color -> 
    [black] black
    [white] white
    [red] red
    [blue] blue
    [light_blue] light blue
    [green] green
    [yellow] yellow
    [brown] brown
    [pink] pink
    [grey] grey
    [beige] beige
    [purple] purple
    [orange] orange
    [burgundy] burgundy
    [khaki] khaki
    [gold] gold
    [silver] silver
   *[other] { $color }
    }

## Cart
cart-title = 🛒 <b>Your cart</b>
cart-empty = Your cart is empty. What shall I show you?
cart-place = #{ $place }
cart-line =
    { $line }
    { $quantity } × { $price } = <b>{ $sum }</b>
cart-line-short-stock = ⚠️ only { $stock } left
cart-line-gone = ❌ sold out
cart-total = Total: <b>{ $total }</b>

## Checkout
ask-phone = Write your phone number, e.g. 90 123 45 67.
ask-phone-button = Or send it with the button below.
ask-phone-consent = By sending it you agree to the terms. <a href="{ $link }">Privacy terms</a>
phone-taken = Your number: { $phone }
ask-delivery = How shall we deliver?
delivery-choice = { $title } — { $fee }
delivery-free = free
ask-region = To which region? You can also write its name.
ask-address = Write your address: town or district, street, house.
ask-recipient = Who will receive it? Write the name.
button-recipient-me = { $name }
summary-title = 📝 <b>Your order</b>
summary-delivery = 🚚 { $title }: { $fee }
summary-eta = ⏱ { $eta }
summary-pickup = 📍 { $address }
summary-address = 📍 { $region }, { $address }
summary-recipient = 👤 { $recipient }, { $phone }
summary-total = Total: <b>{ $total }</b>
summary-ask = Is everything right? When you confirm, the goods are held for you for { $minutes } minutes.

## Refusals while ordering
draft-product_gone = This is no longer sold. Shall we choose another?
draft-option_gone = There is no such choice. Pick from the list.
draft-sold_out = Sorry, this very one is sold out. Choose another.
draft-not_enough = Only { $left } left. Will you take fewer?
draft-too_many = At most { $max } of one kind. For wholesale, ask a person.
draft-bad_quantity = Write a number, e.g. 1 or 2.
draft-line_gone = That is not in your cart.
draft-cart_empty = Your cart is empty. Choose something first.
draft-cart_full = A cart holds at most { $max } different goods. Check these out first.
draft-cart_short = Some goods in your cart have become scarce. Take fewer of them, or take them out.
draft-bad_phone = I could not read the number. For example: 90 123 45 67.
draft-delivery_gone = This way of delivery is closed now. Choose another.
draft-region_not_served = We do not deliver there this way. Choose another way.
draft-bad_address = Write the address in full: town or district, street, house (up to 300 characters).
draft-bad_recipient = Write a name (2 to 100 characters).
draft-payment_not_offered = This way of paying is closed now. Choose another.
draft-nothing_asked = Let us go on.
place-cart_empty = Your cart is empty. Choose something first.
place-incomplete = One more question.
place-sold_out = Sorry, somebody was faster: { $lines }. No money was taken. Look at similar ones, or I will tell you when it is back.
place-shop_paused = The shop takes no orders right now. Your cart is kept, come back a little later.
place-too_many_open = You have unpaid orders ({ $max } at most). Pay or cancel those first.
place-total_changed = The price has changed. The new total is { $total }. Do you confirm?
place-not_allowed = Only the customer can place this order.
place-not_found = That cart is closed. Shall we start a new one?

## Payment
payment-title = ✅ Order <b>{ $number }</b> is placed. The goods are held for you.
payment-how = Transfer to this card:
payment-sum = 💵 <b>{ $sum }</b>
payment-card = 💳 <code>{ $card }</code>
payment-copy = 👇 To copy: first the sum, then the card number, each in its own message.
payment-holder = 👤 { $holder }
payment-deadline = ⏳ Until <b>{ $time }</b>.
payment-receipt = When you have paid, send a picture of the receipt here.
payment-no-card = A person of the shop will send the card number shortly.
receipt-received = Your receipt has arrived, thank you! We look at it and write here ({ $number }).
receipt-which = Which order is this receipt for?
receipt-as-receipt = 🧾 { $number } — { $sum }
receipt-too_late = Order { $number } is not awaiting payment: { $status }. If in doubt, ask a person.
receipt-not_found = I found no such order of yours. Have a look at your list.
receipt-too-large = The file is too large (20 MB at most). Send a screenshot.
receipt-not-image = Send the receipt as a picture or a PDF.

## Orders
orders-title = 📦 <b>Your orders</b>
orders-empty = You have no orders yet. Shall we choose the first?
order-title = 📦 <b>{ $number }</b> — { $status }
order-placed-at = 🗓 { $time }
order-hold-until = ⏳ Pay until: { $time }
order-tracking = 🔎 { $tracking }
order-status = { $status -> 
    [awaiting_payment] awaiting payment
    [checking_receipt] checking the receipt
    [confirmed] accepted, to be paid in cash
    [paid] paid
    [packed] packed
    [shipped] on its way
    [delivered] delivered
    [cancelled] cancelled
    [refund_due] refund due
    [refunded] refunded
   *[other] { $status }
    }
cancel-ask = Cancel { $number }?
cancel-done = { $number } is cancelled.
order-too_late = This order can no longer be cancelled: { $status }. Ask a person, they will help.
order-not_found = I found no such order of yours.
repeat-partly = Some are sold out; I put the rest into the cart.
repeat-nothing = Sorry, none of them is left. Shall we look at similar ones?

## News of an order
notice-order_paid = ✅ <b>{ $number }</b>: your payment is confirmed, thank you! We are packing it.
notice-order_packed = 📦 <b>{ $number }</b> is packed and ready to go.
notice-order_shipped = 🚚 <b>{ $number }</b> is on its way.
notice-order_delivered = 🎉 <b>{ $number }</b> is delivered. Thank you for your purchase!
notice-order_cancelled = ❌ <b>{ $number }</b> is cancelled.
notice-order_cancelled-reason = Reason: { $reason }
notice-order_expired = ⌛ <b>{ $number }</b>: the time to pay is over and the goods are on sale again. If you still want them, renew the order.
notice-order_refund_due = 💸 <b>{ $number }</b> is cancelled. We return { $sum } in full and write when it is sent.
notice-order_refunded = 💸 <b>{ $number }</b>: { $sum } was returned. Please check your card.
notice-receipt_refused = ⚠️ <b>{ $number }</b>: we could not confirm the receipt. Reason: { $reason }
notice-receipt_refused-next = The goods stay yours until <b>{ $time }</b>. Send the right receipt here, or ask a person.
notice-hold_reminder = ⏳ <b>{ $number }</b>: you can pay <b>{ $sum }</b> until <b>{ $time }</b>. If you have paid, send the receipt.
notice-back_in_stock = 🔔 What you waited for is back: { $line } — { $price }
notice-operator_message = 🙋 { $text }
notice-operator_back = 🤖 It is me again, the automatic assistant. Shall we go on?
notice-answer_failed = Sorry, I could not answer your message. It is kept, and a person of the shop will see it. You can also ask for a person.

## Operator
operator-called = 🙋 I passed it on to a person of the shop, who will answer here. I stay silent until then.
operator-already = They know already, just write here.
operator-ended = 🤖 I am here again. What shall I show you?

## Stop and start
stopped = All right, no more messages (only about your open order).
stopped-return = To come back, send /start.
stopped-return-typed = To come back, write “hello”.

## Wrong places
unknown-text = I did not understand that. Write the name of a thing, or choose from these:
unknown-kind = I can't open that. Write it, or choose from these:
text-too-long = That message is very long. Write it shorter, or ask a person.
old-button = That button is out of date. Here is how things stand:

## Regions
region = { $region -> 
    [tashkent_city] Tashkent city
    [tashkent] Tashkent region
    [andijan] Andijan
    [bukhara] Bukhara
    [fergana] Fergana
    [jizzakh] Jizzakh
    [khorezm] Khorezm
    [namangan] Namangan
    [navoi] Navoi
    [kashkadarya] Kashkadarya
    [samarkand] Samarkand
    [syrdarya] Syrdarya
    [surkhandarya] Surkhandarya
    [karakalpakstan] Karakalpakstan
   *[other] { $region }
    }

## Units
money = { $sum } soʻm

## Owner: sign-in
owner-claimed = 🔑 The shop is yours now.
owner-claim-refused = This link does not work any more. You can shop here all the same:
owner-password-ask = 🔒 Write your password.
owner-password-ask-new = 🔒 Now choose a password, and write it here.
owner-password-rules = At least { $least } characters, e.g. a few words that go together only for you. No phone number, not the shop’s name, no slash at the beginning.
owner-password-ask-again = 🔒 To add a card, write your password once more.
owner-password-safe = I take your message away at once and keep only its fingerprint.
owner-password-wrong = ❌ Wrong password. Tries left: { $count }. Write it once more.
owner-password-locked = ⛔ Too many wrong passwords. Try again in { $minutes } min with /admin.
owner-password-late = ⌛ The time for the password was over.
owner-password-missed = I took your message away: a password was asked for. Write it once more.
owner-password-retry = Write another one.
owner-password-saved = ✅ The password is set. You are signed in.
owner-signed-in = ✅ You are signed in.
owner-again = Your sign-in is over. Write the password, then do it once more.
owner-left = 👋 You are signed out. To come back: /admin
owner-dropped = All right, never mind.
owner-weak-too_short = ⚠️ That is too short: at least { $least } characters.
owner-weak-too_long = ⚠️ That is too long: at most 128 characters.
owner-weak-common = ⚠️ Such words are guessed first.
owner-weak-repeated = ⚠️ The same characters come again and again.
owner-weak-sequence = ⚠️ Neighbouring keys or letters are easily guessed.
owner-weak-number = ⚠️ A number alone is easily guessed.
owner-weak-shop_name = ⚠️ The shop’s name is easily guessed.

## Owner: desk
owner-desk-title = 🏪 <b>Running the shop</b>
owner-desk-today = Today: { $placed } placed, { $paid } paid, { $sum }
owner-numbers-title = 📊 <b>Today</b>
owner-numbers-placed = Orders placed: { $count }
owner-numbers-paid = Paid: { $count }
owner-numbers-cancelled = Cancelled: { $count }
owner-numbers-revenue = Income: <b>{ $sum }</b>
owner-numbers-average = One order on average: { $sum }
owner-button-desk = 🏪 Desk
owner-button-drop = ✖️ Never mind
owner-button-previous = ◀️
owner-button-page = { $page } / { $pages }
owner-button-next = ▶️
owner-button-orders-checking_receipt = 🔍 Being checked ({ $count })
owner-button-orders-awaiting_payment = ⏳ Unpaid ({ $count })
owner-button-orders-paid = 📦 To pack ({ $count })
owner-button-orders-packed = 📮 To ship ({ $count })
owner-button-orders-shipped = 🚚 On the way ({ $count })
owner-button-orders-refund_due = 💸 Refunds ({ $count })
owner-button-products = 🛍 Products
owner-button-settings = ⚙️ Settings
owner-button-numbers = 📊 Today
owner-button-numbers-again = 🔄 Once more
owner-button-leave = 🚪 Sign out

## Owner: orders
owner-orders-title = <b>{ $status }</b>: { $count }
owner-orders-none = None. Well done!
owner-order-customer = 🙂 { $name }
owner-order-gone = There is no such order.
owner-history-title = 🕓 <b>History</b>
owner-history-step = { $time } — { $status } ({ $who })
owner-history-reason = <i>{ $reason }</i>
owner-actor = { $actor -> 
    [customer] customer
    [owner] owner
    [assistant] assistant
   *[system] by itself
    }
owner-meanwhile = ℹ️ Meanwhile: <b>{ $status }</b> ({ $who })
owner-done = { $step -> 
    [accept_receipt] ✅ Payment accepted. The customer was told.
    [pay] 💰 Counted as paid. The customer was told.
    [late_money] 💸 The goods are sold: send the money back to the customer.
    [undo_payment] ↩️ The payment was taken back, the order is to be checked again. The customer was told.
    [better] 🔁 The customer is asked for a clearer receipt.
    [forged] 🚫 Marked as forged and refused.
    [reject_receipt] ↩️ Receipt refused. The customer was told.
    [pack] 📦 Packed. The customer was told.
    [ship] 🚚 Sent. The customer was told.
    [deliver] 🎉 Delivered. The customer was told.
    [cancel] ❌ Cancelled, the goods are on sale again. The customer was told.
    [cancel_paid] ❌ Cancelled. Now send the money back.
    [refund] 💸 Money sent back. The customer was told.
   *[other] ✅ Done.
    }
owner-refuse-ask = Why do you refuse the receipt of { $number }? The customer reads the reason.
owner-refusal = { $reason -> 
    [wrong_sum] the sum is not the right one
    [not_readable] the receipt can't be read
    [no_money] the money has not come
   *[other] the payment could not be confirmed
    }
owner-cancel-ask = Cancel { $number }?
owner-cancel-unpaid = The goods go on sale again and the customer is told.
owner-cancel-paid = ⚠️ It is paid: you will have to send { $sum } back.
owner-refund-ask = Did you send { $sum } back for { $number }? The customer is told.
owner-ask-tracking = Write the tracking number or link of { $number }. The customer sees it.
owner-ask-refuse_reason = Write why the receipt is refused. The customer sees it.
owner-ask-cancel_reason = Write why the order is cancelled. The customer sees it.
owner-button-accept = ✅ Money came
owner-button-refuse = ↩️ Refuse receipt
owner-button-cancel = ❌ Cancel order
owner-button-pack = 📦 Packed
owner-button-ship = 🚚 Ship
owner-button-deliver = 🎉 Delivered
owner-button-refund = 💸 Money sent back
owner-button-write = ✍️ Write to customer
owner-button-receipt = 🧾 Receipt
owner-button-list = ⬅️ List
owner-reason-wrong_sum = Wrong sum
owner-reason-not_readable = Not readable
owner-reason-no_money = Money has not come
owner-reason-other = ✏️ Other reason
owner-button-cancel-reason = ✏️ Cancel and write why
owner-button-cancel-now = ❌ Cancel without a reason
owner-button-back-to-order = ⬅️ { $number }
owner-button-refund-yes = ✅ Yes, sent back
owner-button-skip = ⏭ Without tracking
owner-button-open-order = 📦 { $number }

## Owner: products
owner-products-title = 🛍 <b>Products</b>
owner-shelf-empty = Nothing lies here.
owner-found = Found for “{ $text }”: { $count }
owner-found-none = Nothing found for “{ $text }”.
owner-ask-find = Write the name of the product.
owner-product-shown = 👁 On sale
owner-product-hidden = 🙈 Hidden
owner-product-stock = In stock: { $count }
owner-product-choose = To change stock or price, choose a variant:
owner-product-gone = There is no such product.
owner-now-shown = ✅ The product is on sale.
owner-now-hidden = ✅ The product is hidden.
owner-variant-only = Stock and price
owner-variant-title = <b>{ $name }</b>
owner-variant-price = Price: <b>{ $price }</b>
owner-variant-former = Former price: <s>{ $price }</s>
owner-variant-stock = In stock: <b>{ $count }</b>
owner-stock-end = It can't be changed that way.
owner-stock-moved = The stock changed meanwhile, look again.
owner-stock-set = ✅ In stock now: { $count }
owner-price-set = ✅ The price is now { $price }.
owner-ask-count = How many pieces of <b>{ $name }</b> are there? Now: { $count }
owner-ask-price = What does <b>{ $name }</b> cost? Now: { $price }. For example: 150 000 or 150k
owner-button-shelf = 📂 { $title }
owner-button-up = ⬅️ Back
owner-button-find = 🔎 Find by name
owner-button-product = { $title } · { $count }
owner-button-product-hidden = 🙈 { $title } · { $count }
owner-button-show = 👁 Put on sale
owner-button-hide = 🙈 Hide
owner-button-variant = { $name } · { $count } · { $price }
owner-button-less = ➖ 1
owner-button-more = ➕ 1
owner-button-count = 🔢 Pieces
owner-button-price = 💵 Price

## Owner: settings
owner-settings-title = ⚙️ <b>Settings</b>
owner-settings-open = 🟢 The shop takes orders.
owner-settings-paused = ⏸ <b>The shop is paused:</b> no new orders.
owner-settings-card = 💳 •••• { $last }, { $holder }
owner-settings-no-card = ⚠️ No card is set: customers can't pay.
owner-settings-hold = ⏳ Goods are held for payment: { $minutes } min
owner-ways-title = 🚚 <b>Delivery</b>
owner-ways-none = There is no way of delivery yet.
owner-way-title = 🚚 <b>{ $title }</b>
owner-way-on = 🟢 Offered
owner-way-off = ⚪️ Not offered
owner-way-fee = Fee: <b>{ $fee }</b>
owner-way-never-free = Never free
owner-way-free-from = Free from { $sum }
owner-way-gone = There is no such way of delivery.
owner-changed = ✅ Changed.
owner-ask-hold = For how many minutes are goods held for payment?
owner-ask-fee = What does “{ $title }” cost? 0 is free. For example: 25 000
owner-ask-free = From which sum is “{ $title }” free? For example: 500 000
owner-ask-card = Write the card number and the holder’s name in one message. For example: 8600 1234 5678 9012 ALI VALIYEV
owner-button-pause = ⏸ Pause the shop
owner-button-resume = ▶️ Take orders again
owner-button-hold = ⏳ Time to pay
owner-button-ways = 🚚 Delivery
owner-button-way = 🟢 { $title } · { $fee }
owner-button-way-off = ⚪️ { $title } · { $fee }
owner-button-fee = 💵 Fee
owner-button-free = 🎁 Free from
owner-button-no-free = 🚫 Never free
owner-button-way-stop = ⚪️ Stop offering
owner-button-way-start = 🟢 Offer

## Owner: answers that can't be
owner-bad-count = Write a whole number, from 0 to 100 000.
owner-bad-sum = I could not read the sum. For example: 150 000 or 150k
owner-bad-minutes = Write a number of minutes, from { $least } to { $most }.
owner-bad-card = I need 16 digits and a name. For example: 8600 1234 5678 9012 ALI VALIYEV
owner-only-words = Write it in words, please.
owner-too-long = That is too long: at most { $most } characters.

## Owner: talking with customers
owner-nameless = a customer
owner-ask-write = What shall I tell { $name }? Write it, or send a picture.
owner-written = ✅ Passed on to { $name }. Until { $time } the answers come here and I stay silent there.
owner-given-back = 🤖 I talk with { $name } again.
owner-given-back-already = 🤖 I was already talking with { $name }.
owner-customer-gone = This customer can't be reached any more.
owner-button-answer = ✍️ Answer
owner-button-give-back = 🤖 Back to the bot

## Owner: the books
owner-books-ok = ✅ <b>Everything adds up</b>
owner-books-counted = Checked: { $variants } variants, { $orders } orders, { $queued } messages on their way.
owner-books-wrong = 🚨 <b>Something does not add up</b>
owner-books-help = Give this to whoever looks after the program.
owner-books-standing = ⏸ Messages that wait for somebody: { $count }
owner-books-stock_off = 📦 The stock differs from what was sold and corrected: { $count }
owner-books-stock_negative = 📦 The stock is below zero: { $count }
owner-books-history_missing = 🕓 Orders without a history: { $count }
owner-books-history_broken = 🕓 Orders whose history does not lead to their state: { $count }
owner-books-totals_off = 💰 Orders whose sum is not that of their goods: { $count }
owner-books-payment_missing = 💳 Paid orders without a payment that counts: { $count }
owner-books-payment_off = 💳 Orders whose payments give another sum: { $count }
owner-books-money_doubled = 💳 Money or sums that count twice: { $count }
owner-books-receipt_forgotten = 🧾 Receipts that nobody looks at: { $count }
owner-books-hold_overdue = ⏳ Unpaid orders that still hold goods: { $count }
owner-books-drafts_doubled = 🛒 Customers with more than one cart: { $count }
owner-books-notice_missing = 🔕 Steps of orders that nobody was told of: { $count }
owner-books-notice_unsent = 🔕 Messages that nobody will send: { $count }
owner-books-example = • { $name }
owner-books-stock = • { $name }: there are { $stock }, by the moves { $moves }, by the orders { $orders }
owner-books-more = … and { $count } more
owner-button-check = 🔄 Check again

## Owner: work put aside
owner-parked-title = 🛠 <b>Put aside</b>: { $count }
owner-parked-none = ✅ Nothing is put aside.
owner-parked-work = <b>{ $place }.</b> { $time } — { $what }: { $kind }, <code>{ $lane }</code>
owner-parked-inbound = not answered
owner-parked-outbound = not sent
owner-parked-reading = not read
owner-parked-error = <i>{ $error }</i>
owner-parked-gone = ℹ️ That was taken up already.
owner-parked-retried = 🔁 Tried again: { $count }
owner-parked-forget-ask = Throw it away? Nobody will come back to it.
owner-parked-forgotten = 🗑 Thrown away.
owner-button-parked = 🛠 Put aside
owner-button-retry = 🔁 { $place }
owner-button-forget = 🗑 { $place }
owner-button-retry-all = 🔁 Try all again
owner-button-forget-now = 🗑 Throw away

## Owner: news
owner-notice-new_order = 🆕 New order <b>{ $number }</b>
owner-notice-cancelled = ❌ The customer cancelled <b>{ $number }</b>
owner-notice-used = 🚨 <b>This very receipt was sent before, for other orders: { $count }</b>. Check that the money came.
owner-notice-status = State: { $status }
owner-notice-wrote = 💬 <b>{ $name }</b> writes:
owner-quote = { $text }
owner-notice-wanted = 🙋 <b>{ $name }</b> wants to talk to a person. I am silent there.
owner-notice-parked = 🛠 I could not answer a customer’s message. It is kept: see what failed, or let me try again, with /parked
owner-notice-unsent = 🛠 Some messages of the shop could not be sent. They are kept: see which, or let me try again, with /parked
owner-notice-locked = 🚨 Somebody wrote wrong passwords as { $name }. Sign-in is shut until { $time }. If it was not you, check who holds your phone.

## Troubles of a channel

channel-name = { $channel ->
    [telegram] Telegram
    [instagram] Instagram
    [messenger] Messenger
   *[other] { $channel }
}
owner-channel-token_expires_soon = ⏳ The { $channel } token ends in { $days } days and could not be renewed. Get a new one and set it, or the shop falls silent there.
owner-channel-token_dead = 🚨 The { $channel } token does not work any more: I can't answer there. Messages are kept. Get a new one and set it.
owner-channel-not_subscribed = 🚨 { $channel } sends us no new messages, and I could not mend the connection. More: npm run doctor
owner-channel-permission_missing = ⚠️ { $channel } lacks a permission, so some answers don't go out. npm run doctor tells which.
owner-channel-barred = 🚨 { $channel } has barred the shop's account from sending for a time. I send nothing; messages are kept. Read the warning in your account.
owner-channel-deauthorised = 🚨 { $channel }: the permission of the app was taken back. I can't answer there any more. If this wasn't you, check your account.

## Window and bridge
button-bridge = ➡️ { $channel }
bridge-offer = So that news of your order still reaches you after a day, go on in { $channel }: your cart and orders come with you.
bridge-opened-by = Name there: { $name }
bridge-not-you = If it was not you, write to the operator at once.
bridge-joined = ✅ Welcome! Your cart and orders are here, and the news comes here too.
bridge-already = ✅ You are here: your cart and orders are in place.
bridge-used = This link was used already. You can go on shopping here.
bridge-expired = This link is over. If you need a new one, write in the former chat.
bridge-unknown = This link does not work. You can begin shopping here.
bridge-owner = This link is for a customer. You run the shop, so nothing has changed.
notice-window_bridge = ⏰ Soon I may no longer write here first. To stay in touch go on in { $channel }: your cart and orders come with you.
notice-bridge_used = ✅ From now on we talk in { $channel } as well: your cart and orders are there too.
owner-notice-unreachable = 📵 <b>{ $name }</b> can not be told on { $channel } now.
owner-unreachable-order = 📦 <b>{ $number }</b> — { $status }
owner-unreachable-phone = 📞 { $phone }
owner-unreachable-no-phone = 📞 No phone number is known.
owner-unreachable-other = 💬 { $channel }: { $who }
owner-unreachable-kept = The message is kept and goes out as soon as the customer writes. If it is urgent, get in touch yourself.
owner-receipt-withdrawn = ⚠️ The customer took back the message with this receipt.

## Comments and posts
command-posts = Link posts to products
notice-comment_reply = Hello! I am an automatic assistant, answering your comment.
comment-invite = Which product do you like? Write here, and I'll tell price and sizes.
comment-way-on = Like it? Write the number you need, or your question, here:
comment-sold-out = I can tell you when it is back, or find something like it: just write here.
comment-size-there = ✅ Size { $size } is there
comment-size-gone = ❌ Size { $size } is not there now
comment-public-1 = Hello! I've written to you privately 😊
comment-public-2 = All of it is in your messages now 🌸
comment-public-3 = The answer is in your private messages, have a look 👌
comment-public-4 = Done, please look into your messages 🤗
comment-public-5 = Hi! I've sent you the details ✨
comment-write-us-1 = Hello! Send us a private message and we'll tell you everything 😊
comment-write-us-2 = I could not write to you: send us a message, we answer at once 🌸
comment-write-us-3 = Send us a message for price and sizes 🤗
comment-public-price = It costs { $price }. { $wording }
shared-unlinked = Thank you for your interest! I've asked the shop about this post. Write the name, and I'll look for it now.
story-thanks = Thank you so much for mentioning us! 🤍
cards-choose = Swipe and choose:
button-more-cards = ➡️ { $count } more
owner-posts-title = { $list ->
    [linked] 🔗 <b>Posts with a product</b>: { $count }
   *[other] 🆕 <b>Posts without a product</b>: { $count }
    }
owner-posts-none = None so far.
owner-posts-line = • { $when } — { $title }
owner-posts-how = For another post, send its link here.
owner-post-kind = { $kind ->
    [reel] reel
    [story] story
   *[other] post
    }
owner-post-title = 🖼 <b>{ $kind }</b>, { $when }
owner-post-link = 🔗 { $link }
owner-post-product = 🛍 Product: <b>{ $title }</b>
owner-post-unlinked = 🛍 Not linked to a product.
owner-post-ignored = 🚫 Marked as showing no product.
owner-post-gone = There is no such post.
owner-post-now-linked = ✅ Linked. From now on comments are answered with this product.
owner-post-now-unlinked = ✅ The link was taken away.
owner-post-now-ignored = ✅ This post won't be listed any more.
owner-pick-title = 🔗 <b>Which product does the post show?</b>
owner-ask-pick_find = Write the name of the product in the post.
owner-button-posts = 🖼 Posts
owner-button-posts-new = 🆕 Without a product
owner-button-posts-linked = 🔗 With a product
owner-button-post = 🖼 { $title }
owner-button-pick = 🔗 Choose the product
owner-button-pick-product = 🛍 { $title }
owner-button-ignore-post = 🚫 Shows no product
owner-button-unlink-post = ✖️ Take the link away
owner-button-back-to-post = ⬅️ Back to the post
owner-notice-new_posts = 🖼 Posts without a product: <b>{ $count }</b>. Link them, and I answer comments with the price.
owner-comment-title = 💬 <b>{ $name }</b> wrote a comment, and I don't know what to say:
owner-comment-under = 🖼 { $title }
owner-comment-invited = ✅ A private message is on its way.
owner-comment-left = ✅ The comment stays without an answer.
owner-comment-gone = ℹ️ This comment was dealt with already.
owner-button-invite = ✉️ Invite to messages
owner-button-send-product = ✉️ Send the product
owner-button-post-product = 🔗 Link the post
owner-button-leave-comment = 🤐 Leave unanswered
owner-comments-title = 💬 <b>Comments under posts</b>
owner-comments-on = 🟢 I answer them.
owner-comments-off = ⏸ I don't answer them.
owner-comments-price = 💵 Everybody sees the price.
owner-comments-no-price = 🙈 The price is told in private messages only.
owner-comments-unlinked = A question under a post without a product: <b>{ $mode }</b>
owner-comments-unclear = An unclear or unfriendly comment: <b>{ $mode }</b>
owner-comment-mode = { $mode ->
    [ask] I ask you
    [invite] a private invitation
   *[silent] no answer
    }
owner-button-comments = 💬 Comments
owner-button-comments-stop = ⏸ Don't answer comments
owner-button-comments-start = ▶️ Answer comments
owner-button-price-hide = 🙈 Hide the price
owner-button-price-tell = 💵 Tell everybody the price
owner-button-comments-unlinked = Without product → { $mode }
owner-button-comments-unclear = Unclear → { $mode }

## Money: for customers
notice-order_refund_due-late = 💸 Your money came, but the time of <b>{ $number }</b> was over and the goods are sold. We return { $sum } in full and write when it is sent.
ask-payment = How will you pay?
ask-payment-part = If you choose cash, you transfer { $sum } to the card now and pay the other { $rest } when you get the goods.
button-pay-card = 💳 By card now
button-pay-cash = 💵 Cash on delivery
button-pay-cash-pickup = 💵 Cash when I pick it up
button-pay-part = 💵 { $sum } now, the rest in cash
button-change-payment = ✏️ Payment
summary-payment-card = 💳 Payment: by card
summary-payment-cash = 💵 Payment: in cash when you get the goods
summary-payment-part = 💳 In advance: <b>{ $sum }</b>, 💵 in cash: <b>{ $rest }</b>
summary-ask-cash = Is everything right? When you confirm, we start packing at once.
payment-tail = Please send exactly this sum: it is how your money is found at once.
placed-cash = ✅ Order <b>{ $number }</b> is accepted, we start packing. Nothing to pay in advance.
order-came = ✅ Received: { $sum }
order-asked = 💳 To be transferred: <b>{ $sum }</b>
order-due = 💵 In cash when you get the goods: <b>{ $sum }</b>
receipt-soon = We usually answer within a minute.
receipt-enough = Your receipts for { $number } have arrived and we are looking at them. No need to send more: we write the result here.
receipt-not-needed = ✅ { $number }: your payment is confirmed already, no receipt is needed. Thank you!
receipt-late = The time of { $number } was over, but I have shown your receipt to the shop. If the money came, we renew the order or return it, and write here.
notice-order_paid_late = ✅ <b>{ $number }</b>: your payment has come and your order is on again! We are packing it.
notice-over-came = { $sum } more came than was needed. We return it and write here about it.
notice-part_paid = 💵 <b>{ $number }</b>: { $sum } has come, thank you! <b>{ $rest }</b> is left. Transfer it to this card until <b>{ $time }</b> and the order is ready.
notice-payment_undone = ⚠️ <b>{ $number }</b>: we are checking your payment once more. The goods stay held for you, and we write the result here. If in doubt, ask a person.
notice-receipt_wanted = 🧾 <b>{ $number }</b>: not everything can be seen on the receipt. Send the whole screenshot or the PDF with the sum, the date and the end of the card number. The goods stay yours until <b>{ $time }</b>.
notice-refused-reference_used = ⚠️ <b>{ $number }</b>: this receipt was taken for another order. Send the receipt of the transfer for this very order.
notice-refused-picture_used = ⚠️ <b>{ $number }</b>: this picture came for another order before. Send the receipt of the transfer for this order.
notice-refused-status_failed = ⚠️ <b>{ $number }</b>: the receipt says that the transfer failed. Check your card; if no money has left it, transfer again and send the new receipt.
notice-refused-status_pending = ⏳ <b>{ $number }</b>: the transfer is not finished yet. Wait until the app says that it is done, then send the receipt again.
notice-refused-form_not_receipt = ⚠️ <b>{ $number }</b>: this is the screen before the transfer. Confirm the transfer, then send the receipt that comes after it.
notice-refused-held = The goods stay yours until <b>{ $time }</b>; no need to start the order again.

## Money: for owners
command-receipts = Receipts to check
owner-check-title = 🧾 Receipt for <b>{ $number }</b>. Expected: <b>{ $sum }</b>
owner-check-verdict = { $verdict ->
    [clean] 🟢 <b>Everything on it fits.</b>
    [review] 🟡 <b>Please look yourself.</b>
    [refuse] 🔴 <b>This receipt can’t be believed.</b>
   *[none] ⚪️ <b>I could not read it, please look.</b>
    }
owner-check-forged = 🚫 <b>This receipt was marked as forged.</b>
owner-check-reasons = <i>{ $reasons }</i>
owner-check-newer = ℹ️ A newer receipt has come for this order.
owner-check-meanwhile = ℹ️ The receipt has changed meanwhile. This is how it stands:
owner-check-reading = ⏳ The receipt is being read.
owner-check-unread = ❔ Nothing could be read on it.
owner-check-near = 🏦 The bank told of this very sum, not placed yet: { $sum }, { $card }, { $time }
owner-check-waits = 🏦 I wait for the bank until { $time }
owner-check-no-bank = 🏦 No word from the bank: see for yourself that the money is on your card
owner-check-history = Orders: { $orders }, paid: { $paid }, receipts refused: { $refused }, forged: { $forged }
owner-fact-amount = { $mark } Sum: <b>{ $read }</b>
owner-fact-receiver = { $mark } Card: <b>{ $read }</b>
owner-fact-time = { $mark } Time: <b>{ $read }</b>
owner-fact-reference = { $mark } Number: <b>{ $read }</b>
owner-fact-status = { $mark } State: <b>{ $read }</b>
owner-fact-currency = { $mark } Currency: <b>{ $read }</b>
owner-fact-none = not read
owner-fact-asked = (expected: { $asked })
owner-fact-placed = (ordered: { $placed })
owner-fact-app = 📱 { $app }
owner-transfer-status = { $status ->
    [success] done
    [pending] still under way
    [failed] failed
    [form] the form before the transfer
   *[unknown] unclear
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
    [bank] a bank’s app
    [cheque] paper cheque
   *[other] { $provider }
    }
owner-doubt-reference_used = another order was paid with this transfer number
owner-doubt-picture_used = this picture was sent before
owner-doubt-status_failed = the transfer failed
owner-doubt-status_pending = the transfer is still under way
owner-doubt-form_not_receipt = not a receipt but the form before the transfer
owner-doubt-amount_less = less than was asked for
owner-doubt-amount_more = more than was asked for
owner-doubt-amount_with_fee = the sum fits only with the fee
owner-doubt-amount_unread = the sum could not be read
owner-doubt-amount_unsure = the sum was not read for certain
owner-doubt-receiver_other = the money went to another card
owner-doubt-receiver_own_other = the money went to another card of yours
owner-doubt-receiver_name_other = the card’s last digits fit, its holder does not
owner-doubt-receiver_absent = it does not show to which card
owner-doubt-time_before_order = paid before the order was placed
owner-doubt-time_too_late = the time does not fit the order
owner-doubt-time_absent = no time to be seen
owner-doubt-status_absent = no state to be seen
owner-doubt-reference_absent = no transfer number to be seen
owner-doubt-reference_near = the number is almost that of an earlier receipt
owner-doubt-same_sum_and_minute = a receipt of the same sum and minute came before
owner-doubt-shown_for_unpaid = the customer also sent it for an order that was never paid
owner-doubt-currency_other = in another currency
owner-doubt-currency_absent = no currency to be seen
owner-doubt-edited = the picture seems to have been in an editor
owner-doubt-unreadable = the picture could not be read
owner-doubt-not_read = the receipt was not read
owner-doubt-customer_risk = the customer has sent a forged receipt before
owner-details-title = 🔎 <b>Receipt of { $number } in detail</b>
owner-details-reason = • { $reason }
owner-detail-amount = Sum: <b>{ $value }</b> ({ $sure }% sure)
owner-detail-fee = Fee: <b>{ $value }</b> ({ $sure }% sure)
owner-detail-total = With the fee: <b>{ $value }</b> ({ $sure }% sure)
owner-detail-receiver = To card: <b>{ $value }</b> ({ $sure }% sure)
owner-detail-name = To: <b>{ $value }</b> ({ $sure }% sure)
owner-detail-sender = From card: <b>{ $value }</b> ({ $sure }% sure)
owner-detail-time = Time: <b>{ $value }</b> ({ $sure }% sure)
owner-detail-reference = Number: <b>{ $value }</b> ({ $sure }% sure)
owner-detail-status = State: <b>{ $value }</b> ({ $sure }% sure)
owner-detail-edited = ✂️ The picture bears the mark of a program: { $by }. That alone does not make it forged.
owner-queue-title = 🧾 <b>Receipts to check: { $count }</b>
owner-queue-how = The most doubtful first, then those that wait longest.
owner-queue-none = All looked at. Well done!
owner-queue-elsewhere = ⏳ Being read, or waiting for the bank: { $count }
owner-forged-ask = Is the receipt of { $number } surely forged? It is refused, and this customer’s next receipts are looked at more strictly. He is told only that the money was not found.
owner-money-kind = { $kind ->
    [part] 💳 A part by card, the rest in cash
    [cash] 💵 All in cash on delivery
   *[card] 💳 By card
    }
owner-money-asked = To be transferred: <b>{ $sum }</b>
owner-money-rest = Still to be transferred: <b>{ $sum }</b>
owner-money-paid = Transferred: <b>{ $sum }</b>
owner-money-due = In cash on delivery: <b>{ $sum }</b>
owner-money-proof = ✔️ Counted as paid on { $time }: { $by }
owner-money-bank = 🏦 { $sum }, { $card }, { $time }
owner-proof = { $proof ->
    [notice] the bank confirmed
    [notice_and_receipt] bank and receipt confirmed
    [owner] an owner saw it
    [trust] the receipt was trusted
   *[other] { $proof }
    }
owner-paid-ask = Did you see <b>{ $sum }</b> on your card? Then { $number } is paid and the customer is told.
owner-paid-late = ℹ️ The order had been cancelled. If the goods are still there, it comes back to life; if not, you will have to send the money back.
owner-used-ask = ⚠️ The transfer on this receipt paid for another order. Go on only if separate money came.
owner-undo-ask = Take back the payment of { $number }? The order is to be checked again and the customer is told.
owner-notices-title = 🏦 <b>The bank’s notices without an order: { $count }</b>
owner-notices-how = Choose one to say what it pays for.
owner-notices-none = All is well: it is known what all the money is for.
owner-notice-in = 🏦 Money came: <b>{ $sum }</b>, { $card }, { $time }
owner-notice-back = ↩️ Money went back: <b>{ $sum }</b>, { $card }, { $time }
owner-notice-words = <i>{ $text }</i>
owner-notice-state = { $state ->
    [open] Nobody has said yet what it pays for.
    [matched] ✔️ Counted for { $number }.
    [ignored] Marked as no payment for an order.
    [foreign] The card was not added to the shop.
   *[reversed] The money went back.
    }
owner-notice-ignored = ✅ Closed: it pays for no order.
owner-notice-gone = ℹ️ Somebody has dealt with this notice already.
owner-place-no_order = I found no open order of this sum.
owner-place-several = Several orders wait for this sum. Say which it is.
owner-place-part = Less than was asked for: a part of { $number } is counted, and I asked the customer for the rest.
owner-place-over = More than was asked for: { $number } is paid. Settle the surplus with the customer.
owner-place-late = { $number } had expired and its goods are sold. Send the money back to the customer.
owner-place-ended = An order of this sum was cancelled. Say what the money is for.
owner-place-foreign_card = The card { $card } was not added to the shop. If it is yours, add it, and the money can be counted for an order.
owner-place-pick = For which order?
owner-place-none = No order seems to fit. If you know its number, write it.
owner-place-ask = { $number }: the bank tells of <b>{ $sum }</b>, asked for was <b>{ $asked }</b>. Count it for this order?
owner-place-less = I will ask the customer for the rest.
owner-place-more = The order will be paid.
owner-place-refused = ⚠️ That could not be done: the notice or the order may have changed meanwhile.
owner-placed = ✅ The money counts for this order. The customer was told.
owner-ask-place_number = Write the number of the order. For example: S-1042
owner-news-paid = ✅ <b>{ $number }</b> is paid: <b>{ $sum }</b>
owner-news-proof = ✔️ { $proof }
owner-news-trust = ⚠️ The bank has not spoken yet. See at leisure that the money came.
owner-news-reversed = 🚨 <b>The bank took money back: { $sum }</b>, { $card }
owner-news-reversed-order = 📦 <b>{ $number }</b> — { $status }
owner-news-reversed-nobody = It was not counted for any order.
owner-news-reversed-sent = The goods are on their way: get in touch with the customer at once.
owner-news-reversed-held = The payment does not count any more. Do not send the goods.
owner-payments-title = 💳 <b>Payment</b>
owner-payments-cards = 💳 Cards: <b>{ $count }</b>
owner-payments-tail = 🔢 Up to { $most } soʻm are added to a sum, so that it shows by itself whose money it is.
owner-payments-no-tail = 🔢 Nothing is added to sums: you tell equal ones apart yourself.
owner-payments-wait = ⏳ A good receipt waits { $minutes } min for the bank, then I ask you.
owner-payments-no-wait = ⏳ No waiting for the bank: I ask you at once.
owner-payments-trust = 🤝 For orders of up to { $sum } a good receipt is trusted.
owner-payments-no-trust = 🤝 A receipt alone is not trusted.
owner-payments-cash = 💵 Cash on delivery is offered.
owner-payments-no-cash = 💵 No cash on delivery.
owner-payments-prepay = ✂️ With cash, { $percent }% are paid by card in advance.
owner-payments-no-prepay = ✂️ With cash, nothing is paid in advance.
owner-payments-bank = 🏦 To connect the bank’s notices: /bank
owner-cards-title = 💳 <b>Cards</b>
owner-cards-turns = Customers are given them in turn.
owner-card-added = ✅ The card was added. Customers are given it from now on.
owner-card-retired = ✅ No new order is given this card. Money that comes to it still counts.
owner-card-gone = ℹ️ There is no such card any more.
owner-card-retire-ask = Give { $card } to no new order?
owner-card-retire-last = ⚠️ It is the last one: until you add another, customers can’t pay by card.
owner-many-cards = There can be { $most } cards at most. Remove one first.
owner-trust-title = 🤝 <b>Limits of trust</b>
owner-trust-how = Where a good receipt comes, I count the order as paid without waiting for the bank.
owner-trust-risk = ⚠️ <b>At your own risk:</b> a well-made forgery can’t be seen in the picture. Set a sum that you can afford to lose.
owner-trust-off = Off now: each time the bank or you are needed.
owner-trust-order = For one order: up to <b>{ $sum }</b>
owner-trust-day = In one day: up to <b>{ $sum }</b>
owner-ask-mostTailSom = How many soʻm are added at most? From { $least } to { $most }. The more, the more orders can be told apart.
owner-ask-noticeWaitMinutes = For how many minutes do I wait for the bank? From { $least } to { $most }.
owner-ask-trustOrderSom = Up to which sum of one order do I trust a receipt? From { $least } to { $most }. For example: 100 000
owner-ask-trustDaySom = Up to which sum in one day? From { $least } to { $most }. For example: 500 000
owner-ask-prepayPercent = Which percentage is paid in advance where cash is chosen? From { $least } to { $most }.
owner-bad-payment = I did not understand. Write a number from { $least } to { $most }, or 0 to turn it off.
owner-button-better = 🔁 Ask for a clearer one
owner-button-forged = 🚫 Forged
owner-button-forged-yes = 🚫 Yes, forged
owner-button-details = 🔎 Details
owner-button-queue = 🧾 Receipts
owner-button-queued = { $light } { $number } · { $sum } · { $minutes } min
owner-button-receipts = 🧾 To check ({ $count })
owner-button-next-receipt = ➡️ Next receipt ({ $count })
owner-button-back-to-receipt = ⬅️ Back to the receipt
owner-button-near-notice = 🏦 See the bank’s notice
owner-button-notices = 🏦 Bank notices
owner-button-notices-count = 🏦 Bank ({ $count })
owner-button-notice = { $sum } · { $card } · { $time }
owner-button-back-to-notice = ⬅️ Back to the notice
owner-button-ignore-notice = 🚫 For no order
owner-button-place = { $sign } { $order }
owner-button-place-by = 🔢 Write its number
owner-button-place-yes = ✅ Yes, for { $number }
owner-button-paid = 💰 Money came
owner-button-paid-yes = ✅ Yes, it is there
owner-button-undo = ↩️ Take payment back
owner-button-undo-yes = ↩️ Yes, take it back
owner-button-orders-confirmed = 💵 Cash ({ $count })
owner-button-payments = 💳 Payment
owner-button-cards = 💳 Cards
owner-button-card-add = ➕ Add a card
owner-button-card-retire = 🗑 { $card }
owner-button-card-retire-yes = 🗑 Yes, remove
owner-button-trust = 🤝 Trust
owner-button-trust-order = 🧾 One order
owner-button-trust-day = 📅 One day
owner-button-trust-off = ⏸ Trust none
owner-button-tail = 🔢 Tail
owner-button-tail-off = ⏸ No tail
owner-button-wait = ⏳ Waiting time
owner-button-wait-off = ⏸ Don’t wait
owner-button-prepay = ✂️ In advance
owner-button-prepay-off = ⏸ Nothing in advance
owner-button-cash-on = 💵 Offer cash
owner-button-cash-off = ⏸ No cash

## Bank notices
command-bank = Bank notices
bank-code = 🔒 This looks like a one-time code; I did not keep it. Never send such a code to anybody, us included: the shop never asks for one. If it is the code of a product, write its name.
bank-code-owner = 🔒 This is a one-time code: it was kept nowhere, and I deleted the message. If it still stands above, delete it yourself, and please don't forward codes to me.
bank-ask-source = 🏦 Is <b>@{ $name }</b> your bank's bot? If you confirm, I will believe what you forward from it and find payments by myself. Look at the name closely: there are fake bots.
bank-button-trust = ✅ Yes, it is my bank's
bank-button-forget = ✖️ { $name }
bank-trusted = ✅ I believe { $name } now. Forward that message once more and I will find its order.
bank-forgotten = ✅ I don't believe { $name } any more.
bank-sources = 🏦 <b>Bank notices</b>
bank-sources-none = I believe nobody yet: you check the payments by yourself.
bank-sources-how = Forward me what your bank's bot writes when money comes. For a group: add me to it and write /bank there.
bank-source-bot = 🤖 { $name }
bank-source-group = 👥 { $name }
bank-no-notice = This message tells of no money that came, so I passed it over.
bank-pasted = 🏦 A pasted text proves no money: anybody can write one. Forward the very message of your bank's bot.
bank-origin-hidden = 🏦 I can't see whose message this is. Forward it from the chat with your bank's bot, then I will believe it.
bank-matched = ✅ { $sum } came: <b>{ $number }</b> is paid.
bank-taken-matched = ✅ { $sum } came and was put down to its order.
bank-taken-open = 🏦 { $sum } came, but it is not clear yet for which order. I will look at the orders and write to you.
bank-taken-foreign = ⚠️ { $sum } came, but on a card that is not the shop's. If it is, add it in the settings.
bank-taken-reversed = ⚠️ { $sum } went back. If an order is concerned, I will write to you about it.
bank-taken-seen = ℹ️ { $sum }: this message came before; I did not count it twice.
bank-taken-outgoing = ℹ️ { $sum }: this is no money that came, I don't need it.
bank-group-trusted = ✅ I believe bank notices in “{ $name }” now. Forward what the bank's bot writes; I will keep silent here.
bank-group-sign-in = 🔑 First write /admin to me in our own chat and sign in, then repeat /bank here.
