import type { DemoCategory } from '../types.ts';
import { colors, single, volumes } from '../variants.ts';

export const cosmetics: DemoCategory[] = [
  { slug: 'kosmetika', title: { uz: 'Kosmetika va atir', en: 'Beauty' }, products: [] },
  {
    slug: 'pardoz',
    parent: 'kosmetika',
    title: { uz: 'Pardoz', en: 'Make-up' },
    products: [
      {
        slug: 'mat-lab-boyogi',
        title: { uz: 'Mat lab boʻyogʻi', en: 'Matte lipstick' },
        description: {
          uz: 'Kun boʻyi turadi, labni quritmaydi. Tarkibida shi moyi bor. Muddati 24 oy.',
          en: 'Stays all day without drying the lips. With shea butter. Keeps for 24 months.',
        },
        options: ['shade'],
        variants: colors(
          { now: 75_000 },
          [
            ['red', 9],
            ['pink', 6],
            ['burgundy', 4],
            ['brown', 2],
            ['orange', 0],
            ['purple', 1],
          ],
          'shade',
        ),
        drawing: { shape: 'lipstick' },
        words: ['pomada', 'помада', 'lipstick', 'lab boyogi'],
      },
      {
        slug: 'hajm-tush',
        title: { uz: 'Hajm beruvchi tush', en: 'Volume mascara' },
        description: {
          uz: 'Kipriklarni ajratadi va quyuq koʻrsatadi. Toʻkilmaydi, iliq suvda yuviladi.',
          en: 'Parts and thickens the lashes. No flaking, comes off with warm water.',
        },
        options: ['shade'],
        variants: colors(
          { now: 89_000, was: 109_000 },
          [
            ['black', 12],
            ['brown', 3],
          ],
          'shade',
        ),
        drawing: { shape: 'mascara' },
        words: ['tush', 'тушь', 'kiprik', 'mascara'],
      },
      {
        slug: 'tirnoq-laki',
        title: { uz: 'Tirnoq laki', en: 'Nail polish' },
        description: {
          uz: 'Tez quriydi, 7 kungacha koʻchmaydi. 10 ml. Ikki qavat surting.',
          en: 'Dries fast and lasts up to 7 days. 10 ml. Apply two coats.',
        },
        options: ['shade'],
        variants: colors(
          { now: 32_000 },
          [
            ['red', 14],
            ['pink', 11],
            ['burgundy', 7],
            ['beige', 5],
            ['black', 2],
            ['blue', 1],
            ['silver', 0],
          ],
          'shade',
        ),
        drawing: { shape: 'nailPolish' },
        words: ['lak', 'лак для ногтей', 'manikyur', 'tirnoq'],
      },
      {
        slug: 'kompakt-upa',
        title: { uz: 'Koʻzguli kompakt upa', en: 'Compact powder' },
        description: {
          uz: 'Yogʻ yaltirashini yopadi, terini quritmaydi. Ichida koʻzgu va momiq. 12 g.',
          en: 'Takes off shine without drying the skin. Mirror and puff inside. 12 g.',
        },
        options: ['shade'],
        variants: colors(
          { now: 98_000 },
          [
            ['beige', 6],
            ['pink', 2],
          ],
          'shade',
        ),
        drawing: { shape: 'powder' },
        words: ['pudra', 'пудра', 'upa', 'powder'],
      },
    ],
  },
  {
    slug: 'parvarish',
    parent: 'kosmetika',
    title: { uz: 'Parvarish', en: 'Skin and hair care' },
    products: [
      {
        slug: 'namlovchi-krem',
        title: { uz: 'Yuz uchun namlovchi krem', en: 'Moisturising face cream' },
        description: {
          uz: 'Gialuron kislotali yengil krem, ertalab va kechqurun. Quruq va normal teri uchun.',
          en: 'A light cream with hyaluronic acid, for morning and night. For dry and normal skin.',
        },
        options: ['volume'],
        variants: volumes([
          ['30 ml', { now: 89_000 }, 5],
          ['50 ml', { now: 129_000 }, 8],
          ['100 ml', { now: 219_000, was: 249_000 }, 1],
        ]),
        drawing: { shape: 'creamJar', color: 'light_blue' },
        words: ['krem', 'крем', 'крем для лица', 'uvlajnyayushiy'],
      },
      {
        slug: 'giyohli-shampun',
        title: { uz: 'Giyohli shampun', en: 'Herbal shampoo' },
        description: {
          uz: 'Qichitqioʻt va rayhon shirasi bilan. Soch toʻkilishini kamaytiradi, har kuni ishlatsa boʻladi.',
          en: 'With nettle and basil. Less hair lost, gentle enough for every day.',
        },
        options: ['volume'],
        variants: volumes([
          ['250 ml', { now: 49_000 }, 10],
          ['400 ml', { now: 69_000 }, 6],
          ['750 ml', { now: 109_000 }, 0],
        ]),
        drawing: { shape: 'shampoo', color: 'green' },
        words: ['shampun', 'шампунь', 'soch', 'shampoo'],
      },
      {
        slug: 'qol-kremi',
        title: { uz: 'Qoʻl kremi', en: 'Hand cream' },
        description: {
          uz: 'Lavanda hidi, glitserinli. Qishda yorilgan qoʻlni tez tuzatadi. 75 ml.',
          en: 'Lavender-scented, with glycerine. Mends chapped hands in winter. 75 ml.',
        },
        options: [],
        variants: single({ now: 39_000 }, 15),
        drawing: { shape: 'tube', color: 'purple' },
        words: ['krem', 'крем для рук', 'hand cream'],
      },
    ],
  },
  {
    slug: 'atirlar',
    parent: 'kosmetika',
    title: { uz: 'Atirlar', en: 'Perfume' },
    products: [
      {
        slug: 'atir-samarqand',
        title: { uz: '«Samarqand» atiri', en: 'Samarkand perfume' },
        description: {
          uz: 'Anjir, zaʼfaron va yogʻoch hidi. Erkaklarga ham, ayollarga ham. 8 soatgacha turadi.',
          en: 'Fig, saffron and wood. For men and women. Lasts up to 8 hours.',
        },
        options: ['volume'],
        variants: volumes([
          ['30 ml', { now: 245_000 }, 4],
          ['50 ml', { now: 350_000 }, 6],
          ['100 ml', { now: 560_000, was: 650_000 }, 1],
        ]),
        drawing: { shape: 'perfume', color: 'gold' },
        words: ['atir', 'duxi', 'духи', 'парфюм', 'perfume'],
      },
      {
        slug: 'atir-lola',
        title: { uz: '«Lola» ayollar atiri', en: 'Lola women’s perfume' },
        description: {
          uz: 'Lola, atirgul va oq mushk. Yengil va toza hid, kunduzga. Sovgʻa qutisida.',
          en: 'Tulip, rose and white musk. Light and clean, for daytime. In a gift box.',
        },
        options: ['volume'],
        variants: volumes([
          ['50 ml', { now: 320_000 }, 3],
          ['75 ml', { now: 420_000 }, 0],
        ]),
        drawing: { shape: 'perfume', color: 'pink' },
        words: ['atir', 'duxi', 'духи', 'женские духи'],
      },
    ],
  },
];
