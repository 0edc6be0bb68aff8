import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

test.each([
  ['A claim. ^claim-1', '<p id="^claim-1">A claim.</p>'],
  ['- An item ^37066d\n- Another', '<ul>\n<li id="^37066d">An item</li>\n<li>Another</li>\n</ul>'],
  ['- One\n- Two\n\n^list', '<ul id="^list">\n<li>One</li>\n<li>Two</li>\n</ul>'],
  ['> Quoted\n\n^quote', '<blockquote id="^quote">\n<p>Quoted</p>\n</blockquote>'],
])('%j has an id', async (typed, expected) => {
  const { html, diagnostics } = await renderMarkdown(typed);
  expect(html).toBe(expected);
  expect(diagnostics).toEqual([]);
});

test('a formula with an id stays a block, and a link leads to it', async () => {
  const { html, ids, links, diagnostics } = await renderMarkdown(
    '$$x$$\n^eq1\n\nSee [[#^eq1|the equation]].',
  );
  expect(html).toContain('<math display="block">');
  expect(html).toContain('<a href="#%5Eeq1">the equation</a>');
  expect(ids).toContain('^eq1');
  expect(links).toHaveLength(1);
  expect(diagnostics).toEqual([]);
});

test('an id right below a table is not a row of it', async () => {
  const { html, ids } = await renderMarkdown('| a |\n|---|\n| 1 |\n^t1');
  expect(ids).toEqual(['^t1']);
  expect(html).not.toContain('>^t1');
});

test('a link to a block has words', async () => {
  const { html } = await renderMarkdown('[[#^p1]]\n\nText ^p1');
  expect(html).toContain('<a href="#%5Ep1">^p1</a>');
});

test.each(['It is 10 ^6', 'It is a ^b', 'A^claim', '`x ^claim`'])('%j has none', async (typed) => {
  const { html } = await renderMarkdown(typed);
  expect(html).not.toContain('id=');
});
