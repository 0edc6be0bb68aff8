import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

for (const [written, position, message, hint] of [
  ['a $$\\frac{1}{2} b', '1:3', 'unclosed formula: $$ is', 'close it with $$'],
  [
    '> a\n>\n> $$\n> x\n>\n> y\n> $$',
    '3:3',
    'formula with a blank line: from $$ on, it is',
    'remove the blank lines',
  ],
  [
    '$$ \\begin{align}\n\na &= b \\\\[10pt]\n  &= c\n\n\\end{align} $$',
    '1:1',
    'formula with a blank line: from $$ on, it is',
    'remove',
  ],
  ['a\n\n\\\\[\nx\n\ny\n\\\\]', '3:1', 'formula with a blank line: from \\\\[ on, it is', 'remove'],
  [
    '\\begin{align}\na\n\nb\n\\end{align}',
    '1:1',
    'formula with a blank line: from \\begin{align} on, it is',
    'remove',
  ],
  [
    '<div>\n$$x_1 = <b>y</b>$$\n</div>',
    '2:1',
    'formula with a tag in it in raw HTML: “$$x_1 = y $$” is',
    'put it between $$ with a blank line',
  ],
  ['a \\\\(\\alpha b', '1:3', 'unclosed formula: \\\\( is', 'close it with \\\\)'],
  [
    'a\n\\begin{align}\nb\n\nc',
    '2:1',
    'unclosed or misplaced environment: \\begin{align} is',
    'close it with \\end{align}',
  ],
  [
    'From $5 to $10, and $x^2$ or $y^2$.',
    '1:21',
    'formula between single dollars: “$x^2$” is',
    'write `math: true` in the front matter',
  ],
  [
    'see \\eqref{a}',
    '1:5',
    'LaTeX reference “\\eqref{a}” is not supported: it is',
    'write \\tag{1} in the formula, and (1) in the text',
  ],
]) {
  test(`${JSON.stringify(written)} is a warning with its position`, async () => {
    const { diagnostics } = await renderMarkdown(written);
    expect(diagnostics).toMatchObject([
      {
        severity: 'warning',
        message: `${message} shown as text`,
        hint: expect.stringContaining(hint),
      },
    ]);
    expect(`${diagnostics[0].line}:${diagnostics[0].column}`).toBe(position);
  });
}

test('the hint for an unclosed formula works', async () => {
  expect((await renderMarkdown('a $$\\frac{1}{2}$$ b')).diagnostics).toEqual([]);
  expect((await renderMarkdown('a $x^2$ b', { math: true })).diagnostics).toEqual([]);
});

for (const written of [
  'hotels are $$ or $$$, \\\\(not cheap',
  '$$',
  'write `$$\\frac` and `\\begin{align}`',
  '\\$$\\alpha',
  '\\begin{proof}',
  '<p>costs $$ or $$</p>',
  '<code>$$x^2$$</code>',
  '<span>\n\n$$\nx^2\n$$\n\n</span>',
  'a \\\\\\\\[10pt] b',
  'one $$ here\n\nand one $$ there',
]) {
  test(`${JSON.stringify(written)} is not a warning`, async () => {
    expect((await renderMarkdown(written)).diagnostics).toEqual([]);
  });
}
