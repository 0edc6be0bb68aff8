import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

for (const [tex, text] of [
  ['\\mathbb{N}', 'ℕ'],
  ['O(n^{-1/2})', 'O(n^(−1/2))'],
  ['\\alpha \\le \\beta', 'α ≤ β'],
  ['x^2', 'x²'],
  ['x^{-1}', 'x⁻¹'],
  ['\\ell_2', 'ℓ₂'],
  ['x_i^2', 'x_i²'],
  ['\\sum_{i=1}^n x_i', '∑_(i=1)^n x_i'],
  ['\\frac{a+b}{2}', '(a + b)/2'],
  ['\\sqrt{x+1}', '√(x + 1)'],
  ['\\sqrt[3]{x}', '³√x'],
  ['\\bar{y}', 'ȳ'],
  ["f'(x) = \\sin x", 'f′(x) = sin x'],
  ['\\mathbf{x} \\in \\mathcal{X}', 'x ∈ X'],
  ['\\{0, 1\\}', '{0, 1}'],
  ['\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', '(1 2; 3 4)'],
  ['\\text{if } x < 0', 'if x < 0'],
  ['\\binom{n}{k}', '(n k)'],
]) {
  test(`${tex} is “${text}” as plain text`, async () => {
    const markdown = `## $${tex}$\n\nSo $${tex}$ is it.`;
    const { excerpt, headings } = await renderMarkdown(markdown, { math: true });
    expect(excerpt).toBe(`So ${text} is it.`);
    expect(headings[0].text).toBe(text);
  });
}

test('the contents carry the MathML of a heading, and its label the signs', async () => {
  const { headings, html } = await renderMarkdown('## The **set $\\mathbb{N}$**\n\n## Plain', {
    math: true,
  });
  expect(headings).toEqual([
    { id: 'the-set-mathbbn', text: 'The set ℕ', html: 'The set <math><mi>ℕ</mi></math>', rank: 2 },
    { id: 'plain', text: 'Plain', rank: 2 },
  ]);
  expect(html).toContain('aria-label="Link to “The set ℕ”"');
});

test('an excerpt begins with words, and has no TeX', async () => {
  const excerptOf = async (markdown: string) => (await renderMarkdown(markdown)).excerpt;
  expect(await excerptOf('$$\n\\hat\\beta = 1\n$$\n\nThe first words.')).toBe('The first words.');
  expect(await excerptOf('$$x$$ $$y$$\n\nThe first words.')).toBe('The first words.');
  expect(await excerptOf('We get \\\\[ x^2 \\\\] here.')).toBe('We get x² here.');
  expect(await excerptOf('$$\nx\n$$')).toBe('');
});
