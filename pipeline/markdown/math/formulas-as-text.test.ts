import { expect, test } from 'vitest';
import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { renderMarkdown } from '../test-renderer';
import { formulasAsText } from './formulas-as-text';

const errors: DiagnosticText[] = [];
const options = {
  macros: { R: '\\mathbb{R}' },
  loneDollars: true,
  report: (error: DiagnosticText) => errors.push(error),
};

test.each([
  ['The $\\ell_2$ norm', 'The ℓ₂ norm'],
  ['Rates of $O(n^{-1/2})$, and $\\R$', 'Rates of O(n^(−1/2)), and ℝ'],
  ['$$x^2$$ and \\\\(y\\\\)', 'x² and y'],
  ['It costs 5 $ or $6', 'It costs 5 $ or $6'],
  ['A *b* _c_ & $\\broken{$', 'A *b* _c_ & $\\broken{$'],
  ['About $\\broken$', 'About $\\broken$'],
])('formulas in a plain text become signs: %s', async (text, expected) => {
  errors.length = 0;
  expect(await formulasAsText(text, options)).toBe(expected);
  expect(errors).toHaveLength(text.includes('broken$') ? 1 : 0);
});

test('a lone dollar is one of a formula only where the text says so', async () => {
  expect(await formulasAsText('From $5$ to $$x$$', { ...options, loneDollars: false })).toBe(
    'From $5$ to x',
  );
});

test('alt text and caption of an image have signs', async () => {
  const { html } = await renderMarkdown(
    '![The set $$\\mathbb{N}$$](https://x.example/a.png "All of $$\\mathbb{N}$$")',
  );
  expect(html).toContain('alt="The set ℕ"');
  expect(html).toContain('<figcaption>All of ℕ</figcaption>');
});
