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
  ['a $$[0, 1]$$ b', 'inline'],
  ['a $$(x$$ b', 'inline'],
  ['a $$x \\text{ if $y$}$$ b', 'inline'],
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
  '<pre>$$x^2$$ and \\(x\\)</pre>',
  '<p>costs $$5 and $$6, or \\[a-z\\]</p>',
  '\\begin{quote}\nx\n\\end{quote}',
  '\\(x\\)',
]) {
  test(`${JSON.stringify(written)} is not a formula`, async () => {
    expect((await render(written)).html).not.toContain('<math');
  });
}

test.each([
  ['<div>$$x^2$$ and \\(y\\)</div>', '<div><math><msup>'],
  [
    '<table><tr><td>$$\\frac{1}{2}$$</td></tr></table>',
    '<td><p class="formula"><math display="block">',
  ],
  ['<p>\\\\(x\\\\)</p>', '<p><math><mi>x</mi></math></p>'],
  ['<figcaption>A loss $$a &lt; b$$</figcaption>', '<figcaption>A loss <math><mi>a</mi>'],
])('a formula in an HTML block is read: %s', async (written, expected) => {
  const { html, diagnostics } = await render(written);
  expect(diagnostics).toEqual([]);
  expect(html).toContain(expected);
});

test('an error of a formula in an HTML block has its position', async () => {
  const { diagnostics } = await render('<div>\n<p>\n$$x_1 + \\unknown$$</p>\n</div>');
  expect(diagnostics).toMatchObject([{ severity: 'error', line: 3, column: 9 }]);
});

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
  expect(html).toContain('<mover><mo>=</mo><mo>!</mo></mover>');
  expect(html).toContain('<munder><mi>y</mi><mi>x</mi></munder>');
  expect(html).not.toMatch(/<m[io]( [^>]*)?></);
  expect(html.match(/<mo stretchy="true"[^>]*>[|]/g)).toHaveLength(2);
});

test('the hint for syntax of other TeX renderers says what to write', async () => {
  const hintFor = async (written: string) => (await render(written)).diagnostics[0]?.hint;
  expect(await hintFor('$$p(x &#124; y)$$')).toContain('not &#124;');
});

test('a formula that may be wider than a phone is focusable, and a short one is not', async () => {
  expect((await render('a $$x$$ b\n\n$$y$$')).html).not.toContain('tabindex');
  const long = 'x + '.repeat(20);
  expect((await render(`a $$${long}y$$ b`)).html).toContain('<math tabindex="0"');
  expect((await render(`$$${long}y$$`)).html).toContain('role="group" aria-label="Formula"');
});

for (const [written, tex] of [
  ['\\\\( y\\_i \\in \\\\{0, 1\\\\} \\\\)', 'y_i \\in \\{0, 1\\}'],
  ['\\\\( i^\\* \\\\)', 'i^*'],
  ['\\\\( a \\, b \\\\)', 'a \\, b'],
  ['\\\\( \\|x\\| \\\\)', '|x|'],
  ['\\\\( \\\\|x\\\\| \\\\)', '\\|x\\|'],
]) {
  test(`the escapes of Markdown hold in ${written}`, async () => {
    const mathOf = (html: string) => /<math.*<\/math>/.exec(html)?.[0];
    const { html } = await render(`a ${written}`);
    expect(mathOf(html)).toBe(mathOf((await render(`a $$${tex}$$`)).html));
  });
}

test('a brace that Markdown takes away is a warning', async () => {
  const { diagnostics } = await render('a \\\\( \\{0, 1\\} \\\\)');
  expect(diagnostics).toMatchObject([{ severity: 'warning', line: 1, column: 7 }]);
  expect((await render('a \\\\( x_\\{1\\} \\\\)')).diagnostics).toEqual([]);
});

test('two formulas side by side are two, and the end of a row opens none', async () => {
  for (const [written, count] of [
    ['$$a$$$$b$$', 2],
    ['so $$a$$$$b$$$$c$$.', 3],
    ['x \\\\[10pt] y \\\\[ a \\\\] z', 1],
    ['x \\\\[-1.5ex] y', 0],
  ] as const) {
    const { html, diagnostics } = await render(written);
    expect(diagnostics).toEqual([]);
    expect(html.match(/<math/g) ?? []).toHaveLength(count);
    expect(html).not.toContain('$');
  }
});

test('what MathJax reads and other engines refuse is read', async () => {
  for (const tex of [
    '\\begin{split} a &= b & c \\\\ d &= e & f \\end{split}',
    '\\begin{align} a &= b \\end{align}',
    '\\begin{equation} a \\end{equation}',
    '\\begin{eqnarray} a &=& b \\end{eqnarray}',
    '\\tau_\\max + Q^\\vec{\\mu}',
    'x \\mbox{ if } y \\hbox{ or } z',
    '\\DeclareMathOperator*{\\argm}{arg\\,m} \\argm_x f',
    '\\def\\E#1{E[#1]} \\E{X}',
    '\\bbox[5px, border: 2px solid blue]{x}',
    '\\require{cancel} \\cancel{x}',
    '\\bm{x} + \\mathds{1} + \\R',
    '\\ce{H2O -> H+ + OH-}',
  ]) {
    const { diagnostics, html } = await render(`a $${tex}$ b`, true);
    expect(diagnostics).toEqual([]);
    expect(html).toContain('<math');
    expect(html).not.toMatch(/merror|[\ue400-\ue4ff]/);
  }
});

test('the spaces of TeX that browsers do not leave are there', async () => {
  expect((await render('a $$\\sin x$$')).html).toContain('<mspace width="0.167em">');
  expect((await render('a $$a = -b$$')).html).toContain('<mo lspace="0" rspace="0">−</mo>');
  expect((await render('a $$a - b$$')).html).toContain('<mo>−</mo>');
  expect((await render('a $$1{,}000$$')).html).toContain('<mn>1,000</mn>');
});

test('rows with fewer cells have their numbers in the same column', async () => {
  const { html } = await render(
    '$$\n\\begin{align} a &= b \\tag{1} \\\\ c &= d & e &= f \\end{align}\n$$',
  );
  const rows = html.split('<mtr>').slice(1);
  expect(rows.map((row) => row.match(/<mtd/g)?.length)).toEqual([7, 7]);
});

test('signs that touch a formula stay on its line, and feeds have no element for it', async () => {
  const { html, feedHtml } = await render(
    'So $n$, ($a$) and the $i$-th, **$x$**. It is $y$.',
    true,
  );
  for (const kept of ['</math>,</span>', '(<math', '-th,</span>', '</strong>.</span>']) {
    expect(html).toContain(kept);
  }
  expect(html.match(/nowrap/g)).toHaveLength(5);
  expect((await render('It is $y$ here.', true)).html).not.toContain('nowrap');
  expect(feedHtml).not.toContain('nowrap');
  expect(feedHtml.replaceAll(/<[^>]*>/g, '')).toBe('So n, (a) and the i-th, x. It is y.');
});

test('a formula that is wider than paper is printed smaller', async () => {
  expect((await render(`$$${'x + '.repeat(12)}y$$`)).html).not.toContain('wide');
  expect((await render(`$$${'x + '.repeat(18)}y$$`)).html).toContain('class="formula wide"');
  expect((await render(`a $$${'x + '.repeat(60)}y$$`)).html).toContain('class="widest"');
  const rows = `\\begin{aligned} ${'a &= b \\\\ '.repeat(30)} \\end{aligned}`;
  expect((await render(`$$${rows}$$`)).html).not.toContain('wide');
});

test('the macros of the site are known to all formulas, and those of a text to the later ones', async () => {
  const { html, diagnostics } = await render(
    '$$\\tide$$ and $$\\newcommand{\\x}{y} \\x$$ and $$\\x$$',
  );
  expect(diagnostics).toEqual([]);
  expect(html).toContain('<mi>tide</mi>');
  expect(html.match(/<mi>y<\/mi>/g)).toHaveLength(2);
});

test('a row has the gap that its formula sets', async () => {
  const { html } = await render('$$\n\\begin{aligned} a \\\\[10pt] b \\\\ c \\end{aligned}\n$$');
  expect(html.match(/<mtr[^>]*>/g)).toEqual(['<mtr class="gap-2">', '<mtr>', '<mtr>']);
});
