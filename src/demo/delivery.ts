import type { DemoDeliveryMethod } from './types.ts';

/** How the demo shop sends its parcels: a courier in the capital, post points everywhere, or come and fetch. */
export const deliveryMethods: DemoDeliveryMethod[] = [
  {
    kind: 'courier',
    title: { uz: 'Kuryer, Toshkent shahri', en: 'Courier in Tashkent city' },
    eta: { uz: 'bugun yoki ertaga', en: 'today or tomorrow' },
    feeSom: 25_000,
    freeFromSom: 500_000,
    regions: ['tashkent_city'],
  },
  {
    kind: 'post',
    title: { uz: 'Pochta punktigacha', en: 'To a post point' },
    eta: { uz: '1–3 ish kuni, uzoq tumanlarga 5 kungacha', en: '1–3 working days, up to 5 to far districts' },
    feeSom: 35_000,
    regions: 'all',
  },
  {
    kind: 'pickup',
    title: { uz: 'Doʻkondan olib ketish', en: 'Collect from the shop' },
    eta: { uz: 'buyurtmadan 1 soat keyin', en: 'an hour after the order' },
    feeSom: 0,
    regions: 'all',
    address: {
      uz: 'Toshkent sh., Chilonzor tumani, Namuna koʻchasi 1-uy. Har kuni 10:00–20:00',
      en: '1 Namuna Street, Chilonzor district, Tashkent. Every day 10:00–20:00',
    },
  },
];
