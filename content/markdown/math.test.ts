import { expect, test } from '@playwright/test';
import { mathLetters } from './math-letters';
import { renderMarkdown } from './pipeline';

const render = (markdown: string, math = false) =>
  renderMarkdown(markdown, { path: 'content/posts/2023-01-01-a.md', math });

for (const [written, kind] of [
  ['a $$x_1$$ b', 'inline'],
  ['a \\\\(x_1\\\\) b', 'inline'],
  ['| a |\n| - |\n| $$x$$ |', 'inline'],
  ['a\n$$x$$\nb', 'inline'],
  ['$$ x $$', 'block'],
  ['$$\nx\n+ y\n$$', 'block'],
  ['$$ x\n- y $$', 'block'],
  ['\\\\[\nx\n= y\n\\\\]', 'block'],
  ['a\n\n\\begin{align}\na &= b \\\\\n+ c\n\\end{align}\nafter', 'block'],
  ['> $$\n> x\n> $$', 'block'],
  ['- $$\n  x\n  $$', 'block'],
  ['```math\nx\n```', 'block'],
]) {
  test(`${JSON.stringify(written)} is a formula, ${kind}`, async () => {
    const { html, findings } = await render(written);
    expect(findings).toEqual([]);
    expect(html.match(/<math/g)).toHaveLength(1);
    expect(html.includes('display="block"')).toBe(kind === 'block');
    expect(html).not.toMatch(/\$|annotation|<(h2|em)>.*<math/);
  });
}

for (const written of [
  'costs $5 and $10',
  '$$ is money',
  '$$$',
  '`$$x$$`',
  '    $$x$$',
  '```\n$$x$$\n```',
  '<p>$$x$$</p>',
  '\\begin{quote}\nx\n\\end{quote}',
  '\\(x\\)',
]) {
  test(`${JSON.stringify(written)} is none`, async () => {
    expect((await render(written)).html).not.toContain('<math');
  });
}

test('a lone dollar begins a formula only where the post says so, and is money next to digits', async () => {
  expect((await render('a $x$ b')).html).toContain('$x$');
  expect((await render('a $x$ b', true)).html).toContain('<mi>x</mi>');
  expect((await render('between $5 and $10', true)).html).toContain('between $5 and $10');
});

test('what is behind an unclosed formula is read as ever', async () => {
  expect((await render('$$ x\n\n- a\n- b')).html).toContain('<li>a</li>');
});

test('a command holds for the later formulas of its text, and for no other text', async () => {
  const { html } = await render('$$\\newcommand{\\E}{\\mathbb{E}} \\E x$$ and $$\\E y$$');
  expect(html.match(/𝔼/g)).toHaveLength(2);
  expect((await render('a $$\\E y$$')).findings).toHaveLength(1);
});

test('letters of mathematics are characters of their own', () => {
  expect(mathLetters('Rx1', 'double-struck')).toBe('ℝ𝕩𝟙');
  expect(mathLetters('Hb', 'script')).toBe('ℋ𝒷');
  expect(mathLetters('βΩ', 'bold')).toBe('𝛃𝛀');
  expect(mathLetters('–', 'bold')).toBe('–');
});

test('columns keep their sides, and rows hold no room for numbers that are not there', async () => {
  const { html } = await render('$$\n\\begin{align} a &= b \\\\ c &= d \\end{align}\n$$');
  expect(html.match(/<mtd class="right">/g)).toHaveLength(2);
  expect(html.match(/<mtd/g)).toHaveLength(4);
});

for (const [written, line, column, message] of [
  ['a $$x + \\foo$$ b', 1, 9, 'Undefined control sequence: \\foo'],
  ['a\n\n$$\nx\n\\frac{1}{\n$$', 5, 10, 'Unexpected end of input'],
  ['> $$\n> a & b\n> $$', 2, 5, "Expected 'EOF', got '&'"],
  ['```math\n\\foo\n```', 2, 1, 'Undefined control sequence: \\foo'],
] as const) {
  test(`${JSON.stringify(written)} is told of where it is wrong`, async () => {
    const [finding, ...more] = (await render(written)).findings;
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ line, column, stops: true });
    expect(finding.message).toContain(message);
    expect(finding.remedy).not.toBe('');
  });
}
