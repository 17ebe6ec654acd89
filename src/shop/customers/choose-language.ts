import type { ShopContext } from '../context.ts';
import type { Language } from '../language.ts';
import { Customer } from './customer.ts';

/** From now on the shop speaks this language with the customer. */
export async function chooseLanguage(
  ctx: Pick<ShopContext, 'em'>,
  customerId: number,
  language: Language,
): Promise<void> {
  await ctx.em.nativeUpdate(Customer, { id: customerId }, { language, languageChosen: true });
}
