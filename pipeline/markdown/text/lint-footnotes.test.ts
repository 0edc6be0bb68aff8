import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

for (const [typed, place, hint] of [
  ['A[^1].', '1:2', 'write a line such as [^1]: The text.'],
  ['> A\n> b[^q].', '2:4', 'write a line such as [^q]: The text.'],
  ['A[^nots] [^note].\n\n[^note]: B.', '1:2', 'write [^note]'],
  ['A.\n\n[^1]: B.', '3:1', 'write [^1] where its number is to stand, or take it out'],
  ['A[^1].\n\n[^1]: B.\n\n[^1]: C.', '5:1', 'give one of the two another name'],
]) {
  test(`${JSON.stringify(typed)} is told`, async () => {
    const { diagnostics } = await renderMarkdown(typed);
    expect(diagnostics.map(({ line, column }) => `${line}:${column}`)).toEqual([place]);
    expect(diagnostics[0].hint).toBe(hint);
  });
}

test('what is no footnote is not told', async () => {
  const typed = '`[^1]` \\[^2] $$[^3]$$ [^A].\n\n```\n[^4]\n```\n\n[^a]: B.';
  expect((await renderMarkdown(typed)).diagnostics).toEqual([]);
});

test('the number of a footnote is no part of what a heading is called', async () => {
  const { headings } = await renderMarkdown('## A[^1] *b*\n\n[^1]: C.');
  expect(headings).toEqual([{ id: 'a-b', text: 'A b', rank: 2 }]);
});

test('the paragraphs of a definition are kept apart', async () => {
  const { html } = await renderMarkdown('A\n:   b\n\n    c');
  expect(html).toContain('<p>b</p>\n<p>c</p>');
});
