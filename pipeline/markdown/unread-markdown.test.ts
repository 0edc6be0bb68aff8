import { expect, test } from 'vitest';
import { renderMarkdown } from './test-renderer';

const found = async (markdown: string) =>
  (await renderMarkdown(markdown)).diagnostics.map(
    ({ line, column, message, hint }) => `${line}:${column} ${message} → ${hint}`,
  );

// What GFM drops, or shows as text, or reads otherwise than its author meant.
test.each([
  ['| a | b |\n| - | - |\n| 1 | 2 | 3 |', /^3:\d+ .*cells/],
  ['| a | b |\n| - | - |\n| $$|y|$$ | 2 |', /^3:\d+ .*→ .*\\lvert|^3:\d+ .*→ .*\\\|/],
  ['| a | b |\n| - | - |\n| `x|y` | 2 |', /^3:3 code span with a bar in a table/],
  ['| a | b |\n| 1 | 2 |', /^1:1 table without a line of dashes under its head/],
  ['| a | b |\n| - |\n| 1 | 2 |', /^\d:\d+ table/],
  ['| - | - |\n| a | b |\n| - | - |\n| 1 | 2 |', /^1:1 line of dashes above the head/],
  ['| a | b |\n| - | - |\n| 1 | 2 |\n| --- | --- |', /^4:1 line of dashes within a table/],
  [
    '| a | b |\n| - | - |\n| 1 | 2 |\n| === | === |\n| 3 | 4 |',
    /^4:1 line of dashes within a table/,
  ],
  ['Text\n\n```python\nx = 1\n\nThe rest.', /^3:1 code block without an end/],
  ['````\na\n```\n\nThe rest.', /^1:1 code block without an end/],
  ['##Heading', /^1:1 heading without a space after ##/],
  ['[the text] (https://x.example)', /^1:\d+ link with a space/],
  [
    '![a plot](./plots/my plot.png)',
    /^1:1 image with spaces in its address.*→ write !\[a plot\]\(<\.\/plots\/my plot\.png>\)/,
  ],
  [
    'A [note](My notes) here',
    /^1:3 link with spaces in its address.*→ write \[note\]\(<My notes>\)/,
  ],
  ['A [link](https://x.example without an end', /^1:3 .*link/],
  ['Some **bold text without an end', /^1:6 .*bold/],
  ['A ** bold ** word', /^1:3 /],
  ['A `code span without an end', /^1:3 /],
  ['- [] a task', /^1:3 /],
  ['-[ ] a task\n-[x] another', /^1:1 /],
  ['See [the paper][missing].', /^1:5 .*without a definition|^1:5 .*definition/],
  ['[a]: https://x.example\n[a]: https://y.example\n\nSee [a].', /^2:1 /],
  ['A ~word~ struck', /^1:3 text between single tildes/],
  ['one \\\\\ntwo', /^1:5 two backslashes at the end of a line/],
  ['> 1. one\n2. two', /^2:1 list that begins in a quote/],
  ['> - one\n- two', /^2:1 list that begins in a quote/],
  ['1. one\n* sub\n\n2. two', /^2:1 list with too little indentation/],
  ['1. a\n  - b\n2. c', /^2:3 list with too little indentation/],
  ['* one\n```js\nx\n```\n* two', /^2:1 code block with too little indentation/],
  ['## A title {.wide}', /^1:12 heading attribute/],
  ['```mermaid\ngraph TD; A-->B\n```', /^1:1 .*mermaid/],
  ['```plantuml\nA -> B\n```', /^1:1 .*plantuml/],
])('is told of: %s', async (markdown, expected) => {
  expect((await found(markdown)).filter((line) => expected.test(line))).toHaveLength(1);
});

// What kramdown reads where GFM leaves room, and what both read alike.
test.each([
  [
    'The HTML spec, not XHTML or `HTML`\n\n*[HTML]: Hyper Text',
    '<abbr title="Hyper Text">HTML</abbr> spec, not XHTML or <code>HTML</code>',
  ],
  ['## Title {#own}', '<h2 id="own">Title<'],
  ['说**“好”**吗', '<strong>“好”</strong>'],
  ['a[^1]\n\n[^1]: note', 'id="fn:1"'],
  ['Steps:\n\n1) one\n2) two', '<ol>\n<li>one</li>\n<li>two</li>\n</ol>'],
  ['1. one\n\ntext\n\n2. two', '<ol start="2">'],
  ['Text\n* one\n* two', '<p>Text</p>\n<ul>'],
  ['term\n: what it is', '<dt>term</dt>'],
  ['a << b and c >> d', 'a &#x3C;&#x3C; b and c >> d'],
  ['see https://x.example/a_b', 'href="https://x.example/a_b"'],
  ['snake_case_name and a_b_ c', '<p>snake_case_name and a_b_ c</p>'],
  ['1. one\n\n    ```js\n    x\n    ```\n2. two', '<ol>\n<li>\n<p>one</p>'],
  ['    four spaces\n\ntext', '<pre tabindex="0"><code>four spaces'],
  ['> a\nb', '<blockquote>\n<p>a\nb</p>'],
  ['1. a\n    - b\n2. c', '<li>a\n<ul>\n<li>b</li>'],
  ['Title\n---', '<h2 id="title">'],
  ['![a](<https://x.example/my plot.png>)', 'src="https://x.example/my%20plot.png"'],
])('is read, without a word: %s', async (markdown, expected) => {
  const { html, diagnostics } = await renderMarkdown(markdown);
  expect(diagnostics).toEqual([]);
  expect(html).toContain(expected);
});

test.each([
  ['#hashtag and #1 of C#, a * b * c, 2**3 and a ** b'],
  ['An array x[i][j], a list [1] and [2, 3], f[0](x)'],
  ['A price of ~5 to ~10, and ~ alone'],
  ['A | B, and | here'],
  ['Use \\`code\\` and \\*stars\\*'],
  ['```\n~~~\n```'],
  ['- [ ] to do\n- [x] done'],
  ['It is 5 * 3 = 15 and `*` is a star'],
  ['| a | b |\n| - | - |\n| 1 | 2 |\n| 3 |'],
  ['[a]: https://x.example\n\nSee [a] and [the text][a].'],
  ['AT&T, R&D; and &copy;'],
  ['Mr. X\n1. is no list here'],
])('a good text is not: %s', async (markdown) => {
  expect(await found(markdown)).toEqual([]);
});
