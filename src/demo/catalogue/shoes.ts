import type { DemoCategory } from '../types.ts';
import { grid, sizes } from '../variants.ts';

export const shoes: DemoCategory[] = [
  { slug: 'poyabzal', title: { uz: 'Poyabzal', en: 'Shoes' }, products: [] },
  {
    slug: 'krossovkalar',
    parent: 'poyabzal',
    title: { uz: 'Krossovkalar', en: 'Trainers' },
    products: [
      {
        slug: 'shamol-krossovka',
        title: { uz: '«Shamol» yugurish krossovkasi', en: 'Shamol running shoe' },
        description: {
          uz: 'Usti havo oʻtkazadigan toʻr, tagi yumshoq koʻpik. Yengil: bittasi 240 g. Odatdagi oʻlchamingizni oling.',
          en: 'Breathable mesh on a soft foam sole. Light: 240 g a shoe. True to size.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 429_000, was: 519_000 },
          ['38', '39', '40', '41', '42', '43', '44'],
          [
            ['black', 1, 2, 4, 5, 6, 3, 1],
            ['red', 2, 2, 0, 3, 1, 2, 0],
            ['blue', 0, 1, 2, 2, 3, 1, 1],
          ],
        ),
        drawing: { shape: 'runner' },
        words: ['krasovka', 'krosovka', 'кроссовка', 'кроссовки', 'sneakers', 'sport'],
      },
      {
        slug: 'charm-krossovka',
        title: { uz: 'Charm klassik krossovka', en: 'Classic leather trainer' },
        description: {
          uz: 'Tabiiy charm, tekis tag, har kuni kiyishga. Nam latta bilan artiladi.',
          en: 'Real leather on a flat sole, for every day. Wipe with a damp cloth.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 485_000 },
          ['36', '37', '38', '39', '40', '41', '42'],
          [
            ['white', 2, 3, 4, 4, 2, 1, 0],
            ['pink', 1, 1, 2, 0, 0, 0, 0],
          ],
        ),
        drawing: { shape: 'courtSneaker' },
        words: ['krasovka', 'кроссовки', 'белые кеды', 'oq krossovka', 'sneakers'],
      },
      {
        slug: 'baland-kedi',
        title: { uz: 'Baland kedi', en: 'High-top canvas shoe' },
        description: {
          uz: 'Pishiq mato, rezina burun, toʻpiqni ushlab turadi. Yigit-qizlarga birdek.',
          en: 'Strong canvas, rubber toe, holds the ankle. For him and for her.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 325_000 },
          ['37', '39', '41', '43'],
          [
            ['black', 3, 4, 2, 1],
            ['yellow', 1, 2, 0, 0],
          ],
        ),
        drawing: { shape: 'highTop' },
        words: ['kedi', 'keda', 'кеды', 'конверсы'],
      },
    ],
  },
  {
    slug: 'erkaklar-poyabzali',
    parent: 'poyabzal',
    title: { uz: 'Erkaklar poyabzali', en: 'Men’s shoes' },
    products: [
      {
        slug: 'charm-loafer',
        title: { uz: 'Charm mokasin', en: 'Leather loafers' },
        description: {
          uz: 'Tabiiy charm, ichi ham charm, qoʻlda tikilgan. Keng oyoqqa bir oʻlcham katta oling.',
          en: 'Leather inside and out, hand-stitched. Take a size up for a wide foot.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 540_000 },
          ['40', '41', '42', '43'],
          [
            ['brown', 2, 3, 2, 1],
            ['black', 1, 2, 0, 1],
          ],
        ),
        drawing: { shape: 'loafer' },
        words: ['mokasin', 'tufli', 'лоферы', 'мокасины', 'туфли'],
      },
      {
        slug: 'qishki-etik',
        title: { uz: 'Qishki bogʻichli etik', en: 'Lined winter boots' },
        description: {
          uz: 'Ichi tabiiy jun, tagi muzda sirpanmaydi. Suv oʻtkazmaydi. Quyuq krem surtib turing.',
          en: 'Real wool inside, a sole that grips on ice. Waterproof. Keep them waxed.',
        },
        options: ['size'],
        variants: sizes({ now: 690_000 }, [
          ['40', 1],
          ['41', 3],
          ['42', 4],
          ['43', 2],
          ['44', 0],
          ['45', 1],
        ]),
        drawing: { shape: 'lacedBoot', color: 'brown' },
        words: ['etik', 'botinka', 'ботинки', 'зимние ботинки', 'boots'],
      },
    ],
  },
  {
    slug: 'ayollar-poyabzali',
    parent: 'poyabzal',
    title: { uz: 'Ayollar poyabzali', en: 'Women’s shoes' },
    products: [
      {
        slug: 'poshnali-tufli',
        title: { uz: 'Poshnali tufli', en: 'High heels' },
        description: {
          uz: 'Poshnasi 9 sm, ichi yumshoq charm. Toʻyda uzoq tursangiz ham oyoq charchamaydi.',
          en: 'A 9 cm heel and a soft leather lining. Comfortable through a long wedding.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 415_000 },
          ['36', '37', '38', '39'],
          [
            ['red', 1, 2, 2, 0],
            ['black', 2, 3, 3, 1],
            ['beige', 0, 1, 1, 1],
          ],
        ),
        drawing: { shape: 'heel' },
        words: ['tufli', 'туфли', 'kabluk', 'каблуки', 'heels'],
      },
      {
        slug: 'yozgi-sandal',
        title: { uz: 'Yozgi bosonojka', en: 'Summer sandals' },
        description: {
          uz: 'Poshnasi past, 5 sm. Tasmalari yumshoq, toʻqasi bilan sozlanadi. Yozga yengil.',
          en: 'A low 5 cm heel. Soft straps with an adjustable buckle. Light for summer.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 245_000, was: 310_000 },
          ['36', '37', '38', '39', '40'],
          [
            ['white', 2, 2, 3, 1, 1],
            ['gold', 1, 0, 2, 1, 0],
          ],
        ),
        drawing: { shape: 'sandal' },
        words: ['sandal', 'босоножки', 'сандалии', 'bosonojki'],
      },
      {
        slug: 'kuzgi-botilon',
        title: { uz: 'Kuzgi botilon', en: 'Ankle boots' },
        description: {
          uz: 'Yoni rezinkali, tez kiyiladi. Poshnasi 5 sm, barqaror. Hozircha tugagan, yana keladi.',
          en: 'Elastic sides, quick to put on. A steady 5 cm heel. Sold out for now, more is coming.',
        },
        options: ['size'],
        variants: sizes({ now: 520_000 }, [
          ['37', 0],
          ['38', 0],
          ['39', 0],
        ]),
        drawing: { shape: 'ankleBoot', color: 'black' },
        words: ['botilyon', 'ботильоны', 'polusapojki', 'челси'],
      },
    ],
  },
];
