import { expect, test } from 'vitest';
import { listPages, numberedPages } from './list-pages';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => count - index);
const sizesOf = (count: number) =>
  listPages(numbers(count), '/l/').map(({ items }) => items.length);

test('a list of up to 100 is one page, at its own URL', () => {
  for (const count of [0, 1, 99, 100]) {
    expect(listPages(numbers(count), '/l/')).toEqual([
      { number: 1, url: '/l/', items: numbers(count) },
    ]);
  }
});

test('a longer list has a first page of 51 to 100, and others of 50', () => {
  expect(sizesOf(101)).toEqual([51, 50]);
  expect(sizesOf(150)).toEqual([100, 50]);
  expect(sizesOf(151)).toEqual([51, 50, 50]);
  expect(sizesOf(230)).toEqual([80, 50, 50, 50]);
  for (let count = 101; count < 500; count += 1) {
    const pages = listPages(numbers(count), '/l/');
    expect(pages.flatMap(({ items }) => items)).toEqual(numbers(count));
    expect(pages[0].items.length).toBeGreaterThan(50);
    expect(pages[0].items.length).toBeLessThanOrEqual(100);
  }
  expect(listPages(numbers(151), '/l/').map(({ url }) => url)).toEqual([
    '/l/',
    '/l/page/2/',
    '/l/page/3/',
  ]);
  expect(listPages(numbers(501), '/l/', 500).map(({ items }) => items.length)).toEqual([251, 250]);
});

test('an item that is added changes the first page alone, until that is full', () => {
  const [first, ...others] = listPages(numbers(230), '/l/');
  const [changed, ...same] = listPages(numbers(231), '/l/');
  expect(changed.items).toEqual([231, ...first.items]);
  expect(same).toEqual(others);
});

test('a page leads to the first, the last and those beside it, and says where some are left out', () => {
  const shown = (count: number, number: number) =>
    numberedPages(listPages(numbers(50 + 50 * count), '/l/'), number)
      .map((page) => page?.number ?? '…')
      .join(' ');
  expect(shown(2, 1)).toBe('1 2');
  expect(shown(12, 1)).toBe('1 2 … 12');
  expect(shown(12, 6)).toBe('1 … 5 6 7 … 12');
  expect(shown(12, 12)).toBe('1 … 11 12');
  expect(shown(5, 1)).toBe('1 2 … 5');
  // Instead of a single page there is no gap.
  expect(shown(4, 1)).toBe('1 2 3 4');
  expect(shown(12, 4)).toBe('1 2 3 4 5 … 12');
});
