import type { DemoCategory } from '../types.ts';
import { colors, grid, sizes } from '../variants.ts';

export const kids: DemoCategory[] = [
  {
    slug: 'bolalar',
    title: { uz: 'Bolalar uchun', en: 'Kids' },
    products: [
      {
        slug: 'yulduzcha-futbolka',
        title: { uz: '«Yulduzcha» bolalar futbolkasi', en: 'Little Star kids’ T-shirt' },
        description: {
          uz: 'Yumshoq paxta, yulduzi tikib yopishtirilgan, koʻchmaydi. Oʻlchami – bolaning boʻyi, sm.',
          en: 'Soft cotton with a stitched-on star that stays put. Size is the child’s height in cm.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 69_000 },
          ['92', '98', '104', '110', '116'],
          [
            ['green', 4, 5, 3, 2, 1],
            ['orange', 2, 0, 3, 3, 0],
            ['light_blue', 3, 4, 4, 1, 2],
          ],
        ),
        drawing: { shape: 'tshirt', pattern: 'star' },
        words: ['bolalar', 'детская футболка', 'mayka', 'kids'],
      },
      {
        slug: 'ayiqcha-bodi',
        title: { uz: '«Ayiqcha» chaqaloq bodisi', en: 'Teddy baby bodysuit' },
        description: {
          uz: '100 % paxta, yelkasi va tagi tugmali, tez kiydiriladi. Choklari tashqarida, badanni qizartirmaydi.',
          en: '100 % cotton, snaps at shoulder and legs for quick changing. Seams outside, kind to the skin.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 79_000, was: 95_000 },
          ['62', '68', '74', '80'],
          [
            ['yellow', 3, 4, 4, 1],
            ['pink', 0, 2, 3, 2],
          ],
        ),
        drawing: { shape: 'romper', pattern: 'dots' },
        words: ['bodi', 'chaqaloq', 'боди', 'для новорожденных', 'kombinezon'],
      },
      {
        slug: 'bolalar-krossovkasi',
        title: { uz: 'Bolalar krossovkasi', en: 'Kids’ trainers' },
        description: {
          uz: 'Yengil va egiluvchan, burni mustahkam. Ichki tagi olinadi va yuviladi.',
          en: 'Light and flexible with a sturdy toe. The insole comes out for washing.',
        },
        options: ['size'],
        variants: sizes({ now: 235_000 }, [
          ['26', 2],
          ['27', 1],
          ['28', 3],
          ['29', 0],
          ['30', 2],
          ['31', 1],
        ]),
        drawing: { shape: 'runner', color: 'green' },
        words: ['krasovka', 'детские кроссовки', 'кроссовка', 'bolalar'],
      },
      {
        slug: 'pomponli-shapka',
        title: { uz: 'Pomponli shapka', en: 'Pompom hat' },
        description: {
          uz: 'Ichi flis, quloqni yopadi. 3–8 yoshga. Qoʻlda, iliq suvda yuving.',
          en: 'Fleece-lined, covers the ears. For ages 3 to 8. Hand wash in lukewarm water.',
        },
        options: ['color'],
        variants: colors({ now: 65_000 }, [
          ['orange', 6],
          ['red', 1],
          ['blue', 4],
          ['pink', 0],
        ]),
        drawing: { shape: 'beanie' },
        words: ['shapka', 'шапка', 'зимняя шапка', 'qalpoq'],
      },
    ],
  },
];
