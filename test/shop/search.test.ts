import { beforeEach, describe, expect, test } from 'vitest';
import { foldWords } from '#src/shop/catalog/fold-words.ts';
import { searchProducts } from '#src/shop/catalog/search-products.ts';
import { searchWords, searchableText } from '#src/shop/catalog/search-words.ts';
import { showProduct } from '#src/shop/catalog/show-product.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeCategory, makeOwner, makeProduct, must } from '#test/support/factories.ts';
import { createTestShop, type TestShop } from '#test/support/shop.ts';

describe('folding words', () => {
  test.each([
    ["Ko'ylak", 'koylak'],
    ['Koʻylak', 'koylak'],
    ['Ko‘ylak', 'koylak'],
    ['Koʼylak', 'koylak'],
    ['Ko`ylak', 'koylak'],
    ['Кўйлак', 'koylak'],
    ['КРОССОВКА', 'krossovka'],
    ['нархи қанча?!', 'narxi qancha'],
    ['Чойшаб, ҳижоб', 'choyshab hijob'],
    ['Платье', 'plate'],
    ['doppi  —  DOʻPPI', 'doppi doppi'],
    ['Crème brûlée', 'creme brulee'],
    ['４２ razmer', '42 razmer'],
    ['🔥🔥 +++', ''],
  ])('%s → %s', (text, folded) => {
    expect(foldWords(text)).toBe(folded);
  });
});

describe('the words that are looked for', () => {
  test.each([
    ['krossovka narxi qancha?', 'krossovka'],
    ['Кроссовки сколько стоит', 'кроссовка'],
    ["ko'ylaklar bormi", 'koylak'],
    ['sumkalarning', 'sumka'],
    ['tuflini', 'tufli'],
    ['куйлак канча туради', 'кўйлак'],
    ['how much are the shoes', 'shoe'],
    ['қора', 'kora'],
    ['hijob', 'xijob'],
  ])('%s finds %s', (question, name) => {
    const [word] = searchWords(question);
    expect(searchWords(question)).toHaveLength(1);
    expect(searchableText([name]).startsWith(word ?? '?')).toBe(true);
  });

  test.each(['narxi qancha?', 'bormi', 'how much is it', 'сколько', '?'])('%s names nothing', (question) => {
    expect(searchWords(question)).toEqual([]);
  });
});

describe('searching the catalogue', () => {
  let shop: TestShop;

  beforeEach(async () => {
    shop = createTestShop(await testDatabase());
    const shoes = await makeCategory(shop, 'Poyabzal');
    const clothes = await makeCategory(shop, 'Kiyim');
    await makeProduct(shop, { categoryId: shoes, title: { uz: 'Yugurish krossovkasi', en: 'Running sneakers' } });
    await makeProduct(shop, { categoryId: shoes, title: { uz: 'Qora tufli', en: 'Black shoes' }, words: ['туфли'] });
    await makeProduct(shop, { categoryId: clothes, title: { uz: 'Qora koʻylak', en: 'Black dress' } });
  });

  async function found(text: string): Promise<string[]> {
    return (await searchProducts(shop.system(), text, 10)).map((product) => product.title.en);
  }

  test.each([
    ['krossovka bormi', ['Running sneakers']],
    ['кроссовки', ['Running sneakers']],
    ["qora ko'ylak narxi", ['Black dress']],
    ['кора куйлак', ['Black dress']],
    ['туфлилар', ['Black shoes']],
    ['poyabzal', ['Running sneakers', 'Black shoes']],
    ['qora shlyapa', ['Black shoes', 'Black dress']],
    ['velosiped', []],
    ["100%_' or 1=1 --", []],
    ['', []],
  ])('%s', async (text, titles) => {
    expect(await found(text)).toEqual(titles);
  });

  test('passes over what is hidden and keeps to the limit', async () => {
    const owner = await makeOwner(shop);
    const [first] = await searchProducts(shop.system(), 'qora', 1);
    must(await showProduct(owner.ctx(), { productId: first?.id ?? 0, shown: false }));
    expect(await found('qora')).toEqual(['Black dress']);
    expect(await searchProducts(shop.system(), 'a'.repeat(10_000), 5)).toEqual([]);
  });

  test('the address of a page names nothing', () => {
    expect(searchWords('https://example.com/krossovka?a=b')).toEqual([]);
    expect(searchWords('krossovka www.example.uz/x')).toEqual(searchWords('krossovka'));
  });
});
