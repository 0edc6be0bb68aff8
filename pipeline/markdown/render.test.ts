import { expect, test } from 'vitest';
import { cpuSeconds, renderMarkdown } from './test-renderer';

test('heading levels have no gaps below the title, and ids are those that old links use', async () => {
  const { headings } = await renderMarkdown(
    '# One\n\n### Two\n\n#### Two\n\n# 🎉\n\n<h2 id="mine">Raw</h2>\n\n### 🌟 Star:\n',
  );
  expect(headings).toEqual([
    { id: 'one', text: 'One', rank: 2 },
    { id: 'two', text: 'Two', rank: 3 },
    { id: 'two-1', text: 'Two', rank: 4 },
    { id: 'section', text: '🎉', rank: 2 },
    { id: 'mine', text: 'Raw', rank: 3 },
    { id: '-star', text: '🌟 Star:', rank: 4 },
  ]);
});

test('the number of a footnote is not in the table of contents', async () => {
  const { headings } = await renderMarkdown('## A[^1] *b*\n\n[^1]: C.');
  expect(headings).toEqual([{ id: 'a-b', text: 'A b', rank: 2 }]);
});

test('no id is given twice, also where the author gives it', async () => {
  const { html } = await renderMarkdown(
    '## Two\n\n<h2 id="two">A</h2>\n\n## fn 1\n\nNote[^1].\n\n[^1]: Here.\n',
  );
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('two');
});

test('a line of a notebook’s data is rendered in linear time', async () => {
  const line = 'a&amp;b '.repeat(30_000);
  const markdown = `Text me@example.org\n\n${line}\n`;
  const seconds = await cpuSeconds(async () => {
    const { reading, html } = await renderMarkdown(markdown);
    expect(reading.prose.words).toBeGreaterThan(30_000);
    expect(html).toContain('href="mailto:me@example.org"');
  });
  // Near 5 with remark-gfm's tokenizer of email autolinks.
  expect(seconds).toBeLessThan(10);
});

test('an email address is a link', async () => {
  expect((await renderMarkdown('Write to me@example.org.')).html).toContain(
    'href="mailto:me@example.org"',
  );
});

test('the excerpt is the first paragraph as plain text, at most 240 characters', async () => {
  const { excerpt } = await renderMarkdown(
    '> Quote\n\n## Title\n\n![Alt](a.png)\n\nSome *words*,\nand `code`[^1].\n\n[^1]: Note',
  );
  expect(excerpt).toBe('Some words, and code.');
  const long = await renderMarkdown('word '.repeat(100));
  expect(long.excerpt).toMatch(/^word( word)*…$/);
  expect(long.excerpt.length).toBeLessThanOrEqual(241);
  expect((await renderMarkdown('')).excerpt).toBe('');
  expect((await renderMarkdown('> Only a quote')).excerpt).toBe('Only a quote');
});

test('raw HTML passes and GitHub-flavoured Markdown works', async () => {
  const { html } = await renderMarkdown(
    '<figure>\n<img src=a.png>\n</figure>\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n\n- [x] done\n\n~~old~~ https://example.com\n\nNote[^n].\n\n[^n]: Here.\n',
  );
  for (const part of [
    '<figure>',
    '<img src="a.png">',
    '<td align="right">2</td>',
    'type="checkbox"',
    'aria-label="Done"',
    '<del>old</del>',
    'href="https://example.com"',
    'id="fn-n"',
    'href="#fnref-n"',
  ]) {
    expect(html).toContain(part);
  }
});

test('a changed body has a new id, an equal one the same', async () => {
  const [a, again, b] = await Promise.all(['A', 'A', 'B'].map((text) => renderMarkdown(text)));
  expect(again.id).toBe(a.id);
  expect(b.id).not.toBe(a.id);
});
