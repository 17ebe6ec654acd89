import type { DemoCategory } from '../types.ts';
import { colors, grid, sizes } from '../variants.ts';

export const national: DemoCategory[] = [
  {
    slug: 'milliy',
    title: { uz: 'Milliy kiyimlar', en: 'Uzbek national' },
    products: [
      {
        slug: 'adras-koylak',
        title: { uz: 'Margʻilon adras koʻylagi', en: 'Margilan adras dress' },
        description: {
          uz: 'Margʻilonda qoʻlda toʻqilgan adras, yarmi ipak, yarmi paxta. Naqshi har birida oʻzgacha. Quruq tozalanadi.',
          en: 'Adras woven by hand in Margilan, half silk, half cotton. No two patterns are the same. Dry clean.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 590_000, was: 690_000 },
          ['S', 'M', 'L', 'XL'],
          [
            ['red', 1, 2, 2, 1],
            ['blue', 2, 1, 0, 1],
            ['green', 0, 1, 1, 0],
          ],
        ),
        drawing: { shape: 'dress', pattern: 'ikat' },
        words: ['atlas', 'adras', 'адрас', 'атлас', 'платье', 'ikat', 'milliy koylak'],
      },
      {
        slug: 'atlas-romol',
        title: { uz: 'Xonatlas roʻmol', en: 'Khan-atlas silk shawl' },
        description: {
          uz: 'Sof ipak xonatlas, 110×110 sm, popukli. Onangizga ajoyib sovgʻa. Faqat quruq tozalanadi.',
          en: 'Pure silk khan-atlas, 110×110 cm, fringed. A lovely present for a mother. Dry clean only.',
        },
        options: ['color'],
        variants: colors({ now: 175_000 }, [
          ['purple', 5],
          ['red', 3],
          ['yellow', 1],
          ['green', 0],
        ]),
        drawing: { shape: 'scarf', pattern: 'ikat' },
        words: ['romol', 'atlas', 'платок', 'хан-атлас', 'scarf', 'sovgʻa'],
      },
      {
        slug: 'chust-doppi',
        title: { uz: 'Chust doʻppisi', en: 'Chust doʻppi' },
        description: {
          uz: 'Qoʻlda tikilgan qalampir gulli doʻppi. Oʻlchami – bosh aylanasi, sm. Suvda yuvilmaydi.',
          en: 'A skull-cap with the qalampir motif, sewn by hand. Size is the head’s girth in cm. Do not wash.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 85_000 },
          ['55', '56', '57', '58'],
          [
            ['black', 6, 8, 5, 2],
            ['green', 1, 2, 0, 1],
          ],
        ),
        drawing: { shape: 'doppi' },
        words: ['doppi', 'dopi', 'тюбетейка', 'дуппи', 'kalpoq'],
      },
      {
        slug: 'adras-chopon',
        title: { uz: 'Adras chopon', en: 'Adras chopon robe' },
        description: {
          uz: 'Toʻy va marosimlar uchun, hoshiyasi zarli jiyak. Belbogʻi birga beriladi. Quruq tozalanadi.',
          en: 'For weddings and celebrations, edged with gilt braid. The sash comes with it. Dry clean.',
        },
        options: ['color', 'size'],
        variants: grid(
          { now: 850_000 },
          ['50', '52', '54'],
          [
            ['green', 1, 2, 1],
            ['purple', 1, 0, 1],
          ],
        ),
        drawing: { shape: 'chopon', pattern: 'ikat' },
        words: ['chapan', 'ton', 'чапан', 'халат', 'toʻn', 'kuyov sarpo'],
      },
      {
        slug: 'beqasam-ton',
        title: { uz: 'Yoʻl-yoʻl beqasam toʻn', en: 'Striped bekasam robe' },
        description: {
          uz: 'Anʼanaviy beqasam, paxtali astar, qishda issiq. Hozir tugagan, kelganda xabar beramiz.',
          en: 'Traditional bekasam with a cotton lining, warm in winter. Sold out: ask to be told when it is back.',
        },
        options: ['size'],
        variants: sizes({ now: 720_000 }, [
          ['50', 0],
          ['52', 0],
          ['54', 0],
        ]),
        drawing: { shape: 'chopon', pattern: 'stripes', color: 'blue' },
        words: ['ton', 'chopon', 'чапан', 'бекасам'],
      },
    ],
  },
];
