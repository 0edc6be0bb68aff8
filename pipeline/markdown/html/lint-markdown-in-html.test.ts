import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

const found = async (markdown: string) => (await renderMarkdown(markdown)).diagnostics;

test.each([
  ['<div>a</div>\n**b** and [c](https://x.example)', 2, 1, 'leave a blank line above it'],
  [
    '<div class="cap">\n<b>a</b>\n</div>\n[Source](https://x.example), more',
    4,
    1,
    'leave a blank line above it',
  ],
  ['<div>\na\n</div>\n```python\nx = 1\n```', 4, 1, 'leave a blank line above it'],
  ['<div>\na\n</div>\n* one\n* two', 4, 1, 'leave a blank line above it'],
  ['<br/>\n![a](https://x.example/a.png)\n*caption*', 2, 1, 'leave a blank line above it'],
  ['<a name="qa" />\n**Bold**\n- one\n- two', 2, 1, 'leave a blank line above it'],
  ['<div>\n## A heading\n</div>', 2, 1, 'leave a blank line above it, and below it'],
  ['<p>Some **bold** text</p>', 1, 9, 'write it in HTML: <strong>…</strong>'],
  ['<td>`a`</td>', 1, 5, 'write it in HTML: <code>…</code>'],
  ['> <p>a</p>\n> - one\n> - two', 2, 3, 'leave a blank line above it'],
  ['1.  <div>a</div>\n    - one\n    - two', 2, 5, 'leave a blank line above it'],
  [
    '<script src="/a.js"/>\n\n**a**',
    3,
    1,
    'write <script src="/a.js"></script> in place of <script src="/a.js"/>',
  ],
  ['<div>\n    [a](https://x.example)\n</div>', 2, 5, 'write it in HTML: <a href="…">…</a>'],
])('Markdown in an HTML block is told: %s', async (markdown, line, column, hint) => {
  const warnings = (await found(markdown)).filter(({ message }) => message.startsWith('Markdown'));
  expect(warnings).toMatchObject([{ severity: 'warning', line, column, hint }]);
});

test('following the hint shows it as Markdown', async () => {
  const { html, diagnostics } = await renderMarkdown('<div>a</div>\n\n**b**');
  expect(html).toContain('<strong>b</strong>');
  expect(diagnostics).toEqual([]);
});

test.each([
  ['<div>\n\n**b**\n\n</div>'],
  ['<p>2 ** 3 ** 4, a_b_c, f[0](x), - a dash</p>'],
  ['<pre>\n**a** and `b`\n</pre>'],
  ['<div><!-- **a** --></div>'],
  ['<a href="https://x.example/**a**">b</a>'],
  ['<p align="center"><b>a</b></p>'],
])('other HTML is not: %s', async (markdown) => {
  expect(await found(markdown)).toEqual([]);
});

test.each([
  ['<img src="https://x.example/a.png", width="9">', 'remove the commas between its attributes'],
  [
    'Text <a href="https://x.example" b',
    'write each attribute as name="value", with a space before it, and > at the end',
  ],
  [
    '<Tabs items={["a", "b"]}>',
    'write in Markdown or HTML what it shows, or put it between two ` to show it',
  ],
])('a tag that is read as text is told: %s', async (markdown, hint) => {
  expect(await found(markdown)).toMatchObject([{ line: 1, hint }]);
});

test.each([
  ['`<img src="a",>`'],
  ['\\<img src="a",>'],
  ['&lt;img src="a",>'],
  ['if x <a and b = c'],
])('text is not: %s', async (markdown) => {
  expect(await found(markdown)).toEqual([]);
});

test.each([
  ["import Chart from './chart'\n\nText", 1],
  ['Text\n\nexport const meta = { a: 1 }', 3],
  ['{/* a comment */}\n\nText', 1],
])('code of MDX is told: %s', async (markdown, line) => {
  expect(await found(markdown)).toMatchObject([{ line, message: expect.stringContaining('MDX') }]);
});
