import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

for (const [error, markdown, position, message, hint] of [
  [
    'an unknown command',
    'See $$x + \\foo$$.',
    '1:11',
    'Undefined control sequence \\foo',
    '\\newcommand{\\foo}{…} in an earlier formula, or foo under `macros`',
  ],
  ['an unclosed group', '$$\nx +\n\\frac{1}{\n$$', '3:10', 'Missing close brace', 'code span'],
  ['a column outside of an environment', '$$a & b$$', '1:5', 'Misplaced &', '\\begin{aligned}'],
  ['a reference to an equation', 'See $$\\eqref{a}$$.', '1:7', 'unknown label', '\\tag{1}'],
  [
    'a column outside of an environment in a blockquote',
    '> $$\n> a & b\n> $$',
    '2:5',
    'Misplaced &',
    'aligned',
  ],
  ['an unknown command in a fence', '```math\n\\foo\n```', '2:1', '\\foo', '\\newcommand'],
  ['a link', 'a $$x \\href{a}{b}$$', '1:7', '\\href', 'put a link'],
  ['an endless macro', 'a $$\\def\\a#1{\\a{#1#1}}\\a{x}$$', '1:27', 'recursive macro call', 'code'],
  ['a number in a line', 'a $$x \\tag{1}$$ b', '1:7', '\\tag works only in display', 'block'],
  [
    'a missing argument in a blockquote',
    '> $$\n> x\n> \\bar\n> $$',
    '3:3',
    'Missing argument for \\bar',
    'code',
  ],
  ['an open bracket', 'a $$\\left( x$$', '1:5', 'missing \\right', 'code span'],
  ['an unknown environment', '$$\\begin{foo}x\\end{foo}$$', '1:13', 'Unknown environment', 'code'],
  [
    'a command in a group',
    'a $$\\frac{1}{\\bad}$$',
    '1:14',
    'Undefined control sequence \\bad',
    'macros',
  ],
  [
    'a command in an environment',
    '\\begin{align}\na &= b \\\\\nc &= \\bad\n\\end{align}',
    '3:6',
    '\\bad',
    'macros',
  ],
  ['a sign of macros', 'a $$x #$$', '1:7', 'macro parameter character', '\\#'],
]) {
  test(`${error} is an error with its position`, async () => {
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
