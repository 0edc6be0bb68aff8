import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

/** Markdown, and the position, the start of the message and a part of the hint of its one diagnostic. */
const found: [typed: string, position: string, message: string, hint: string][] = [
  ['!!! tip "A title"\n    Words.', '1:1', 'admonition of MkDocs', '> [!TIP]'],
  ['.. warning:: Words', '1:1', 'directive of reStructuredText', '> [!WARNING]'],
  ['::: danger\nWords\n:::', '1:1', 'directive “::: danger”', '> [!CAUTION]'],
  ['{% hint style="success" %}\nA.\n{% endhint %}', '1:1', 'Liquid tag', '> [!TIP]'],
  ['{{% notice warning %}}\nA.\n{{% /notice %}}', '1:1', 'shortcode', '> [!WARNING]'],
  ['#drift #alarms', '1:1', 'tag of Obsidian', '`tags: [drift]`'],
  ['rating:: 5', '1:1', 'field of Dataview or Logseq', 'field of the front matter'],
  ['- A block\n  id:: 64a', '2:1', 'field of Dataview or Logseq', 'as a sentence'],
  ['It was [rating:: 9] good', '1:8', 'field of Dataview or Logseq', 'as a sentence'],
  ['((64a1b2c3-0000-1111-2222-333344445555))', '1:1', 'reference of Logseq', 'words of the block'],
  ['A [word]{.smallcaps} here', '1:9', 'attribute of Pandoc', 'in HTML'],
  ['[a](/){target=_blank}', '1:7', 'attribute of Pandoc', 'in HTML'],
  ['Words.\n{.lead}', '2:1', 'attribute of Goldmark', 'in HTML'],
  ['It {++adds++} and {~~a~>b~~}', '1:4', 'edit of CriticMarkup', '<ins>'],
  ['Press ++ctrl+alt+del++', '1:7', 'key of MkDocs', '<kbd>ctrl</kbd>+<kbd>alt</kbd>'],
  ["It is ``so'' good", '1:7', "quotes of LaTeX ``so''", 'write "so"'],
  ['＊＊太字＊＊です', '1:1', 'full-width emphasis', '* in place of each ＊'],
  ['[頁]（https://a.example/）', '1:1', 'link with full-width signs', '[頁](https://a.example/)'],
  ['！［図］（./a.png）', '1:1', 'link with full-width signs', '![図](./a.png)'],
  [
    '頁（https://a.example/）です',
    '1:3',
    'bare URL that goes on behind “）”',
    '<https://a.example/>',
  ],
  ['１．項目\n２．項目', '1:1', 'list with numbers such as １．', '1. and a space'],
  ['١. بند\n٢. بند', '1:1', 'list with numbers such as ١.', '1. and a space'],
  ['a. one\nb. two', '1:1', 'list with numbers such as a.', '1. and a space'],
  ['・項目\n・項目', '1:1', 'list with typed bullets ・', '- and a space'],
  ['`<b>`{=html}', '1:6', 'raw text of Pandoc', 'as it is'],
  ['```{=html}\n<b>x</b>\n```', '1:1', 'unknown language “{=html}”', 'without a fence'],
  ['```python {.marimo}\nx\n```', '1:11', 'attribute “{.marimo}” of Pandoc', 'remove it'],
  ['```js [a.js]\nx\n```', '1:7', 'label “[a.js]” of VitePress', 'title="a.js"'],
  ['$$x$$ (\\#eq:loss)', '1:7', 'label of R Markdown', '\\tag{1}'],
  ['<<< @/train.py', '1:1', 'code import of VuePress', '```'],
  ['== A heading', '1:1', 'heading of AsciiDoc', 'write ##'],
  ['image::loss.png[The loss]', '1:1', 'macro of AsciiDoc', '![what it shows](loss.png)'],
  ['#+BEGIN_SRC python\nx\n#+END_SRC', '1:1', 'keyword of Org', '```'],
  ['[gallery ids="1,2"]', '1:1', 'shortcode of WordPress', '![what it shows]'],
  ['[code lang="python"]\nx\n[/code]', '1:1', 'shortcode of WordPress', '```'],
  ['[embed]https://a.example/[/embed]', '1:1', 'shortcode of WordPress', 'URL alone'],
  ['[su_note note_color="#fff"]Words[/su_note]', '1:1', 'shortcode of WordPress', 'in Markdown'],
  ['A [b]bold[/b] word', '1:3', 'BBCode “[b]”', '**bold**'],
  ['The mean is `r mean(x)`.', '1:13', 'code of R Markdown', 'its result'],
  ['`= this.file.name`', '1:1', 'query of Dataview', 'its result'],
  ['See {doc}`other`.', '1:10', 'role “{doc}” of MyST', '[other](./a-file.md)'],
  ['It is :math:`x^2`.', '1:13', 'role “:math:” of reStructuredText', '$$x^2$$'],
  ['```python:title=a.py\nx\n```', '1:1', 'unknown language', '```python title="a.py"'],
  ['``` {.python .numberLines}\nx\n```', '1:1', 'unknown language', 'write ```python'],
  ['```dataview\nLIST\n```', '1:1', 'unknown language', 'no plugin of Obsidian'],
  ['＃ A heading', '1:1', 'heading with a full-width ＃', 'write #'],
  ['----- -----\n 1     2\n----- -----\n', '1:1', 'table of Pandoc', '| --- | --- |'],
  ['| A |\n|---|\n| 1 |\n\nTable: The losses', '5:1', 'caption of a table', 'as a sentence'],
  ['\u001b[31mError\u001b[0m', '1:1', 'colour code of a terminal (and 1 more)', 'colours'],
  ['A\u0008b', '1:2', 'control character U+0008', 'remove it'],
  ['<https://a.example|the docs>', '1:1', 'address with a space', '[the docs](https://a.example)'],
  ['[a](“https://a.example/”)', '1:1', 'invalid URL', 'write https://a.example/'],
  ['[[https://a.example|Site]]', '1:1', 'link of Obsidian', '[Site](https://a.example)'],
  ['<iframe src="http://a.example/" title="A"></iframe>', '1:1', 'frame without TLS', 'https://'],
];
for (const [typed, position, message, hint] of found) {
  test(`${JSON.stringify(typed)} is named`, async () => {
    const { diagnostics } = await renderMarkdown(typed);
    expect(`${diagnostics[0]?.line}:${diagnostics[0]?.column}`).toBe(position);
    expect(diagnostics[0].message).toContain(message);
    expect(diagnostics[0].hint).toContain(hint);
  });
}

test.each([
  'The #drift of #alarms',
  'The type of f :: Int, and std::vector, and Usage::',
  'i++ and ++j and C++ and C++',
  '[code] and [video] and [b] and [1]',
  'f(x){return 1} and a[0]{1}',
  '`r` and `x = this` and 10:30:`now` and key:`value`',
  'Dashes\n\n- - -\n\n---',
  'Table: none\n\nWords.',
  '【注】（注意）と https://a.example/ です',
  'a. m. and p. m.\nb and c',
  '<b id="a"><p>Words</p></b>',
  '<iframe src="https://a.example/" title="A"></iframe>',
])('%j has none', async (typed) => {
  expect((await renderMarkdown(typed)).diagnostics).toEqual([]);
});

test('code between dollars is a formula, as on GitHub', async () => {
  for (const math of [false, true]) {
    const { html, diagnostics } = await renderMarkdown('Loss $`a_1`$ and \\$`b`$.', { math });
    expect(html).toBe(
      '<p>Loss <math><msub><mi>a</mi><mn>1</mn></msub></math> and $<code>b</code>$.</p>',
    );
    expect(diagnostics).toEqual([]);
  }
});

test('the word latex in a formula of WordPress is named', async () => {
  const { diagnostics } = await renderMarkdown('So $latex x^2$ it is.', { math: true });
  expect(diagnostics).toMatchObject([{ line: 1, column: 4, hint: 'remove the word latex' }]);
});
