import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

for (const [typed, position, message, hint] of [
  [
    'A[^1].',
    '1:2',
    'undefined footnote “[^1]”: it is shown as text',
    'write a line such as [^1]: The text.',
  ],
  [
    '> A\n> b[^q].',
    '2:4',
    'undefined footnote “[^q]”: it is shown as text',
    'write a line such as [^q]: The text.',
  ],
  [
    'A[^nots] [^note].\n\n[^note]: B.',
    '1:2',
    'undefined footnote “[^nots]”: it is shown as text',
    'write [^note]',
  ],
  [
    'A.\n\n[^1]: B.',
    '3:1',
    'unused footnote “1”: it is not shown',
    'write [^1] where its number belongs, or remove it',
  ],
  [
    'A[^twice].\n\n[^twice]: B.\n\n[^twice]: C.',
    '5:1',
    'duplicate footnote “twice”: only the first is shown',
    'give one of the two another name',
  ],
]) {
  test(`${JSON.stringify(typed)} is a warning`, async () => {
    const { diagnostics } = await renderMarkdown(typed);
    expect(diagnostics).toMatchObject([{ severity: 'warning', message, hint }]);
    expect(`${diagnostics[0].line}:${diagnostics[0].column}`).toBe(position);
  });
}

test('a misspelt name is two warnings', async () => {
  const { diagnostics } = await renderMarkdown('A[^source].\n\n[^sourc]: B.');
  expect(diagnostics).toMatchObject([
    { line: 1, column: 2, hint: 'write [^sourc]' },
    { line: 3, column: 1, message: 'unused footnote “sourc”: it is not shown' },
  ]);
});

test('a label may have any letters', async () => {
  const typed = 'A[^Fußnote] and[^注].\n\n[^fußnote]: One.\n\n[^注]: Two.';
  expect((await renderMarkdown(typed)).diagnostics).toEqual([]);
});

test('other brackets are not footnotes', async () => {
  const typed = '`[^1]` \\[^2] $$[^3]$$ [^A].\n\n```\n[^4]\n```\n\n[^a]: B.';
  expect((await renderMarkdown(typed)).diagnostics).toEqual([]);
});
