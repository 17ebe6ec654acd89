import type { DemoCategory } from '../types.ts';
import { colors, grid, single } from '../variants.ts';

export const accessories: DemoCategory[] = [
  { slug: 'sumka-aksessuar', title: { uz: 'Sumka va aksessuarlar', en: 'Bags and accessories' }, products: [] },
  {
    slug: 'sumkalar',
    parent: 'sumka-aksessuar',
    title: { uz: 'Sumkalar', en: 'Bags' },
    products: [
      {
        slug: 'xonim-sumka',
        title: { uz: '«Xonim» qoʻl sumkasi', en: 'Xonim handbag' },
        description: {
          uz: 'Zich ekocharm, shaklini saqlaydi. Ichida uchta choʻntak, A4 hujjat sigʻadi.',
          en: 'Firm eco-leather that keeps its shape. Three pockets inside, room for A4 papers.',
        },
        options: ['color'],
        variants: colors({ now: 359_000 }, [
          ['burgundy', 3],
          ['black', 5],
          ['beige', 1],
        ]),
        drawing: { shape: 'handbag' },
        words: ['sumka', 'сумка', 'ayollar sumkasi', 'bag'],
      },
      {
        slug: 'zanjirli-sumka',
        title: { uz: 'Zanjirli kichik sumka', en: 'Quilted chain bag' },
        description: {
          uz: 'Qaviqli ekocharm, zanjiri yelkaga ham, qoʻlga ham. Telefon va hamyon sigʻadi.',
          en: 'Quilted eco-leather on a chain, for shoulder or hand. Holds a phone and a purse.',
        },
        options: ['color'],
        variants: colors({ now: 269_000, was: 330_000 }, [
          ['black', 4],
          ['white', 2],
          ['red', 0],
          ['pink', 1],
        ]),
        drawing: { shape: 'crossbody' },
        words: ['klatch', 'клатч', 'сумочка', 'kross-bodi'],
      },
      {
        slug: 'shahar-ryukzak',
        title: { uz: '«Shahar» ryukzagi', en: 'Shahar backpack' },
        description: {
          uz: '20 litr, noutbuk uchun 15,6 dyuymli boʻlim. Suv yuqtirmaydi, orqasi yumshoq.',
          en: '20 litres with a 15.6-inch laptop sleeve. Sheds water, padded back.',
        },
        options: ['color'],
        variants: colors({ now: 289_000 }, [
          ['green', 4],
          ['grey', 6],
          ['blue', 2],
        ]),
        drawing: { shape: 'backpack' },
        words: ['rukzak', 'ryukzak', 'рюкзак', 'portfel'],
      },
    ],
  },
  {
    slug: 'aksessuarlar',
    parent: 'sumka-aksessuar',
    title: { uz: 'Aksessuarlar', en: 'Accessories' },
    products: [
      {
        slug: 'charm-hamyon',
        title: { uz: 'Charm hamyon', en: 'Leather wallet' },
        description: {
          uz: 'Tabiiy charm, uchta karta choʻntagi, pul uchun ikki boʻlim. Sovgʻa qutisida.',
          en: 'Real leather, three card slots, two note pockets. Comes in a gift box.',
        },
        options: ['color'],
        variants: colors({ now: 169_000 }, [
          ['brown', 7],
          ['black', 3],
        ]),
        drawing: { shape: 'wallet' },
        words: ['koshelok', 'кошелёк', 'портмоне', 'hamyon'],
      },
      {
        slug: 'charm-kamar',
        title: { uz: 'Charm kamar', en: 'Leather belt' },
        description: {
          uz: 'Eni 3,5 sm, toʻqasi poʻlat. Oʻlchami – umumiy uzunligi, sm. Ortigʻini kesish mumkin.',
          en: '3.5 cm wide, steel buckle. Size is the whole length in cm; it can be cut shorter.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 139_000 },
          ['105', '115', '125'],
          [
            ['black', 4, 6, 2],
            ['brown', 2, 3, 0],
          ],
        ),
        drawing: { shape: 'belt' },
        words: ['remen', 'ремень', 'kamar', 'belbogʻ'],
      },
      {
        slug: 'klassik-soat',
        title: { uz: 'Klassik qoʻl soati', en: 'Classic wristwatch' },
        description: {
          uz: 'Poʻlat korpus, charm tasma, yapon mexanizmi. Suv sachrashidan qoʻrqmaydi. 1 yil kafolat.',
          en: 'Steel case, leather strap, Japanese movement. Splash-proof. One year’s guarantee.',
        },
        options: [],
        variants: single({ now: 469_000, was: 560_000 }, 3),
        drawing: { shape: 'watch', color: 'brown' },
        words: ['soat', 'часы', 'qol soati', 'watch'],
      },
      {
        slug: 'quyosh-kozoynak',
        title: { uz: 'Quyoshdan koʻzoynak', en: 'Sunglasses' },
        description: {
          uz: 'UV400 himoya, linzasi qutblangan. Gʻilofi bilan. Latta bilan artiladi.',
          en: 'UV400 polarised lenses. Comes with a case. Wipe with a soft cloth.',
        },
        options: ['color'],
        variants: colors({ now: 129_000 }, [
          ['black', 8],
          ['brown', 3],
          ['red', 1],
        ]),
        drawing: { shape: 'sunglasses' },
        words: ['ochki', 'очки', 'солнечные очки', 'kozoynak'],
      },
    ],
  },
];
