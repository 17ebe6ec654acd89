import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ShownPost } from '#src/playground/graph/account.ts';
import { expectBooksToBalance } from '../support/books.ts';
import type { InstagramShopper } from '../support/instagram-shopper.ts';
import { openShop, type OpenShop } from '../support/open-shop.ts';
import { counts, signsInAgain } from '../support/owner-steps.ts';
import { checkOut, chooseTrainers, does, placeOrder, wholeOrder } from '../support/sale-steps.ts';
import type { Buyer, Shopper } from '../support/shopper.ts';

// From the trainer's card to the cart, once the trainer was chosen.
const chooseVariant = chooseTrainers.slice(4);
const hour = 60;

describe('a shop on Instagram', () => {
  let shop: OpenShop;
  let owner: Shopper;
  let post: ShownPost;

  beforeAll(async () => {
    shop = await openShop('embedded');
    owner = await shop.owner();
    // Enough of what everybody here buys.
    await counts(owner, { product: /shamol/i, variant: /qora, 42/, count: 50 });
    post = shop.graph.account.publishPost({ caption: 'Shamol krossovkalari keldi!' });
    await link(post);
  });
  afterEach(() => {
    // Whatever happens, Graph has nothing to refuse, and no machine says that it is a person.
    expect(shop.graph.calls.filter(({ error }) => error !== undefined)).toEqual([]);
    expect(JSON.stringify(shop.graph.calls)).not.toContain('HUMAN_AGENT');
  });
  afterAll(async () => {
    await shop.settled();
    await expectBooksToBalance(shop.app);
    await shop.close();
  });

  /** The owner pastes the post's link and picks the trainer. */
  const link = async (shown: ShownPost): Promise<void> => {
    owner.says(shown.permalink);
    await owner.hears(shown.permalink);
    await owner.taps(owner.text('owner-button-pick'));
    await owner.taps(owner.text('owner-button-find'));
    owner.says('shamol');
    await owner.hears(/shamol/i);
    await owner.taps(/Shamol/);
    await owner.hears(owner.text('owner-post-now-linked'));
  };
  const commentsUnder = (shown: ShownPost) => shop.graph.account.comments(shown.id);
  const publicAnswers = () => commentsUnder(post).flatMap(({ replies }) => replies.filter(({ isOwn }) => isOwn));

  /** Pays, and the owner takes the order to its end. */
  const takesHome = async (buyer: Buyer, number: string): Promise<void> => {
    buyer.sendsPicture();
    await buyer.hears(buyer.text('receipt-received', { number }));
    await owner.taps(owner.text('owner-button-accept'), new RegExp(`🧾 ?${number}`));
    await owner.taps(owner.text('owner-button-pack'), number);
    await owner.taps(owner.text('owner-button-ship'), number);
    await owner.taps(owner.text('owner-button-skip'));
    await owner.taps(owner.text('owner-button-deliver'), number);
    await buyer.hears(buyer.text('notice-order_delivered', { number }));
  };

  test.each(['phone', 'desktop'] as const)('from "narxi?" under a post to "delivered", on a %s', async (device) => {
    const buyer = shop.follower('Dilnoza');
    buyer.person.uses(device);
    const before = publicAnswers().length;
    buyer.person.comments(post.id, 'narxi qancha?');
    const told = await buyer.hears(/429 000/);
    expect(told.text).toMatch(/42/);
    await vi.waitFor(() => expect(publicAnswers()).toHaveLength(before + 1));
    expect(publicAnswers().at(-1)?.text).not.toMatch(/\d/);

    await buyer.taps(buyer.text('button-order'));
    const number = await does(buyer, [...chooseVariant, ...checkOut, placeOrder]);
    await takesHome(buyer, number);
  });

  test('a story is answered with "42 bormi", its product is shown, and the order is delivered', async () => {
    const story = shop.graph.account.publishPost({ caption: '', kind: 'story' });
    await link(story);
    const buyer = shop.follower('Sevara');
    buyer.person.repliesToStory(story.id, '42 bormi');
    await buyer.taps(buyer.text('button-order'));
    const number = await does(buyer, [...chooseVariant, ...checkOut, placeOrder]);
    await takesHome(buyer, number);
  });

  test('the shop answers one comment once, however often it is brought, and never itself', async () => {
    const before = publicAnswers().length;
    shop.graph.deliveries.configure({ copies: 2 });
    const buyer = shop.follower('Gulbahor');
    const comment = buyer.person.comments(post.id, '+');
    await buyer.hears(/429 000/);
    shop.graph.account.commentByHand(post.id, 'Narxi 429 000 soʻm');
    shop.graph.account.replyByHand(comment, 'Narxi qancha deysizmi?');
    buyer.person.comments(post.id, 'zoʻr ekan 😍');
    await shop.settled();
    shop.graph.deliveries.configure({ copies: 1 });
    expect(publicAnswers().filter(({ text }) => !text.includes('deysizmi'))).toHaveLength(before + 1);
    expect(buyer.person.messages.filter(({ commentId }) => commentId === comment)).toHaveLength(1);
  });

  test('news that may not be told wait until the customer writes; the owner learns whom to call', async () => {
    const buyer = await shop.buyer('instagram', 'Oydin');
    const number = await does(buyer, wholeOrder);
    buyer.sendsPicture();
    await owner.taps(owner.text('owner-button-accept'), new RegExp(`🧾 ?${number}`));
    await buyer.hears(buyer.text('notice-order_paid', { number }));
    await shop.later(25 * hour);
    await signsInAgain(owner);
    const calls = shop.graph.calls.length;
    await owner.taps(owner.text('owner-button-pack'), number);
    await owner.hears(/\+998 90 123 45 67/);
    await shop.settled();
    expect(shop.graph.calls).toHaveLength(calls);
    buyer.says('Buyurtmam qani?');
    await buyer.hears(buyer.text('notice-order_packed', { number }));
  });

  test.each([
    { after: '23:50', minutes: 23 * hour + 50, isToldAtOnce: true, isInvited: true },
    { after: '24:10', minutes: 24 * hour + 10, isToldAtOnce: false, isInvited: true },
    { after: '8 days', minutes: 8 * 24 * hour, isToldAtOnce: false, isInvited: false },
  ])('$after after the last message: news, private replies and what was held', async (at) => {
    const buyer = await shop.buyer('instagram', `Oygul ${at.after}`);
    const number = await does(buyer, wholeOrder);
    buyer.sendsPicture();
    await owner.taps(owner.text('owner-button-accept'), new RegExp(`🧾 ?${number}`));
    await buyer.hears(buyer.text('notice-order_paid', { number }));
    const passerBy = shop.follower(`Nodira ${at.after}`);
    passerBy.person.comments(post.id, 'yomon doʻkon ekan');
    await owner.hears('yomon doʻkon ekan');

    await shop.later(at.minutes);
    await signsInAgain(owner);
    await owner.taps(owner.text('owner-button-send-product'), 'yomon doʻkon ekan');
    await owner.taps(owner.text('owner-button-pack'), number);
    await shop.settled();
    const packed = buyer.text('notice-order_packed', { number });
    expect(buyer.sees(packed) !== undefined).toBe(at.isToldAtOnce);
    expect(passerBy.person.messages.length > 0).toBe(at.isInvited);
    buyer.says('Buyurtmam qani?');
    await vi.waitFor(() => expect(buyer.sees(packed)).toBeDefined());
  });

  test('the owner types by hand: the bot is silent there, and comes back', async () => {
    const buyer = shop.follower('Feruza');
    buyer.starts();
    await buyer.taps(buyer.text('language-name'));
    await buyer.hears(/Namuna/);
    shop.graph.account.typesByHand(buyer.person, 'Assalomu alaykum, oʻzim javob beraman');
    await shop.settled();
    buyer.says('krossovka bormi?');
    await owner.hears('krossovka bormi?');
    await shop.settled();
    expect(buyer.person.lastHeard?.text).toBe('Assalomu alaykum, oʻzim javob beraman');
    await shop.later(121);
    await signsInAgain(owner);
    await buyer.hears(buyer.text('notice-operator_back'));
    buyer.says('krossovka');
    await buyer.hears('Shamol');
  });

  test('one tap takes customer, order and language over to Telegram, once', async () => {
    const buyer: InstagramShopper = shop.follower('Barno', 'en');
    buyer.starts();
    await buyer.taps(buyer.text('language-name'));
    const number = await does(buyer, wholeOrder);
    const payload = await vi.waitFor(() => payloadIn(buyer));
    const there = shop.newcomer('Barno', 'en');
    there.starts(payload);
    await there.hears(there.text('bridge-joined'));
    await there.hears(number);
    await buyer.hears(buyer.text('notice-bridge_used', { channel: 'Telegram' }));
    there.sendsPicture();
    await owner.taps(owner.text('owner-button-accept'), new RegExp(`🧾 ?${number}`));
    await there.hears(there.text('notice-order_paid', { number }));
    const stranger = shop.newcomer('Notanish', 'en');
    stranger.starts(payload);
    await stranger.hears(stranger.text('bridge-used'));
  });
});

/** What the newest link to Telegram in his thread carries. */
function payloadIn({ person }: InstagramShopper): string {
  const shown = JSON.stringify(person.messages);
  const payload = [...shown.matchAll(/start=(b_[\w-]+)/g)].at(-1)?.[1];
  if (payload === undefined) throw new Error('There is no link yet.');
  return payload;
}
