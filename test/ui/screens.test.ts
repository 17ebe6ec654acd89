import { describe, expect, test } from 'vitest';
import { regions } from '#src/shop/delivery/region.ts';
import { languages } from '#src/shop/language.ts';
import { noticeKinds } from '#src/shop/notices/notice-kinds.ts';
import { orderStatuses } from '#src/shop/orders/order-machine.ts';
import {
  addressScreen,
  cartScreen,
  deliveryScreen,
  phoneScreen,
  recipientScreen,
  regionScreen,
  summaryScreen,
} from '#src/ui/cart-screens.ts';
import {
  foundScreen,
  optionScreen,
  productScreen,
  quantityScreen,
  shelvesScreen,
  soldOutScreen,
} from '#src/ui/catalog-screens.ts';
import { shelfCardsScreen } from '#src/ui/card-screens.ts';
import { commentReplyScreen } from '#src/ui/comment-screens.ts';
import { languageScreen, menuScreen, welcomeScreen } from '#src/ui/menu-screens.ts';
import { customerNotice } from '#src/ui/notices.ts';
import {
  cancelScreen,
  lateReceiptScreen,
  orderScreen,
  ordersScreen,
  receivedScreen,
  whichOrderScreen,
} from '#src/ui/order-screens.ts';
import { confirmedScreen, paymentScreen, paymentWayScreen } from '#src/ui/payment-screens.ts';
import { ownerOrderScreen } from '#src/ui/owner/order-screens.ts';
import { isOwnerKind } from '#src/ui/owner/notices.ts';
import type { Screen } from '#src/ui/screen.ts';
import type { Words } from '#src/ui/words.ts';
import { screenFaults, shownText } from '#test/support/screen-faults.ts';
import { draftView, inBoth, lineView, methodView, orderView, productView, variantView } from '#test/support/views.ts';
import { wordsFor } from '#test/support/words.ts';

const naughty = '<b>Ali</b> & "Vali" <i>{ $sum }';
const long = 'Juda uzun nomli ajoyib krossovka yozgi '.repeat(2).trim();
const link = 'https://shop.example.uz/privacy';
const over = { url: 'https://chat.example/shop?start=b_1-x', channel: 'chat' };
const card = { number: '8600000000000000', holder: 'ALI VALIYEV' };

const sizes = Array.from({ length: 60 }, (_, at) => `${at + 20}`);
const manySizes = productView({
  options: ['size'],
  variants: sizes.map((size, at) => variantView({ id: at + 1, options: { size }, stock: at % 3 })),
});
const soldOut = productView({ variants: [variantView({ stock: 0 })] });
const bare = productView({ options: [], variants: [variantView({ options: {} })], pictures: [] });
const marked = productView({ title: inBoth(naughty), description: inBoth(naughty) });
const longWinded = productView({ title: inBoth(long), description: inBoth(`${naughty} ${long} `.repeat(10)) });
const reduced = productView({ variants: [variantView({ compareAtSom: 600_000, stock: 2 })] });
const twoPrices = productView({ variants: [variantView(), variantView({ id: 2, priceSom: 500_000 })] });
const reply = { replyTo: { chatId: 1, messageId: 2 } };
const place = { shelf: 2_147_483_647, above: 0, index: 0, total: 99 };
const manyLines = Array.from({ length: 20 }, (_, at) =>
  lineView({ id: at + 1, title: inBoth(long), quantity: at + 1 }),
);
const pickup = methodView({ kind: 'pickup', address: inBoth(naughty) });
const longOrder = orderView({
  lines: Array.from({ length: 20 }, () => ({ ...lineView(), title: inBoth(long) })),
  recipient: naughty,
  address: long.slice(0, 300),
  tracking: naughty,
});

const partDraft = draftView({ paymentWays: ['card', 'part'], paymentKind: 'part', prepaySom: 278_000 });
const partOrder = orderView({ paymentKind: 'part', askedSom: 278_041, dueSom: 647_000, paidSom: 5 });
const cashOrder = orderView({ status: 'confirmed', paymentKind: 'cash', askedSom: 0, dueSom: 925_000, cardId: null });

/** Screens by what is told in them, each with the case that strains it. */
const screens: { [what: string]: (words: Words) => Screen } = {
  'the languages': () => languageScreen(wordsFor, 'p_2147483647'),
  'a welcome where options are typed': (words) => welcomeScreen(words, inBoth(naughty), link, false),
  'a welcome': (words) => welcomeScreen(words, inBoth(naughty), link),
  'the menu': (words) => menuScreen(words),
  'no shelves': (words) => shelvesScreen(words, [], undefined),
  'many shelves': (words) =>
    shelvesScreen(
      words,
      sizes.slice(0, 40).map((_, id) => ({ id, parentId: null, title: inBoth(long), products: id })),
      undefined,
    ),
  'a shelf with marks in its name': (words) => {
    const shelf = { id: 1, parentId: 2, title: inBoth(naughty), products: 3 };
    return shelvesScreen(words, [shelf], shelf);
  },
  'a product': (words) => productScreen(words, productView(), place),
  'a product without options and picture': (words) => productScreen(words, bare),
  'a product without variants': (words) => productScreen(words, productView({ variants: [] })),
  'a sold out product': (words) => productScreen(words, soldOut, place),
  'a sold out product with a long name': (words) => productScreen(words, { ...soldOut, title: inBoth(long) }),
  'a reduced product': (words) => productScreen(words, reduced),
  'a product at two prices': (words) => productScreen(words, twoPrices),
  'a product in 60 sizes': (words) => productScreen(words, manySizes, place),
  'a product with marks in its name': (words) => productScreen(words, marked),
  'a long-winded product': (words) => productScreen(words, longWinded, place),
  'a product described in marks': (words) =>
    productScreen(words, productView({ description: inBoth('&'.repeat(999)) })),
  'the colours': (words) => optionScreen(words, productView(), 'color', {}),
  '60 sizes': (words) => optionScreen(words, manySizes, 'size', {}),
  'sold out sizes': (words) => optionScreen(words, soldOut, 'size', { color: 'black' }),
  'an option with marks in its values': (words) => {
    const variants = [variantView({ options: { shade: naughty } }), variantView({ id: 2, options: { shade: long } })];
    return optionScreen(words, productView({ title: inBoth(naughty), options: ['shade'], variants }), 'shade', {});
  },
  'a quantity': (words) => quantityScreen(words, productView(), { color: 'black', size: '42' }, 8),
  'a quantity of the last one': (words) => quantityScreen(words, reduced, {}, 50),
  'a quantity of what is gone': (words) => quantityScreen(words, soldOut, {}, 8),
  'a quantity up to fifty': (words) =>
    quantityScreen(words, productView({ variants: [variantView({ stock: 80 })] }), {}, 50),
  'a sold out variant': (words) => soldOutScreen(words, longWinded, { id: 1, options: { color: 'black' } }),
  'what was found as cards': (words) => shelfCardsScreen(words, [marked, longWinded, bare], { ...place, total: 999 }),
  'a private reply to a comment': (words) => commentReplyScreen(words, { ...reply, product: marked, size: '42' }),
  'a private reply about many sizes': (words) =>
    commentReplyScreen(words, { ...reply, product: manySizes, size: 'XL' }),
  'a private reply about what is sold out': (words) => commentReplyScreen(words, { ...reply, product: soldOut }),
  'an invitation after a comment': (words) => commentReplyScreen(words, reply),
  'what was found': (words) => foundScreen(words, [marked, longWinded, bare]),
  'an empty cart': (words) => cartScreen(words, draftView({ lines: [] })),
  'a cart': (words) => cartScreen(words, draftView(), words.html('added-to-cart', { line: naughty })),
  'a cart with what is short and gone': (words) =>
    cartScreen(
      words,
      draftView({ lines: [lineView({ stock: 1 }), lineView({ id: 2, stock: 0, title: inBoth(naughty) })] }),
    ),
  'a cart of 20 long lines': (words) => cartScreen(words, draftView({ lines: manyLines })),
  'the phone without a button for it': (words) => phoneScreen(words, link, false),
  'the phone': (words) => phoneScreen(words, link),
  'ways of delivery': (words) =>
    deliveryScreen(words, draftView(), [
      methodView(),
      methodView({ feeSom: 0, title: inBoth(naughty) }),
      methodView({ title: inBoth(long) }),
    ]),
  'all regions': (words) => regionScreen(words, draftView()),
  'an address': (words) => addressScreen(words),
  'a recipient with marks': (words) => recipientScreen(words, naughty),
  'a recipient without a name': (words) => recipientScreen(words, null),
  'a summary': (words) => summaryScreen(words, draftView({ recipient: naughty, address: naughty }), 60),
  'a summary of pick-up': (words) =>
    summaryScreen(words, draftView({ delivery: pickup, deliverySom: 0, region: null, address: null }), 60),
  'a summary of 20 long lines': (words) => summaryScreen(words, draftView({ lines: manyLines }), 60),
  'the payment': (words) => paymentScreen(words, orderView(), card),
  'the payment without buttons that copy': (words) => paymentScreen(words, orderView(), card, { copyButton: false }),
  'the payment without a card': (words) => paymentScreen(words, orderView(), undefined),
  'the payment of a part': (words) => paymentScreen(words, partOrder, card, { over }),
  'an order in cash': (words) => confirmedScreen(words, cashOrder, over),
  'ways of paying': (words) => paymentWayScreen(words, draftView({ paymentWays: ['card', 'cash'] })),
  'ways of paying for pick-up': (words) =>
    paymentWayScreen(words, draftView({ paymentWays: ['card', 'cash'], delivery: pickup })),
  'ways of paying a part': (words) => paymentWayScreen(words, partDraft),
  'a summary of a part': (words) => summaryScreen(words, partDraft, 60),
  'the payment with a way over': (words) => paymentScreen(words, orderView(), card, { over }),
  'a receipt that came': (words) => receivedScreen(words, orderView()),
  'a receipt that came, with a way over': (words) => receivedScreen(words, orderView(), { over, isReadAtOnce: true }),
  'a receipt that came too late': (words) => lateReceiptScreen(words, orderView()),
  'an order of 20 long lines': (words) => orderScreen(words, longOrder),
  'an order of pick-up': (words) => orderScreen(words, orderView({ region: null, address: null })),
  'no orders': (words) => ordersScreen(words, []),
  'ten orders': (words) =>
    ordersScreen(
      words,
      Array.from({ length: 10 }, () => orderView({ status: 'checking_receipt' })),
    ),
  'a cancellation': (words) => cancelScreen(words, orderView()),
  'the order of a receipt': (words) =>
    whichOrderScreen(
      words,
      [orderView({ id: 2_147_483_647 }), orderView()],
      `${'f'.repeat(32)}.webp`,
      Number.MAX_SAFE_INTEGER,
    ),
  ...Object.fromEntries(
    orderStatuses.map((status) => [
      `an order that is ${status}`,
      (words: Words) => orderScreen(words, orderView({ status })),
    ]),
  ),
  ...Object.fromEntries(
    orderStatuses.map((status) => [
      `the owner's order that is ${status}`,
      (words: Words) => ownerOrderScreen(words, orderView({ status }), { steps: [] }),
    ]),
  ),
};

describe.each(languages)('screens in "%s"', (language) => {
  const words = wordsFor(language);

  test.each(Object.entries(screens))('%s can be sent, read and tapped', (_what, screen) => {
    expect(screenFaults(screen(words))).toEqual([]);
  });

  test.each(Object.keys(noticeKinds).filter((kind) => !isOwnerKind(kind)))('news of %s can be sent', (kind) => {
    const opener = { channel: 'chat', name: naughty };
    const replyTo = { chatId: 1, messageId: 2 };
    const goods = { product: marked, variant: variantView() };
    const person = { text: naughty, bridge: over, opener, replyTo };
    const facts = { order: { ...partOrder, tracking: naughty }, card, ...goods, ...person };
    const screen = customerNotice(words, kind, { reason: naughty, overSom: 5 }, facts);
    expect(screen).toBeDefined();
    expect(screen && screenFaults(screen)).toEqual([]);
  });
});

describe('a product card', () => {
  const words = wordsFor('en');

  test('shows the picture of the chosen colour, and none where there is none', () => {
    const pictures = [
      { mediaId: 'white.webp', color: 'white' },
      { mediaId: 'black.webp', color: 'black' },
    ];
    expect(productScreen(words, productView({ pictures })).mediaId).toBe('white.webp');
    expect(optionScreen(words, productView({ pictures }), 'size', { color: 'black' }).mediaId).toBe('black.webp');
    expect(productScreen(words, bare)).not.toHaveProperty('mediaId');
  });

  test('tells the price, the former one, and when few are left', () => {
    expect(shownText(productScreen(words, reduced).text)).toContain('450,000 soʻm (was 600,000 soʻm)');
    expect(productScreen(words, twoPrices).text).toContain('from <b>450,000\u00A0soʻm</b>');
    expect(
      shownText(
        productScreen(words, productView({ ...bare, variants: [variantView({ options: {}, stock: 2 })] })).text,
      ),
    ).toContain('Only 2 left');
  });

  test('offers to tell when a sold out thing is back, and does not offer to order it', () => {
    const data = productScreen(words, soldOut)
      .buttons?.flat()
      .map((button) => ('data' in button ? button.data : ''));
    expect(productScreen(words, soldOut).text).toContain('Sold out');
    expect(data).toContain('w:1');
    expect(data).not.toContain('b:1');
  });

  test('goes around its shelf in both directions', () => {
    const [back, , on] =
      productScreen(words, productView(), { shelf: 7, above: 0, index: 0, total: 3 }).buttons?.[0] ?? [];
    expect([back, on]).toMatchObject([{ data: 'i:7:2' }, { data: 'i:7:1' }]);
  });

  test('every size that is in stock can be tapped, however many there are', () => {
    const buttons = optionScreen(words, manySizes, 'size', {}).buttons?.flat() ?? [];
    const titles = buttons.map(({ title }) => title);
    expect(sizes.filter((size, at) => at % 3 > 0 && !titles.includes(size))).toEqual([]);
  });
});

describe('sums and people', () => {
  test('the summary shows what will be paid, and its tap carries that very sum', () => {
    const screen = summaryScreen(wordsFor('uz'), draftView(), 60);
    expect(shownText(screen.text)).toContain('Jami: 925 000 soʻm');
    expect(screen.buttons?.flat()).toContainEqual(expect.objectContaining({ data: 'ok:1:925000' }));
  });

  test('the payment copies the bare sum and the bare card number', () => {
    const copies = paymentScreen(wordsFor('en'), orderView(), card)
      .buttons?.flat()
      .filter((button) => 'copy' in button);
    expect(copies).toMatchObject([{ copy: '925000' }, { copy: '8600000000000000' }]);
    expect(paymentScreen(wordsFor('en'), orderView(), card).text).toContain('8600 0000 0000 0000');
  });

  test('where no button copies them, it is said that sum and card follow by themselves', () => {
    const words = wordsFor('uz');
    const told = words.html('payment-copy');
    expect(paymentScreen(words, orderView(), card, { copyButton: false }).text).toContain(told);
    expect(paymentScreen(words, orderView(), card).text).not.toContain(told);
    expect(paymentScreen(words, orderView(), undefined, { copyButton: false }).text).not.toContain(told);
  });

  test('the phone number is asked for by a button only where there is one', () => {
    const words = wordsFor('uz');
    expect(phoneScreen(words, link).below).toEqual({ contact: words.plain('button-contact') });
    expect(phoneScreen(words, link, false)).not.toHaveProperty('below');
    expect(phoneScreen(words, link, false).text).not.toContain(words.html('ask-phone-button'));
  });

  test('only the regions that a way of delivery serves are offered', () => {
    const draft = draftView({ delivery: methodView({ regions: ['tashkent_city', 'tashkent'] }) });
    const data = regionScreen(wordsFor('uz'), draft)
      .buttons?.flat()
      .map((button) => ('data' in button ? button.data : ''));
    expect(data?.filter((one) => one.startsWith('r:'))).toEqual(['r:tashkent_city', 'r:tashkent']);
    expect(regionScreen(wordsFor('uz'), draftView()).buttons?.flat()).toHaveLength(regions.length + 1);
  });

  test('marks that people write are shown as they wrote them', () => {
    expect(shownText(summaryScreen(wordsFor('en'), draftView({ recipient: naughty }), 60).text)).toContain(naughty);
    expect(shownText(productScreen(wordsFor('en'), marked).text)).toContain(naughty);
  });
});
