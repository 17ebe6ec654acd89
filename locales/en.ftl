## Language and first contact
language-ask = Hello! Choose your language.
language-name = English
language-set = We speak English now.
welcome = Hello! I am the seller of <b>{ $shop }</b>, an automatic assistant. What are you looking for?
welcome-back = Good to see you again! What shall I show you?
privacy-line = Your details are used only for your order: <a href="{ $link }">privacy terms</a>.
privacy-text = We keep your name, phone number, address and orders only to deliver what you buy. We never sell them. Full terms: { $link }
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

## Buttons
button-catalog = 🛍 Goods
button-cart = 🛒 Cart
button-cart-count = 🛒 Cart ({ $count })
button-orders = 📦 My orders
button-operator = 🙋 Talk to a person
button-menu = 🏠 Menu
button-back = ⬅️ Back
button-shelf = { $title } ({ $count })
button-order = 🛍 Choose
button-previous = ◀️
button-next = ▶️
button-position = { $index } / { $total }
button-watch = 🔔 { $what }: tell me when it is back
button-checkout = ✅ Check out
button-continue = 🛍 Add more
button-line-less = ➖ { $line }
button-line-more = ➕ { $line }
button-line-remove = 🗑 { $line }
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
button-open-order = 📦 { $number }
button-end-operator = 🤖 Back to the assistant
button-show-product = 👀 Show
button-language = 🌐 Language

## Catalogue
catalog-title = Choose a shelf:
catalog-empty = There are no goods yet. We are filling the shelves; a person of the shop can tell you more.
shelf-empty = This shelf is empty now. Shall we look at another?
product-price = { $price }
product-price-from = from { $price }
product-price-former = <s>{ $former }</s> <b>{ $price }</b>
product-in-stock = ✅ In stock: { $values }
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
watch-already = 🔔 Noted already, I will write as soon as it is back.
watch-in-stock = It is in stock, you can take it right now.
search-found = Found { $count }:
search-none = Nothing found for “{ $text }”. Look through the shelves or ask a person.
photo-search-later = I can't search by picture yet. Write the name or choose from the shelves.

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
cart-line = { $line } — { $quantity } × { $price } = <b>{ $sum }</b>
cart-line-short-stock = ⚠️ only { $stock } left
cart-line-gone = ❌ sold out
cart-total = Total: <b>{ $total }</b>

## Checkout
ask-phone = Send your phone number with the button below, or type it (e.g. 90 123 45 67).
ask-phone-consent = By sending it you agree to the <a href="{ $link }">privacy terms</a>.
phone-taken = Your number: { $phone }
ask-delivery = How shall we deliver?
delivery-choice = { $title } — { $fee }
delivery-free = free
ask-region = To which region?
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
summary-ask = Is everything right? When you tap the button, the goods are held for you for { $minutes } minutes.

## Refusals while ordering
draft-product_gone = This is no longer sold. Shall we choose another?
draft-option_gone = There is no such choice. Pick from the list.
draft-sold_out = Sorry, this very one is sold out. Choose another.
draft-not_enough = Only { $left } left. Will you take fewer?
draft-too_many = At most { $max } of one kind. For wholesale, ask a person.
draft-bad_quantity = Write a number, e.g. 1 or 2.
draft-line_gone = That is not in your cart.
draft-cart_empty = Your cart is empty. Choose something first.
draft-bad_phone = I could not read the number. For example: 90 123 45 67.
draft-delivery_gone = This way of delivery is closed now. Choose another.
draft-region_not_served = We do not deliver there this way. Choose another way.
draft-bad_address = Write the address in full: town or district, street, house (up to 300 characters).
draft-bad_recipient = Write a name (2 to 100 characters).
draft-nothing_asked = Let us go on.
place-cart_empty = Your cart is empty. Choose something first.
place-incomplete = One more question.
place-sold_out = Sorry, somebody was faster: { $lines }. No money was taken. Look at similar ones, or I will tell you when it is back.
place-shop_paused = The shop takes no orders right now. Your cart is kept, come back a little later.
place-too_many_open = You have { $count } unpaid orders. Pay or cancel those first.
place-total_changed = The price has changed. The new total is { $total }. Do you confirm?
place-not_found = That cart is closed. Shall we start a new one?

## Payment
payment-title = ✅ Order <b>{ $number }</b> is placed. The goods are held for you.
payment-how = Transfer to this card:
payment-sum = 💵 <b>{ $sum }</b>
payment-card = 💳 <code>{ $card }</code>
payment-holder = 👤 { $holder }
payment-deadline = ⏳ Until <b>{ $time }</b>.
payment-receipt = When you have paid, send a picture of the receipt here.
payment-no-card = A person of the shop will send the card number shortly.
receipt-received = Your receipt has arrived, thank you! We check it and write here ({ $number }).
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
order-already_changed = The order has changed meanwhile: { $status }.
repeat-partly = Some are sold out; I put the rest into the cart.
repeat-nothing = Sorry, none of them is left. Shall we look at similar ones?

## News of an order
notice-order_paid = ✅ <b>{ $number }</b>: your payment is confirmed, thank you! We are packing it.
notice-order_packed = 📦 <b>{ $number }</b> is packed and ready to go.
notice-order_shipped = 🚚 <b>{ $number }</b> is on its way.
notice-order_delivered = 🎉 <b>{ $number }</b> is delivered. Thank you for your purchase!
notice-order_cancelled = ❌ <b>{ $number }</b> is cancelled.
notice-order_cancelled-reason = Reason: { $reason }
notice-order_expired = ⌛ <b>{ $number }</b>: the time to pay is over and the goods are on sale again. If you still want them, renew with one tap.
notice-order_refund_due = 💸 <b>{ $number }</b> is cancelled. We return { $sum } and write when it is sent.
notice-order_refunded = 💸 <b>{ $number }</b>: { $sum } was returned. Please check your card.
notice-receipt_refused = ⚠️ <b>{ $number }</b>: we could not confirm the receipt. Reason: { $reason }
notice-receipt_refused-next = The goods stay yours until <b>{ $time }</b>. Send the right receipt here, or ask a person.
notice-hold_reminder = ⏳ <b>{ $number }</b>: you can pay until <b>{ $time }</b>. If you have paid, send the receipt.
notice-back_in_stock = 🔔 What you waited for is back: { $line } — { $price }
notice-operator_message = 🙋 { $text }
notice-operator_back = 🤖 It is me again, the automatic assistant. Shall we go on?

## Operator
operator-called = 🙋 I passed it on to a person of the shop, who will answer here. I stay silent until then.
operator-already = They know already, just write here.
operator-passed = ✓ Passed on.
operator-ended = 🤖 I am here again. What shall I show you?

## Stop and start
stopped = All right, no more messages (only about your open order). To come back, send /start.

## Wrong places
unknown-text = I did not understand that. Write the name of a thing or use the buttons.
unknown-kind = I can't open that. Write it, or use the buttons.
text-too-long = That message is very long. Write it shorter, or ask a person.
old-button = That button is out of date. Here is how things stand:
start-again = Let us go on.
something-broke = Sorry, I could not answer just now. Your message is kept; try again in a moment or ask a person.

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
money = { $sum } soʻm
