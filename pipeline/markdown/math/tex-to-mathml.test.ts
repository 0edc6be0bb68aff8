import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';
import { mathLetters } from './mathematical-alphanumerics';

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
  ['\\\\(x\\\\)', 'inline'],
  ['\\begin{array}{c}\n\\begin{array}{c}\nx\n\\end{array}\n\\end{array}', 'block'],
]) {
  test(`${JSON.stringify(written)} is a formula, ${kind}`, async () => {
    const { html, diagnostics } = await render(written);
    expect(diagnostics).toEqual([]);
    expect(html.match(/<math/g)).toHaveLength(1);
    expect(html.includes('display="block"')).toBe(kind === 'block');
    expect(html).not.toMatch(/\$|annotation|<(h2|em)>.*<math/);
  });
}

for (const written of [
  'costs $5 and $10',
  '$$ is money',
  '$$$',
  'from $$ to $$$ a night',
  '$$ – $$$$',
  '$$$x$$$',
  '`$$x$$`',
  '    $$x$$',
  '```\n$$x$$\n```',
  '<p>$$x$$</p>',
  '\\begin{quote}\nx\n\\end{quote}',
  '\\(x\\)',
]) {
  test(`${JSON.stringify(written)} is not a formula`, async () => {
    expect((await render(written)).html).not.toContain('<math');
  });
}

test('a lone dollar begins a formula only where the post says so, and is money next to digits', async () => {
  expect((await render('a $x$ b')).html).toContain('$x$');
  expect((await render('a $x$ b', true)).html).toContain('<mi>x</mi>');
  expect((await render('between $5 and $10', true)).html).toContain('between $5 and $10');
});

test('two formulas of one paragraph stay two, wherever its lines break', async () => {
  for (const [open, close] of [
    ['$$', '$$'],
    ['\\\\[', '\\\\]'],
  ]) {
    const { html, diagnostics } = await render(
      `${open}x${close} goes in,\nand out comes ${open}y${close}`,
    );
    expect(diagnostics).toEqual([]);
    expect(html.match(/<math/g)).toHaveLength(2);
    expect(html).toContain('goes in,\nand out comes');
  }
});

test('a dollar of a price does not open a formula that a later dollar closes', async () => {
  for (const written of ['I paid $5, you $x$', 'from $5-$10 to $x$']) {
    const { html, diagnostics } = await render(written, true);
    expect(diagnostics).toEqual([]);
    expect(html.match(/<math/g)).toHaveLength(1);
    expect(html).toContain('$5');
  }
});

test('a text may define a known command, as with MathJax', async () => {
  const { html, diagnostics } = await render('$$\\newcommand{\\R}{\\mathbb{Q}} \\R$$ and $$\\R$$');
  expect(diagnostics).toEqual([]);
  expect(html.match(/ℚ/g)).toHaveLength(2);
});

test('the text after an unclosed formula is parsed as Markdown', async () => {
  expect((await render('$$ x\n\n- a\n- b')).html).toContain('<li>a</li>');
});

test('a command is known to the later formulas of its text, and to no other text', async () => {
  const { html } = await render('$$\\newcommand{\\E}{\\mathbb{E}} \\E x$$ and $$\\E y$$');
  expect(html.match(/𝔼/g)).toHaveLength(2);
  expect((await render('a $$\\E y$$')).diagnostics).toHaveLength(1);
  const fenced = await render('$$\\newcommand{\\E}{\\mathbb{E}}$$\n\n```math\n\\E\n```');
  expect(fenced.html).toContain('𝔼');
});

test('letters of a mathematical style are characters of Unicode', () => {
  expect(mathLetters('Rx1', 'double-struck')).toBe('ℝ𝕩𝟙');
  expect(mathLetters('Hb', 'script')).toBe('ℋ𝒷');
  expect(mathLetters('βΩ', 'bold')).toBe('𝛃𝛀');
  expect(mathLetters('ϵ∂', 'bold-italic')).toBe('𝝐𝝏');
  expect(mathLetters('∇', 'bold')).toBe('𝛁');
  expect(mathLetters('–', 'bold')).toBe('–');
});

test('columns keep their sides, and rows have no cells for missing numbers', async () => {
  const { html } = await render('$$\n\\begin{align} a &= b \\\\ c &= d \\end{align}\n$$');
  expect(html.match(/<mtd class="right">/g)).toHaveLength(2);
  expect(html.match(/<mtd/g)).toHaveLength(4);
});

test('equation numbers are in a column of their own, in each row', async () => {
  const { html, diagnostics } = await render(
    '\\begin{align}\na &= b \\text{ if } c \\tag{1} \\\\\n\\nonumber d &= e \\\\\nf &= g \\tag*{A}\n\\end{align}',
  );
  expect(diagnostics).toEqual([]);
  expect(html).toContain('class="tight numbered"');
  expect(html.match(/<mtd><mtext>(\(1\)|A)<\/mtext><\/mtd><\/mtr>/g)).toHaveLength(2);
  expect(html.match(/<mtd/g)).toHaveLength(3 * 5);
  expect(html).not.toMatch(/[\uFFF9\uFFFB]/);
});

test('what MathML Core lacks is drawn by classes', async () => {
  const { html } = await render(
    '$$\\boxed{a} \\cancel{b} \\colorbox{red}{c} \\xrightarrow{d} \\overline{e}$$',
  );
  for (const name of ['boxed', 'struck-up', 'padded', 'label', 'overline']) {
    expect(html).toContain(`class="${name}"`);
  }
  expect(html).not.toMatch(/menclose|mpadded/);
  const lines = (
    await render('$$\\begin{array}{|c|c|}\\hline a & b\\\\ \\hline c & d\\end{array}$$')
  ).html;
  expect(lines).toContain('<mrow class="line-left line-right line-top"><mtable>');
  expect(lines.match(/<mtd class="line-(left|top)">/g)).toHaveLength(2);
  expect(lines).toContain('<mtd class="line-left line-top">');
});

test('\\overset and \\underset are scripts, and a bar grows with its content', async () => {
  const { html } = await render('$$\\overset{!}{=} \\underset{x}{y} \\left| z \\right| \\bmod a$$');
  expect(html).toContain('<mover><mrow><mo>=</mo></mrow>');
  expect(html).toContain('<munder><mrow><mi>y</mi></mrow><mi>x</mi></munder>');
  expect(html).toContain('<mrow><mspace width="0.22em"></mspace><mrow><mi mathvariant="normal">m');
  expect(html).not.toMatch(/<m[io]( [^>]*)?></);
  expect(html.match(/<mo stretchy="true"[^>]*>∣/g)).toHaveLength(2);
});

test('the hint for syntax of other TeX renderers says what to write', async () => {
  const hintFor = async (written: string) => (await render(written)).diagnostics[0]?.hint;
  expect(await hintFor('$$p(x &#124; y)$$')).toContain('not &#124;');
  expect(await hintFor('\\begin{eqnarray}\na &=& b\n\\end{eqnarray}')).toBe(
    'write align instead of eqnarray, and &= instead of &=&',
  );
});

test('a formula that may be wider than a phone is focusable, and a short one is not', async () => {
  expect((await render('a $$x$$ b\n\n$$y$$')).html).not.toContain('tabindex');
  const long = 'x + '.repeat(20);
  expect((await render(`a $$${long}y$$ b`)).html).toContain('<math tabindex="0">');
  expect((await render(`$$${long}y$$`)).html).toContain('role="group" aria-label="Formula"');
});
