import { beforeEach, expect, test } from 'vitest';
import { readIdentity } from '#src/shop/customers/recognise.ts';
import { makeDelivery, makeProduct, makeSimpleProduct } from '#test/support/factories.ts';
import { wordsFor } from '#test/support/words.ts';
import { openTwoChannels, type TwoChannels } from './two-channels.ts';

const ali = 21;
const words = wordsFor('uz');
let scene: TwoChannels;

beforeEach(async () => {
  scene = await openTwoChannels();
  const channel = scene.house.channels.get('windowed');
  if (!channel) throw new Error('The windowed channel is missing.');
  channel.capabilities = {
    replyWindowHours: 24,
    comments: true,
    buttons: 'quick-replies',
    contactButton: false,
    copyButton: false,
  };
});

const said = () => scene.sent('windowed', ali).map(({ payload }) => payload.text);
const titles = () => JSON.stringify(scene.sent('windowed', ali).at(-1)?.payload.reply_markup);

test('a stranger who asks for a thing gets it in one message, which says who answers and offers the other language', async () => {
  const product = await makeProduct(scene.shop, { title: { uz: 'Krossovka Tez', en: 'Fast shoe' } });
  await scene.says('windowed', ali, 'krossovka');
  expect(scene.sent('windowed', ali)).toHaveLength(1);
  expect(scene.screen('windowed', ali)).toContain(words.html('assistant-here'));
  expect(titles()).toContain(`b:${product.id}`);
  expect(titles()).toContain(wordsFor('en').plain('language-name'));
  await scene.says('windowed', ali, 'krossovka');
  expect(scene.screen('windowed', ali)).not.toContain(words.html('assistant-here'));
});

test('a greeting is greeted back, not looked for among the goods', async () => {
  await scene.says('windowed', ali, 'Assalomu alaykum!');
  expect(said()).toHaveLength(1);
  expect(said()[0]).toContain(words.html('language-ask'));
  await scene.taps('windowed', ali, 's:uz:');
  expect(said().at(-1)).toContain(words.html('welcome-how'));
  await scene.says('windowed', ali, 'салом');
  expect(said().at(-1)).toBe(words.html('welcome-back'));
});

test('who stopped the messages comes back by a greeting, as he was told', async () => {
  await scene.taps('windowed', ali, 's:uz:');
  await scene.says('windowed', ali, 'stop');
  expect(said().at(-1)).toContain(words.html('stopped-return-typed'));
  await scene.says('windowed', ali, 'salom');
  const { identityId } = await scene.buyer('windowed', ali);
  expect((await readIdentity(scene.shop.system(), identityId))?.identity.stopped).toBe(false);
});

test('commands are words there, and a person can be asked for in a whole sentence', async () => {
  await scene.taps('windowed', ali, 's:uz:');
  await scene.says('windowed', ali, 'yordam');
  expect(said().at(-1)).toBe(words.html('help-typed'));
  expect(said().at(-1)).not.toContain('/');
  await scene.says('windowed', ali, 'Savat');
  expect(said().at(-1)).toBe(words.html('cart-empty'));
  await scene.says('windowed', ali, 'Odam bilan gaplashmoqchiman');
  expect(said().at(-1)).toBe(words.html('operator-called'));
});

test('the phone number is typed, and what was understood stands above the next question', async () => {
  const product = await makeSimpleProduct(scene.shop, 9);
  await makeDelivery(scene.shop);
  for (const data of ['s:uz:', `b:${product.id}`, 'q:1', 'co']) await scene.taps('windowed', ali, data);
  expect(said().at(-1)).toContain(words.html('ask-phone'));
  expect(said().at(-1)).not.toContain(words.html('ask-phone-button'));
  const before = said().length;
  await scene.says('windowed', ali, '12');
  expect(said().at(-1)).toContain(words.html('draft-bad_phone'));
  await scene.says('windowed', ali, '90 123 45 67');
  expect(said()).toHaveLength(before + 2);
  expect(said().at(-1)).toContain(words.html('phone-taken', { phone: words.phone('+998901234567') }));
  expect(said().at(-1)).toContain(words.html('ask-delivery'));
});
