import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

const headings = '\n\n## One\n\n## Two\n\n## Three\n\n### Four\n';
const hasOwnContents = async (markdown: string) =>
  (await renderMarkdown(markdown + headings)).hasOwnContents;

test.each([
  ['- [One](#one)\n- [Two](#two)\n- [Three](#three)'],
  ['1. [One](#one)\n\n2. [Two](#two)\n\n3. [Three](#three) in short'],
  ['- [One](#one)\n- [Two](#two)\n- [Three](#three)\n  - [Four](#four)'],
  [
    '<ul class="toc">\n<li><a href="#one">One</a></li>\n<li> <a href="#two">Two</a></li>\n<li><a href="#three">3</a></li>\n</ul>',
  ],
])('a list of links to headings is a table of contents: %s', async (markdown) => {
  expect(await hasOwnContents(markdown)).toBe(true);
});

test.each([
  ['Words.'],
  ['- [One](#one)\n- [Two](#two)'],
  ['- [One](#one)\n- [Two](https://example.org/#two)\n- [Three](#three)'],
  ['- See [One](#one)\n- See [Two](#two)\n- See [Three](#three)'],
  ['A note[^1], a note[^2], a note[^3].\n\n[^1]: a\n[^2]: b\n[^3]: c'],
])('other lists are not: %s', async (markdown) => {
  expect(await hasOwnContents(markdown)).toBe(false);
});
