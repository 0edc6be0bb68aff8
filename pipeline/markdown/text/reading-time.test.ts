import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';
import { nothingToRead, type ReadingEffort, readingMinutes } from './reading-time';

const minutesOf = (effort: Partial<ReadingEffort>) =>
  readingMinutes({ ...nothingToRead, ...effort });

const words = (count: number) => ({ words: count, characters: 0 });
const fence = '```';

test('prose is measured in words, Chinese and Japanese in characters', () => {
  expect(minutesOf({ prose: words(2380) })).toBe(10);
  expect(minutesOf({ prose: { words: 0, characters: 5000 } })).toBe(10);
  expect(minutesOf({ prose: { words: 1190, characters: 2500 } })).toBe(10);
});

test('a text takes a minute at least', () => {
  expect(minutesOf({})).toBe(1);
});

test('code, formulas, tables and images add to the time', () => {
  const prose = words(238);
  expect(minutesOf({ prose, code: [30] })).toBe(2);
  expect(minutesOf({ prose, formulas: Array(20).fill(10) })).toBe(2);
  expect(minutesOf({ prose, tables: [words(119), words(119)] })).toBe(2);
  // 12, 11, 10, 9, 8, 7 and 6 seconds.
  expect(minutesOf({ prose, images: 7 })).toBe(2);
  expect(minutesOf({ images: 120 })).toBeLessThan(8);
});

test('a log, a long table and a derivation are looked up, not read', () => {
  expect(minutesOf({ code: [20_000] })).toBeLessThan(3);
  expect(minutesOf({ tables: [words(100_000)] })).toBe(1);
  expect(minutesOf({ formulas: [5000] })).toBe(1);
});

test('what there is to read in a text is counted by its kind', async () => {
  const { reading } = await renderMarkdown(
    [
      'Three words here, and $$x$$.',
      '| a head |\n| - |\n| two words $$y$$ |',
      `${fence}python\nimport a\n\nprint(a)\n${fence}`,
      `${fence}\n${'x'.repeat(250)}\n${fence}`,
      '$$\n\\hat\\beta = \\left(X^\\top X\\right)^{-1} X^\\top y\n$$',
      `${fence}math\na + b\n${fence}`,
      `${fence}dot title="A"\ndigraph { a -> b }\n${fence}`,
      '<img src="https://a.example/a.png" alt="Not read">',
      '<script>let notRead = 1;</script>',
    ].join('\n\n'),
  );
  expect(reading).toEqual({
    prose: words(4),
    tables: [words(4)],
    code: [2, 3],
    formulas: [1, 1, 13, 3],
    images: 2,
  });
});

test('words are counted in scripts without spaces too', async () => {
  const proseOf = async (text: string) => (await renderMarkdown(text)).reading.prose;
  expect(await proseOf('機械学習を学ぶ with Python')).toEqual({ words: 2, characters: 7 });
  expect(await proseOf('데이터를 사랑한다')).toEqual(words(2));
  // Thai, Lao, Khmer and Burmese: “I love the data”, or alike.
  for (const text of ['ฉันรักข้อมูล', 'ຂ້ອຍຮັກຂໍ້ມູນ', 'ខ្ញុំស្រឡាញ់ទិន្នន័យ', 'ကျွန်တော်ဒေတာကိုချစ်တယ်']) {
    const { words } = await proseOf(text);
    expect(words).toBeGreaterThan(2);
    expect(words).toBeLessThan(9);
  }
  expect((await proseOf('ข้อมูล'.repeat(300))).words).toBeGreaterThan(290);
});
