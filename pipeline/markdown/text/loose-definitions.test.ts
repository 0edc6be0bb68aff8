import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

test('the paragraphs of a definition are paragraphs', async () => {
  const { html } = await renderMarkdown('A\n:   b\n\n    c');
  expect(html).toContain('<p>b</p>\n<p>c</p>');
});
