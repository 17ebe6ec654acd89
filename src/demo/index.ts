import { accessories } from './catalogue/accessories.ts';
import { cosmetics } from './catalogue/cosmetics.ts';
import { kids } from './catalogue/kids.ts';
import { men } from './catalogue/men.ts';
import { national } from './catalogue/national.ts';
import { shoes } from './catalogue/shoes.ts';
import { women } from './catalogue/women.ts';
import { deliveryMethods } from './delivery.ts';
import type { DemoShop } from './types.ts';

export { pictureIds, withDemoPictures } from './pictures.ts';

/** The shop a newcomer finds in an empty installation: invented goods, an invented address, a card that is no card. */
export const demoShop: DemoShop = {
  name: { uz: '«Namuna» doʻkoni', en: 'Namuna shop' },
  categories: [...women, ...men, ...shoes, ...national, ...accessories, ...cosmetics, ...kids],
  deliveryMethods,
  card: { number: '8600 0000 0000 0000', holder: 'SOTUV AGENTI DEMO' },
};
