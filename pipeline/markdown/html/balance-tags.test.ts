import { expect, test } from 'vitest';
import { cpuSeconds, renderMarkdown } from '../test-renderer';

const diagnosticsOf = async (markdown: string) =>
  (await renderMarkdown(markdown)).diagnostics.map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  );

test('angle brackets in prose are told of, and nothing after their paragraph changes', async () => {
  const { html, diagnostics } = await renderMarkdown(
    'A Map<String> here, call fit(<data>) with it, and stop if a<b and c>d.\n\nAn ordinary one.',
  );
  expect(diagnostics.map(({ line, column }) => [line, column])).toEqual([
    [1, 6],
    [1, 30],
    [1, 60],
  ]);
  expect(diagnostics[0]).toMatchObject({
    message: 'unknown element “<String>”: it is not shown',
    hint: 'to show it, put it between two `: `Map<String>`; or write &lt; in place of <',
  });
  expect(diagnostics[2].message).toContain('it ends with its paragraph');
  expect(html).toContain('<p>An ordinary one.</p>');
});

test.each([
  ['Optional<T> and List<Long>', '1:9 unknown element “<T>”: it is not shown'],
  ['Run <your-command> now', '1:5 unknown element “<your-command>”: it is not shown'],
  [
    'A <Counter start={1}/> here',
    '1:3 MDX component “<Counter start={1}/>” is not run: nothing is shown in its place',
  ],
  ['<Tabs>a</Tabs>', '1:1 MDX component “<Tabs>” is not run: only what it holds is shown'],
  ['<div className="a">b</div>', '1:6 JSX attribute “className” of <div> has no effect'],
  ['Some <b>bold text', '1:6 unclosed element “<b>”: it ends with its paragraph or block'],
  ['- one <em>two\n- three', '1:7 unclosed element “<em>”: it ends with its paragraph or block'],
  ['<div>\n\nText', '1:1 unclosed element “<div>”: all that follows is in it'],
  ['<b><i>a</b></i>', '1:8 misnested elements: “</b>” stands before the </i> of an element in it'],
  ['Text</div> more', '1:5 end tag “</div>” closes no element: it is dropped'],
  [
    '<p>a <ul><li>b</li></ul></p>',
    '1:1 paragraph “<p>” ends before the <ul> in it: HTML allows no block there',
  ],
  [
    '<table><tr>lost<td>a</td></tr></table>',
    '1:12 content outside of the cells of a table: “lost” is shown above the table',
  ],
  ['<td>a</td>', '1:1 table element “<td>” outside of a table: its tag is dropped'],
  [
    '<img class="a" class="b" src="https://x.example/a.png" alt="a">',
    '1:16 duplicate attribute “class” of <img>: only the first counts',
  ],
  [
    '<div>\n  <p>a</p>\n\n    <p>b</p>\n</div>',
    '4:1 indented HTML is shown as code, since a blank line stands before it',
  ],
  [
    '<div>\n<!-- a\n\nb -->\n</div>',
    '2:1 comment is cut by a blank line: what follows that line is shown',
  ],
  [
    '<div>\n<pre>a\n\n*b*</pre>\n</div>',
    '2:1 HTML is cut within <pre>: what follows the blank line in it is read as Markdown',
  ],
  [
    '<div>\n<style>\na { b: c }\n\na > * { content: "d" }\n</style>\n</div>',
    '2:1 HTML is cut within <style>: what follows the blank line in it is read as Markdown',
  ],
  ['Name <title> and <source> it', '1:18 empty element “<source>”: nothing is shown in its place'],
  ['<Note>One\n\ntwo</Note>', '1:1 MDX component “<Note>” is not run: only what it holds is shown'],
  ['A <?php echo 1 ?> b', '1:3 declaration “<?php echo 1 ?>” is not shown'],
  ['<html><body>a</body></html>', '1:1 element “<html>” of a whole page: its tag is dropped'],
])('what a parser repairs or drops is told: %s', async (markdown, expected) => {
  expect(await diagnosticsOf(markdown)).toContain(expected);
});

test('one cause is one warning', async () => {
  for (const markdown of [
    '<table>\n  <tr>\n    <td>a</td>\n\n    <td>b</td>\n  </tr>\n</table>',
    'A <Note>one\n\ntwo</Note>',
  ]) {
    expect(await diagnosticsOf(markdown), markdown).toHaveLength(1);
  }
});

test.each([
  ['<p>One\n<p>Two'],
  ['<ul><li>a<li>b</ul>'],
  ['<table><tr><td>a<td>b<tr><td>c</table>'],
  ['A<br>b<br/>c <wbr> <hr>'],
  ['<details><summary>More</summary>\n\n**b**\n\n</details>'],
  ['<my-chart data-a="1"></my-chart>'],
  ['<svg viewBox="0 0 1 1"><path d="M0 0"/><g><circle r="1"/></g></svg>'],
  ['<math><mi>x</mi></math>'],
  ['If a < b and 3 <4, x <- y, and `Vec<T>` <https://x.example> <me@x.example>'],
  ['<center>\n\nText\n\n</center>'],
  ['<div>\n<style scoped>\n    .a {\n    }\n\n    .b {\n    }\n</style>\n<b>x</b>\n</div>'],
  ['<image src="https://x.example/a.png" alt="a">'],
  ['- one\n\n  <div>two</div>\n\n> <b>three</b>'],
])('what is fine is not: %s', async (markdown) => {
  expect(await diagnosticsOf(markdown)).toEqual([]);
});

test.each([
  ['<a name="x" />\n\n**Bold**', '<a name="x"></a>'],
  ['Text <a id="y"/> more', '<a id="y"></a> more'],
  ['<div class="clear"/>\n\nText', '<div class="clear"></div>'],
  ['An <i class="fa"/> icon', '<i class="fa"></i> icon'],
  ['<iframe src="https://x.example" />\n\nText', '></iframe>'],
])('a self-closed element is empty: %s', async (markdown, expected) => {
  const { html, diagnostics } = await renderMarkdown(markdown);
  expect(html).toContain(expected);
  expect(diagnostics).toEqual([]);
});

test('a URL in the text of a link is no second link', async () => {
  const { html, diagnostics } = await renderMarkdown(
    '<a href="https://a.example">https://a.example</a>',
  );
  expect(html.match(/<a /g)).toHaveLength(1);
  expect(diagnostics).toEqual([]);
});

test('an image of Markdown in HTML is read', async () => {
  const { html } = await renderMarkdown(
    '<div align="center">\n\n![a](https://x.example/a.png)\n\n</div>',
  );
  expect(html).toMatch(/<div align="center">[\s\S]*<img[\s\S]*<\/div>/);
});

test('many unclosed elements take no long time', async () => {
  const seconds = await cpuSeconds(() => renderMarkdown('<b>'.repeat(5000)));
  expect(seconds).toBeLessThan(15);
});
