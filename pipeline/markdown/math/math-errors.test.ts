import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

for (const [fault, markdown, position, message, hint] of [
  [
    'an unknown command',
    'See $$x + \\foo$$.',
    '1:11',
    'Undefined control sequence: \\foo',
    'katex.org/docs/supported.html',
  ],
  ['an unclosed group', '$$\nx +\n\\frac{1}{\n$$', '3:10', "expected '}'", 'code span'],
  ['a column outside of an environment', '$$a & b$$', '1:5', "got '&'", '\\begin{aligned}'],
  ['a reference to an equation', 'See $$\\eqref{a}$$.', '1:7', '\\eqref', '\\tag{1}'],
  ['a missing argument in a blockquote', '> $$\n> x\n> \\bar\n> $$', '3:7', "expected '}'", 'code'],
]) {
  test(`${fault} is an error with its position`, async () => {
    const { diagnostics } = await renderMarkdown(markdown);
    expect(diagnostics).toMatchObject([
      {
        severity: 'error',
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      },
    ]);
    expect(`${diagnostics[0].line}:${diagnostics[0].column}`).toBe(position);
  });
}
