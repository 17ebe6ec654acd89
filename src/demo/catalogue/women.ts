import type { DemoCategory } from '../types.ts';
import { grid, single, sizes } from '../variants.ts';

export const women: DemoCategory[] = [
  { slug: 'ayollar', title: { uz: 'Ayollar kiyimi', en: 'Women' }, products: [] },
  {
    slug: 'ayollar-koylaklar',
    parent: 'ayollar',
    title: { uz: 'Koʻylaklar', en: 'Dresses' },
    products: [
      {
        slug: 'bahor-koylagi',
        title: { uz: '«Bahor» gulli koʻylak', en: 'Bahor floral dress' },
        description: {
          uz: 'Yengil shtapel matodan, issiqda terlatmaydi. Beli lenta bilan bogʻlanadi, etagi keng. 30 darajada yuviladi.',
          en: 'Light viscose that stays cool in the heat. Tied at the waist, wide skirt. Wash at 30 degrees.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 289_000, was: 349_000 },
          ['S', 'M', 'L', 'XL'],
          [
            ['red', 4, 6, 3, 1],
            ['light_blue', 2, 0, 5, 2],
          ],
        ),
        drawing: { shape: 'dress', pattern: 'flowers' },
        words: ['koylak', 'kuylak', 'платье', 'летнее платье', 'куйлак', 'sarafan'],
      },
      {
        slug: 'nuqtali-koylak',
        title: { uz: 'Nuqtali koʻylak', en: 'Polka-dot dress' },
        description: {
          uz: 'Paxta va elastan aralash mato, gʻijimlanmaydi. Ishga ham, mehmonga ham bop. 40 darajada yuviladi.',
          en: 'Cotton with a little elastane, hardly creases. Good for work and for visits. Wash at 40 degrees.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 315_000 },
          ['S', 'M', 'L'],
          [
            ['black', 3, 4, 0],
            ['burgundy', 1, 2, 2],
          ],
        ),
        drawing: { shape: 'dress', pattern: 'dots' },
        words: ['koylak', 'gorox', 'платье в горошек', 'платье'],
      },
      {
        slug: 'oqshom-koylagi',
        title: { uz: '«Oqshom» bazm koʻylagi', en: 'Oqshom evening gown' },
        description: {
          uz: 'Toʻy va bazmlar uchun uzun atlas koʻylak, koʻkragi mayda toshlar bilan bezatilgan. Faqat quruq tozalanadi.',
          en: 'A long satin gown for weddings, the bodice set with small stones. Dry clean only.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 890_000 },
          ['M', 'L'],
          [
            ['burgundy', 1, 1],
            ['purple', 0, 0],
          ],
        ),
        drawing: { shape: 'eveningDress' },
        words: ['bazm', 'toʻy', 'вечернее платье', 'gown'],
      },
    ],
  },
  {
    slug: 'ayollar-bluzka-yubka',
    parent: 'ayollar',
    title: { uz: 'Bluzka va yubkalar', en: 'Blouses and skirts' },
    products: [
      {
        slug: 'nafis-bluzka',
        title: { uz: '«Nafis» bluzka', en: 'Nafis blouse' },
        description: {
          uz: 'Yumshoq shifon, yengi keng, bilagi tugmali. Yubkaga ham, jinsiga ham yarashadi. Qoʻlda yuving.',
          en: 'Soft chiffon with full sleeves and buttoned cuffs. Goes with a skirt or with jeans. Hand wash.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 189_000 },
          ['S', 'M', 'L'],
          [
            ['white', 5, 7, 4],
            ['pink', 2, 1, 0],
          ],
        ),
        drawing: { shape: 'blouse' },
        words: ['bluza', 'блузка', 'кофта'],
      },
      {
        slug: 'plisse-yubka',
        title: { uz: 'Plisse yubka', en: 'Pleated skirt' },
        description: {
          uz: 'Tizzadan past, mayda burmali. Burmalari yuvilgandan keyin ham saqlanadi. Dazmol shart emas.',
          en: 'Below the knee, finely pleated. The pleats survive washing. No ironing needed.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 179_000, was: 215_000 },
          ['S', 'M', 'L'],
          [
            ['purple', 2, 3, 1],
            ['beige', 4, 4, 2],
          ],
        ),
        drawing: { shape: 'skirt' },
        words: ['yupka', 'юбка', 'юбка плиссе'],
      },
      {
        slug: 'gulli-yubka',
        title: { uz: 'Gulli yozgi yubka', en: 'Floral summer skirt' },
        description: {
          uz: 'Sof paxta, astarli, beli yonidan tugmali. Yozda juda qulay. 30 darajada yuviladi.',
          en: 'Pure cotton with a lining, buttoned at the side. Very easy in summer. Wash at 30 degrees.',
        },
        options: ['size'],
        variants: sizes({ now: 155_000 }, [
          ['S', 3],
          ['M', 5],
          ['L', 2],
          ['XL', 0],
        ]),
        drawing: { shape: 'skirt', pattern: 'flowers', color: 'green' },
        words: ['yupka', 'юбка', 'летняя юбка'],
      },
    ],
  },
  {
    slug: 'ayollar-ustki-kiyim',
    parent: 'ayollar',
    title: { uz: 'Ustki kiyim', en: 'Coats' },
    products: [
      {
        slug: 'klassik-trench',
        title: { uz: 'Klassik trench plash', en: 'Classic trench coat' },
        description: {
          uz: 'Suv oʻtkazmaydigan zich mato, ikki qator tugma, belbogʻli. Kuz va bahor uchun. Kimyoviy tozalanadi.',
          en: 'Dense water-repellent cloth, double-breasted, belted. For spring and autumn. Dry clean.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 690_000 },
          ['S', 'M', 'L'],
          [
            ['beige', 2, 3, 1],
            ['khaki', 1, 0, 2],
          ],
        ),
        drawing: { shape: 'trench' },
        words: ['plash', 'тренч', 'плащ', 'palto'],
      },
      {
        slug: 'kashmir-sharf',
        title: { uz: 'Kashmir roʻmol-sharf', en: 'Cashmere-feel shawl' },
        description: {
          uz: 'Yumshoq va issiq, yelkaga ham, boshga ham oʻraladi. Chetlari popukli. Qoʻlda, iliq suvda yuving.',
          en: 'Soft and warm, for the shoulders or the head. Fringed edges. Hand wash in lukewarm water.',
        },
        options: [],
        variants: single({ now: 145_000 }, 9),
        drawing: { shape: 'scarf', color: 'grey' },
        words: ['sharf', 'roʻmol', 'шарф', 'платок', 'палантин'],
      },
    ],
  },
];
