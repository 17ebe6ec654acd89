import { beforeEach, describe, expect, test } from 'vitest';
import { answers, makeDelivery, makeSimpleProduct } from '#test/support/factories.ts';
import { offNow, openTwoChannels, type TwoChannels } from './two-channels.ts';

let scene: TwoChannels;

/** Ali is being asked for his phone number. */
beforeEach(async () => {
  scene = await openTwoChannels();
  const ali = await scene.buyer('open', 21, 'Ali');
  const variantId = (await makeSimpleProduct(scene.shop, 9)).variants[0]?.id ?? 0;
  await makeDelivery(scene.shop);
  await answers(ali, { slot: 'variant', variantId }, { slot: 'quantity', quantity: 1 }, { slot: 'checkout' });
  await scene.says('open', 21, 'salom');
  expect(scene.screen('open', 21)).toContain(scene.words.plain('ask-phone').slice(0, 20));
});

describe('what the platform refuses while a talk answers', () => {
  test.each(offNow)('because of the account (%d) lets the update wait', async (error_code, description) => {
    scene.refusals.push({ error_code, description });
    expect(await scene.says('open', 21, '90 123 45 67')).toEqual({ retryAfterSeconds: 30 });
  });

  test('for a while brings the update again after that while', async () => {
    scene.refusals.push({ error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 40 } });
    expect(await scene.says('open', 21, '90 123 45 67')).toEqual({ retryAfterSeconds: 40 });
  });

  test('because he blocked the shop is no failure', async () => {
    scene.refusals.push({ error_code: 403, description: 'Forbidden: bot was blocked by the user' });
    expect(await scene.says('open', 21, '90 123 45 67')).toBeUndefined();
  });
});
