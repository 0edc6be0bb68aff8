import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

const render = (markdown: string, title?: string) => renderMarkdown(markdown, { title });

test.each([
  ['# Drift alarms\n\nWords.', 'Drift alarms'],
  ['Drift Alarms!\n===\n\nWords.', 'Drift alarms'],
  ['<!-- from my notes -->\n\n## 🎉 Drift alarms\n\nWords.', 'Drift alarms 🎉'],
])('a first heading that repeats the title is not shown again: %s', async (markdown, title) => {
  const { html, feedHtml, headings, excerpt } = await render(markdown, title);
  expect(headings).toEqual([]);
  expect(html).not.toContain('Alarms');
  expect(html).not.toContain('alarms</');
  expect(feedHtml).not.toMatch(/<h\d/);
  expect(excerpt).toBe('Words.');
});

test('links to it still work', async () => {
  const { ids, diagnostics } = await render('# A title\n\nBack to the [top](#a-title).', 'A title');
  expect(ids).toContain('a-title');
  expect(diagnostics).toEqual([]);
});

test.each([
  ['# Another one\n\nWords.', 'A title'],
  ['Words.\n\n# A title', 'A title'],
  ['### A title\n\nWords.', 'A title'],
  ['# !\n\nWords.', '?'],
  ['# A title\n\nWords.', undefined],
])('any other heading stays: %s', async (markdown, title) => {
  expect((await render(markdown, title)).headings).toHaveLength(1);
});

test('headings below it take its level', async () => {
  const { headings } = await render('# A title\n\n## One\n\n### Two', 'A title');
  expect(headings.map(({ rank }) => rank)).toEqual([2, 3]);
});
