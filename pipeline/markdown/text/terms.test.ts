import { expect, test } from 'vitest';
import { cpuSeconds, renderMarkdown } from '../test-renderer';

const termsOf = async (markdown: string, body = {}) => (await renderMarkdown(markdown, body)).terms;

test('the terms of a text are its most frequent words, without stop words', async () => {
  const text = 'The drift of the data. Data drift, and the drift that `np.dot` and C++ see.';
  expect(await termsOf(text)).toEqual(['drift', 'data', 'c++', 'np.dot']);
});

test('words of the title count more, and acronyms are no stop words', async () => {
  const text = 'Gauges and gauges, for AI.';
  expect(await termsOf(text, { title: 'On the tide' })).toEqual(['tide', 'gauges', 'ai']);
});

test('code, formulas and scripts have no terms', async () => {
  const text =
    '```python\nimport pandas\n```\n\n    indented\n\n$$\\alpha beta$$\n\n<script>hidden()</script>\n\nWords here.';
  expect(await termsOf(text)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/pandas|indented|alpha|beta|hidden/)]),
  );
});

test('stop words are those of the language of the text', async () => {
  const text = 'Der Pegel und der Wind. Der Pegel steigt.';
  expect(await termsOf(text, { language: 'de-AT' })).toEqual(['pegel', 'steigt', 'wind']);
});

test('texts without spaces have terms', async () => {
  expect(await termsOf('机器学习。机器学习。', { language: 'zh' })).toContain('学习');
  expect(await termsOf('データの解析とデータの学習', { language: 'ja' })).toEqual(
    expect.arrayContaining(['デー', '解析', '学習']),
  );
  expect(await termsOf('การเรียนรู้ของเครื่อง', { language: 'th' })).not.toEqual([]);
});

test('a long text without spaces takes no quadratic time, and at most forty terms are kept', async () => {
  const text = Array.from({ length: 20_000 }, (_, index) =>
    String.fromCodePoint(0x4e00 + (index % 5000)),
  ).join('');
  expect(await cpuSeconds(() => termsOf(text))).toBeLessThan(5);
  expect(await termsOf(text)).toHaveLength(40);
});
