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
  ['a **“x y”**b**c** d', /^1:10 bold text within bold text/],
  ['他说**“好”**b', /^1:3 bold text that ends in punctuation/],
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
  ['1. a\n\n  more\n\n2. b', /^3:3 paragraph with too little indentation.*→ write 1 more space/],
  ['- a\n\n more\n\n- b', /^3:2 paragraph with too little indentation/],
  ['3. c\n\n  more\n\n4. d', /^3:3 paragraph with too little indentation.*→ write 1 more space/],
  ['10. a\n\n   more', /^3:4 paragraph with too little indentation/],
  [
    '1. a\n\n more\n2. b',
    /^3:2 list item “2\. b” right below a paragraph.*→ put an empty line before 2\. b, and write 2 more spaces/,
  ],
  ['![a](<my plot.png)', /^1:1 image with spaces.*→ write !\[a\]\(<my plot\.png>\)$/],
  [
    '| a | b |\n| - | - |\n| [[x|y]] | 2 |',
    /^3:\d+ table row with 3 cells.*→ write \[\[x\\\|y\]\]/,
  ],
  ['* one\n```js\nx\n```\n* two', /^2:1 code block with too little indentation/],
  ['## A title {.wide}', /^1:12 heading attribute/],
  ['```mermaid\ngraph TD; A-->B\n```', /^1:1 .*mermaid/],
  ['!!! note "Title"\n    Text', /^1:1 admonition of MkDocs.*→ write > \[!NOTE\]/],
  ['??? tip\n    Text', /^1:1 admonition of MkDocs.*<details>/],
  ['=== "Python"\n\n    Text', /^1:1 tab of MkDocs/],
  ['.. note:: Text', /^1:1 directive of reStructuredText/],
  ['.. code-block:: python\n\n    x = 1', /^1:1 directive of.*→ write ```python above/],
  ['.. image:: a.png', /^1:1 directive of.*!\[what it shows\]\(a\.png\)/],
  ['(a-label)=\n## Heading', /^1:1 label of MyST.*{#a-label}/],
  ['[TOC]\n\n## A', /^1:1 place for a table of contents/],
  ['[[toc]]', /^1:1 place for a table of contents/],
  ['[[_TOC_]]', /^1:1 place for a table of contents/],
  ['Made on <% tp.date.now() %>.', /^1:9 template tag/],
  ['- [>] forwarded', /^1:3 invalid task “\[>\]”/],
  ['The loss \\(L(w)\\) falls', /^1:10 formula between.*→ write \$\$ in place of both, or \\\\\(/],
  ['\\[ L = \\sum_i l_i \\]', /^1:1 formula between \\\[ and/],
  ['{{< figure src="/a.png" >}}', /^1:1 shortcode.*!\[what it shows\]\(\/a\.png\)/],
  ['{{< highlight go >}}\nx\n{{< /highlight >}}', /shortcode.*→ write ```go above/],
  ['[a]({{< relref "b.md" >}})', /shortcode in the URL.*→ write \.\/b\.md/],
  ['E = mc^2^ holds', /^1:7 superscript of Pandoc.*<sup>2<\/sup>/],
  ['As shown [see @knuth1984, p. 3].', /^1:10 citation of Pandoc/],
  ['As shown [@knuth1984; @lamport].', /^1:10 citation of Pandoc/],
  ['See Figure \\@ref(fig:loss).', /^1:12 reference of R Markdown/],
  ['As \\cite{knuth} says', /^1:4 LaTeX “\\cite{knuth}”/],
  ['A \\textbf{word}', /^1:3 LaTeX.*→ write \*\*word\*\*/],
  ['A word\\footnote{A note}', /^1:7 LaTeX.*\[\^1\]: A note/],
  ['\\section{Method}', /^1:1 LaTeX.*→ write ## Method/],
  ['\\begin{itemize}\n\\item a\n\\end{itemize}', /^1:1 LaTeX.*list/],
  ['***bold text**', /^1:1 bold text with three stars/],
  ['The __init__ method', /^1:5 name “__init__” is shown in bold.*→ write `__init__`/],
  ['See <https://x.example/my file>.', /^1:5 address with a space.*my%20file/],
  ['[a](htps://x.example/b)', /^1:1 invalid URL.*→ write https:\/\/x\.example\/b/],
  ['[a](https:/x.example)', /^1:1 invalid URL.*→ write https:\/\/x\.example/],
  ['[a](https//x.example)', /^1:1 invalid URL.*→ write https:\/\/x\.example/],
  ['[a](www.x.example/b)', /^1:1 URL without https/],
  ['[a](github.com/b/c)', /^1:1 URL without https.*→ write https:\/\/github\.com\/b\/c/],
  ['```{r, echo=FALSE}\nplot(x)\n```', /^1:1 unknown language “{r,”.*→ write ```r and/],
  ['```{note}\nText\n```', /^1:1 unknown language “{note}”.*> \[!NOTE\]/],
  ['```plantuml\nA -> B\n```', /^1:1 .*plantuml/],
  ['Here \\(\\alpha_1\\).', /^1:6 formula between \\\( and/],
  ['\\[\n\\begin{bmatrix}\n1\n\\end{bmatrix}\n\\]', /^1:1 formula between \\\[ and/],
  ['| a |\n|---|\n| $\\alpha_1$ |', /^3:3 formula between single dollars/],
  ['## The $\\alpha_1$', /^1:8 formula between single dollars/],
  ['<table><tr><td>$\\alpha_1$</td></tr></table>', /^1:16 formula between single dollars/],
  ['Here $$ x = 1 and so on', /^1:6 unclosed formula/],
  ['<img data-src="a.png" alt="A">', /^1:1 image without a URL → write src="a.png"/],
  ['<iframe data-src="https://a.example/"></iframe>', /^1:1 <iframe> without content/],
  ['A claim<d-cite key="x"></d-cite>', /^1:8 <d-cite> without content/],
  ['It<d-footnote>a note</d-footnote>', /^1:3 <d-footnote> without its script/],
  ['% a comment', /^1:1 comment of MyST or LaTeX/],
  ['+++ {"a": 1}', /^1:1 cell of MyST/],
  ['Text <plaintext> more', /^1:6 <plaintext> makes code of the whole rest/],
  ['Text <pre><code>x\n\ny</code></pre>', /^1:6 <pre> within a paragraph/],
  ['A ^[see [a](https://a.example/) now]', /^1:3 inline footnote/],
  ['![b](a.png "t" =300x)', /^1:1 image with a size.*→ write !\[b\]\(a\.png\)/],
  ['```{figure} a.png\nx\n```', /^1:1 unknown language “{figure}”.*in place of the braces/],
  ['|---|---|\n| 1 | 2 |', /^1:1 table without a head.*\| … \| … \|/],
  ['![a](__GHOST_URL__/a.png)', /^1:1 .*placeholder of Ghost or Pelican/],
  ['![a]({static}/a.png)', /^1:1 .*placeholder of Ghost or Pelican/],
  ['Text\n[comment]: # (a hidden note)', /^2:1 definition within a paragraph “\[comment\]:”/],
  ['- item\n[//]: # (a hidden note)', /^2:1 definition within a paragraph/],
  ['> [!custom-type] T\n> Text', /^1:3 unknown alert “\[!custom-type\]”/],
  ['Words ^[a note here]', /^1:7 inline footnote “a note here”/],
  ['Words^[footnote]', /^1:6 inline footnote “footnote”/],
  ['See @fig-loss.', /^1:5 cross-reference of Quarto “@fig-loss”/],
  ['$$\nx = 1\n$$ {#eq-main}', /^3:4 attribute of Goldmark or Quarto/],
  ['$$x (\\#eq:loss)$$', /^1:1 label of R Markdown/],
  ['Words. (\\#tab:one)', /^1:8 label of R Markdown.*→ remove it/],
  ['Words\n\n\\newpage\n\nWords', /^3:1 LaTeX “\\newpage”/],
  ['\\begin{center}\nWords\n\\end{center}', /^1:1 LaTeX.*<div/],
  ['![a](attachment:image.png)', /^1:1 “attachment:image.png” is within a notebook/],
  ['<div class="latex" data-attrs="{&quot;a&quot;: 1}"></div>', /^1:1 <div> without content/],
])('is told of: %s', async (markdown, expected) => {
  expect((await found(markdown)).filter((line) => expected.test(line))).toHaveLength(1);
});

// What looks like markup of another tool, and is text.
test.each([
  'A citation of @somebody, [mail](mailto:a@b.example) and a list [a@b.example]',
  'The powers a^b^c and 2^10 and ^_^',
  'A __bold__ word, and __init of it__',
  'Wait... then ..\n\n!!! and ???',
  'A path \\begin and a \\section',
  '**bold** and ***both*** and **a *nested* word**',
  '[a](mailto:a@b.example) and [b](tel:123) and [c](ftp://x.example)',
  'A [note][toc]\n\n[toc]: https://x.example',
])('is text: %s', async (markdown) => {
  expect(await found(markdown)).toEqual([]);
});

// One cause is told once.
test.each([
  ['<div><pre>\n```python\n# a\n\nb\n```\n</pre></div>', /^2:1 code block “```python” within HTML/],
  [
    '<details><summary>x</summary>\n```\na\n\nb\n```\n</details>',
    /^2:1 code block “```” within HTML/,
  ],
  ["<div style={{color: 'red'}}>x</div>", /^1:6 JSX attribute “style”/],
  ["<p style={{ 'margin-top': 3 }}>x</p>", /^1:4 JSX attribute “style”/],
  ['<Chart data={{ x: [1] }} />', /^1:1 MDX component “<Chart …”/],
  [
    '<figure>\n<table>\n<tr><td>\n\n    <b>x</b>\n</td></tr></table>\n</figure>\n\ny',
    /^5:5 indented HTML|^5:1 indented HTML/,
  ],
  ["a <span style={{color: 'red'}}>x</span>", /^1:3 invalid tag “<span …”/],
  ['# A {#x}\n\n<p id="x">y</p>', /^3:1 duplicate id “x”: links lead to the first, on line 1/],
  ['<p id="y">y</p>\n\n<p id="y">y</p>', /^3:1 duplicate id “y”/],
])('is one diagnostic: %s', async (markdown, expected) => {
  expect(await found(markdown)).toEqual([expect.stringMatching(expected)]);
});

test('what is wrong behind indented HTML is told too', async () => {
  const lines = await found(
    '<div>\n\n    <b>x</b>\n    </div>\n\n<section>\n<nothing>\n</nothing>\n',
  );
  expect(lines).toEqual([
    expect.stringMatching(/^3:\d indented HTML/),
    expect.stringMatching(/^6:1 unclosed element “<section>”/),
    expect.stringMatching(/^7:1 unknown element “<nothing>”/),
  ]);
});

test('following the hint for a fence in HTML shows the code', async () => {
  const { html, diagnostics } = await renderMarkdown('<div>\n\n```python\n# a\n\nb\n```\n\n</div>');
  expect(html).toContain('<pre');
  expect(diagnostics).toEqual([]);
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
  ['1. a\n\n   more\n\n2. b'],
  ['- a\n\ntext\n\n- b'],
  ['- a\n\n text\n\nMore'],
  ['1. one\n\n2015 was good.\n3 things'],
  ['<svg><g id="a"></g></svg>\n\n<svg><g id="a"></g></svg>'],
  ['说**“好”**吗，**a b**c'],
  ['****bold****'],
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

test('an SVG with a foreignObject is whole', async () => {
  const svg = '<svg viewBox="0 0 9 9"><foreignObject><p>Text</p></foreignObject></svg>';
  expect((await renderMarkdown(svg)).diagnostics).toEqual([]);
});

test('a formula in a script of MathJax 2 is read', async () => {
  const { html, diagnostics } = await renderMarkdown('A <script type="math/tex">x</script>.');
  expect(html).toContain('<math><mi>x</mi></math>');
  expect(diagnostics).toEqual([]);
});

test('what old browsers show in place of a recording is in no excerpt', async () => {
  const audio = '<audio src="https://a.example/a.mp3" controls>No audio.</audio>';
  expect((await renderMarkdown(`${audio}\n\nWords.`)).excerpt).toBe('Words.');
});

test('an environment of formulas in HTML is read', async () => {
  const { html } = await renderMarkdown('<p>\\begin{equation}\nx\n\\end{equation}</p>');
  expect(html).toContain('<math display="block">');
});

test.each([
  ['\\\\|x\\\\| = \\Big\\\\{a\\\\}', '‖'],
  ['x \\\\\\\\ y', '<mtr>'],
  ['x \\\\ \\{y\\}', '{'],
])('doubled backslashes in an environment are those of kramdown: %s', async (tex, shown) => {
  const typed = `\\begin{gather}\n${tex}\n\\end{gather}`;
  const { html, diagnostics } = await renderMarkdown(typed);
  expect(diagnostics).toEqual([]);
  expect(html).toContain(shown);
});
