import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

/** A text, and the place and the hint of each thing in it that only Jekyll reads. */
const told: [typed: string, ...diagnostics: [place: string, hint: string][]][] = [
  ['{% highlight python %}\nx\n{% endhighlight %}', ['1:1', 'write ```python above']],
  ['> a\n> b {{ site.baseurl }}', ['2:5', 'the path from the top of the site']],
  ['[a]({% link _posts/2016-01-01-a.md %})', ['1:5', '[text](./2016-01-01-a.md)']],
  ['[a]({% post_url 2016-01-01-a %})', ['1:5', '[text](./2016-01-01-a.md)']],
  ['[a]({% link assets/a.pdf %})', ['1:5', 'the site: /assets/a.pdf']],
  ['[a](/{{page.url}})', ['1:6', 'write what it stands for']],
  ['{% include a.html b="https://a.org" c="50%" %}', ['1:1', 'write what it stands for']],
  ['<img src="{{ page.cover }}" alt="">', ['1:11', 'write what it stands for']],
  ['- a\n{:toc}', ['2:1', 'a table of contents by itself']],
  ['[a](/){:target="_blank"}', ['1:7', 'write the element in HTML']],
  ['## A {#mine}', ['1:6', '<h2 id="mine">']],
  ['{{ a }} and {{ a }} and {{ b }}', ['1:1', 'write'], ['1:25', 'write']],
];

for (const [typed, ...expected] of told) {
  test(`${JSON.stringify(typed)} is told`, async () => {
    const { diagnostics } = await renderMarkdown(typed);
    const found = diagnostics.filter(({ message }) => message.includes('which is not read here'));
    expect(found.map(({ line, column }) => `${line}:${column}`)).toEqual(
      expected.map(([place]) => place),
    );
    found.forEach(({ hint }, index) => {
      expect(hint).toContain(expected[index][1]);
    });
  });
}

for (const typed of [
  '`{{ a }}` and $${{a}}$$',
  '```\n{% if a %}\n{: .b}\n```',
  '<pre><code>{{ a }}</code></pre>',
  'Inline <code>{{ a }}</code>.',
  '<script>\nconst a = {{ b }};\n</script>',
  '<!-- {% include a.html %} -->',
  '\\{% a %}',
  'Sets {{1, 2}, {3}} and {#a} in text',
]) {
  test(`${JSON.stringify(typed)} says nothing to Jekyll`, async () => {
    expect((await renderMarkdown(typed)).diagnostics).toEqual([]);
  });
}

test('many that never end are read in a moment', async () => {
  expect((await renderMarkdown('{% a '.repeat(20_000))).diagnostics).toEqual([]);
  expect((await renderMarkdown('{{ a '.repeat(20_000))).diagnostics).toEqual([]);
});
