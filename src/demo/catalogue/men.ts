import type { DemoCategory } from '../types.ts';
import { colors, grid, sizes } from '../variants.ts';

export const men: DemoCategory[] = [
  { slug: 'erkaklar', title: { uz: 'Erkaklar kiyimi', en: 'Men' }, products: [] },
  {
    slug: 'erkaklar-futbolka-koylak',
    parent: 'erkaklar',
    title: { uz: 'Futbolka va koʻylaklar', en: 'T-shirts and shirts' },
    products: [
      {
        slug: 'asos-futbolka',
        title: { uz: '«Asos» oddiy futbolka', en: 'Asos plain T-shirt' },
        description: {
          uz: 'Zich paxta, 180 g/m². Yuvilganda choʻzilmaydi, rangi oʻchmaydi. Odatdagi oʻlchamingizni oling.',
          en: 'Dense cotton, 180 g/m². Keeps its shape and colour in the wash. True to size.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 95_000 },
          ['S', 'M', 'L', 'XL', 'XXL'],
          [
            ['white', 8, 12, 10, 6, 2],
            ['black', 7, 11, 0, 5, 1],
            ['khaki', 2, 4, 4, 3, 0],
          ],
        ),
        drawing: { shape: 'tshirt' },
        words: ['mayka', 'футболка', 'майка', 'tshirt', 't-shirt'],
      },
      {
        slug: 'dengiz-futbolka',
        title: { uz: '«Dengiz» yoʻl-yoʻl futbolka', en: 'Dengiz striped T-shirt' },
        description: {
          uz: 'Yengil paxta, keng yoʻllari oq. Erkin bichim. 40 darajada yuviladi.',
          en: 'Light cotton with broad white stripes. Relaxed fit. Wash at 40 degrees.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 119_000, was: 149_000 },
          ['M', 'L', 'XL'],
          [
            ['blue', 3, 5, 2],
            ['red', 0, 1, 1],
          ],
        ),
        drawing: { shape: 'tshirt', pattern: 'stripes' },
        words: ['telnyashka', 'футболка в полоску', 'тельняшка'],
      },
      {
        slug: 'pike-polo',
        title: { uz: 'Pike polo', en: 'Piqué polo' },
        description: {
          uz: 'Havo oʻtkazadigan pike mato, yoqasi qayrilmaydi. Ish va dam olishga birdek mos.',
          en: 'Breathable piqué, a collar that stays put. Right for work and for the weekend.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 159_000 },
          ['M', 'L', 'XL'],
          [
            ['burgundy', 3, 4, 2],
            ['green', 2, 2, 0],
          ],
        ),
        drawing: { shape: 'polo' },
        words: ['polo', 'поло', 'тенниска'],
      },
      {
        slug: 'ofis-koylak',
        title: { uz: 'Ofis uchun koʻylak', en: 'Office shirt' },
        description: {
          uz: 'Oson dazmollanadigan paxta, toʻgʻri bichim, koʻkragida choʻntak. 40 darajada yuviladi.',
          en: 'Easy-iron cotton, straight cut, chest pocket. Wash at 40 degrees.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 199_000 },
          ['39', '40', '41', '42', '43'],
          [
            ['white', 3, 5, 6, 4, 1],
            ['light_blue', 2, 4, 3, 0, 1],
          ],
        ),
        drawing: { shape: 'shirt' },
        words: ['rubashka', 'рубашка', 'koylak', 'куйлак'],
      },
    ],
  },
  {
    slug: 'erkaklar-shimlar',
    parent: 'erkaklar',
    title: { uz: 'Shim va jinsilar', en: 'Trousers and jeans' },
    products: [
      {
        slug: 'togri-jinsi',
        title: { uz: 'Toʻgʻri bichimli jinsi', en: 'Straight jeans' },
        description: {
          uz: 'Qalin denim, 2 % elastan, harakatga xalaqit bermaydi. Teskari agʻdarib yuving.',
          en: 'Sturdy denim with 2 % elastane, easy to move in. Wash inside out.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 269_000, was: 320_000 },
          ['30', '31', '32', '33', '34', '36'],
          [
            ['blue', 2, 3, 5, 4, 3, 1],
            ['black', 1, 0, 2, 2, 0, 1],
          ],
        ),
        drawing: { shape: 'jeans' },
        words: ['djinsi', 'jins', 'джинсы', 'shim'],
      },
      {
        slug: 'chinos-shim',
        title: { uz: 'Chinos shim', en: 'Chinos' },
        description: {
          uz: 'Yumshoq paxta-satin, old burmali. Belbogʻ sovgʻa. 30 darajada yuviladi.',
          en: 'Soft cotton satin with a pressed crease. The belt comes with it. Wash at 30 degrees.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 239_000 },
          ['31', '32', '33', '34'],
          [
            ['beige', 2, 3, 3, 1],
            ['khaki', 0, 2, 1, 2],
          ],
        ),
        drawing: { shape: 'trousers' },
        words: ['shim', 'брюки', 'чинос', 'klassika shim'],
      },
    ],
  },
  {
    slug: 'erkaklar-issiq-kiyim',
    parent: 'erkaklar',
    title: { uz: 'Xudi, sviter, kurtkalar', en: 'Hoodies, knits, jackets' },
    products: [
      {
        slug: 'issiq-xudi',
        title: { uz: '«Issiq» xudi', en: 'Issiq hoodie' },
        description: {
          uz: 'Ichi momiq uch ipli paxta, 320 g/m². Kapyushoni ikki qavat, choʻntagi keng. Unisex.',
          en: 'Brushed three-thread cotton, 320 g/m². Double hood, wide pocket. Unisex.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 249_000 },
          ['S', 'M', 'L', 'XL'],
          [
            ['grey', 3, 5, 4, 2],
            ['black', 4, 6, 1, 0],
            ['purple', 1, 1, 2, 1],
          ],
        ),
        drawing: { shape: 'hoodie' },
        words: ['hudi', 'hoodie', 'толстовка', 'худи', 'kapyushon'],
      },
      {
        slug: 'burama-sviter',
        title: { uz: 'Burama toʻqima sviter', en: 'Cable-knit sweater' },
        description: {
          uz: '30 % jun, teriga yumshoq tegadi. Yoqasi yumaloq. Qoʻlda yuvib, yoyib quriting.',
          en: '30 % wool, gentle on the skin. Round neck. Hand wash, dry flat.',
        },
        options: ['size'],
        variants: sizes({ now: 279_000 }, [
          ['M', 3],
          ['L', 4],
          ['XL', 1],
          ['XXL', 0],
        ]),
        drawing: { shape: 'sweater', color: 'beige' },
        words: ['kofta', 'свитер', 'кофта', 'jemper'],
      },
      {
        slug: 'bomber-kurtka',
        title: { uz: 'Bomber kurtka', en: 'Bomber jacket' },
        description: {
          uz: 'Shamol oʻtkazmaydi, astari yupqa. Yoqasi, yengi va etagi toʻqima. Salqin kunlar uchun.',
          en: 'Windproof with a thin lining. Ribbed collar, cuffs and hem. For cool days.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 459_000 },
          ['M', 'L', 'XL'],
          [
            ['black', 2, 3, 1],
            ['khaki', 1, 2, 0],
          ],
        ),
        drawing: { shape: 'bomber' },
        words: ['kurtka', 'куртка', 'бомбер', 'vetrovka'],
      },
      {
        slug: 'qishki-kurtka',
        title: { uz: 'Qishki puxovik kurtka', en: 'Winter puffer jacket' },
        description: {
          uz: '−15 darajagacha isitadi, juda yengil. Kapyushoni yechilmaydi. 30 darajada, koptok bilan yuving.',
          en: 'Warm down to −15 degrees and very light. Fixed hood. Wash at 30 degrees with wash balls.',
        },
        options: ['color'],
        variants: colors({ now: 749_000, was: 890_000 }, [
          ['red', 2],
          ['black', 4],
          ['blue', 0],
        ]),
        drawing: { shape: 'puffer' },
        words: ['puxovik', 'пуховик', 'куртка зимняя', 'kurtka'],
      },
    ],
  },
];
