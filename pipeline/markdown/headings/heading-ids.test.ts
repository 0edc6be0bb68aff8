import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

test('the alt text of an image is the name of its heading', async () => {
  const { headings, html } = await renderMarkdown(
    '## ![A model](https://a.example/a.png)\n\n## ![Logo](https://a.example/b.png) Words\n\n## [![C](https://a.example/c.png)](/)',
  );
  expect(headings.map(({ id, text }) => [id, text])).toEqual([
    ['a-model', 'A model'],
    ['-words', 'Logo Words'],
    ['c', 'C'],
  ]);
  expect(html).toContain('aria-label="Link to “A model”"');
});

test('the label of a drawing is the name of its heading', async () => {
  const { headings } = await renderMarkdown('<h2><svg role="img" aria-label="A curve"></svg></h2>');
  expect(headings).toMatchObject([{ id: 'a-curve', text: 'A curve' }]);
});

for (const [written, line, message] of [
  ['a\n\n## <!-- later -->', 3, 'empty heading'],
  ['##', 1, 'empty heading'],
  ['a\n\n## ![](https://a.example/a.png)', 3, 'heading without text'],
] as const) {
  test(`${JSON.stringify(written)} is told of and not in the contents`, async () => {
    const { headings, diagnostics } = await renderMarkdown(`${written}\n\n## Three`);
    expect(headings.map(({ id }) => id)).toEqual(['three']);
    const [found] = diagnostics.filter(({ message }) => message.includes('heading'));
    expect(found).toMatchObject({ line, message: expect.stringContaining(message) });
  });
}
