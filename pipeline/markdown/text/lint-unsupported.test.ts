import { expect, test } from 'vitest';
import { cpuSeconds, renderMarkdown } from '../test-renderer';

/** Markdown, and the position and the hint of each warning. */
const warnings: [typed: string, ...diagnostics: [position: string, hint: string][]][] = [
  ['{% highlight python %}\nx\n{% endhighlight %}', ['1:1', 'write ```python above']],
  ['> a\n> b {{ site.baseurl }}', ['2:5', 'the path from the root of the site']],
  ['{% include a.html b="https://a.org" c="50%" %}', ['1:1', 'write the text that it stands for']],
  ['- a\n{:toc}', ['2:1', 'makes its table of contents']],
  ['[a](/){:target="_blank"}', ['1:7', 'write the element in HTML']],
  ['## A {.wide}', ['1:6', 'remove it']],
  ['{{ a }} and {{ a }} and {{ b }}', ['1:1', 'write'], ['1:25', 'write']],
];

for (const [typed, ...expected] of warnings) {
  test(`${JSON.stringify(typed)} is a warning`, async () => {
    const { diagnostics } = await renderMarkdown(typed);
    const found = diagnostics.filter(({ message }) => message.includes('is not supported'));
    expect(found.map(({ line, column }) => `${line}:${column}`)).toEqual(
      expected.map(([position]) => position),
    );
    found.forEach(({ hint, severity }, index) => {
      expect(hint).toContain(expected[index][1]);
      expect(severity).toBe('warning');
    });
  });
}

// A URL with Liquid, and what to write in place of it.
test.each([
  ['![a]({{ site.baseurl }}/x.png)', '1:6', '/x.png in place of it'],
  ['![a]({{site.baseurl}}/x.png)', '1:6', '/x.png in place of it'],
  ['![a]({{ "/x.png" | relative_url }})', '1:6', '/x.png in place of it'],
  ["![a]({{ '/my plot.png' | prepend: site.baseurl }})", '1:6', '</my plot.png> in place of it'],
  ['[a](/{{page.url}})', '1:5', 'the URL that it stands for: no tag is evaluated'],
  ['[a]({% link _posts/2016-01-01-a.md %})', '1:5', './2016-01-01-a.md in place of it'],
  [
    '[a]({{ site.baseurl }}{% post_url 2016-01-01-a %}#b)',
    '1:5',
    './2016-01-01-a.md#b in place of it',
  ],
  ['[a]({% link assets/a.pdf %})', '1:5', '/assets/a.pdf in place of it'],
  ['[a][b]\n\n[b]: {{ site.url }}/c/', '3:6', '/c/ in place of it'],
  ['<img src="{{ site.baseurl }}/x.png" alt="">', '1:11', 'src="/x.png"'],
  ['<img src="{{ "/my x.png" | relative_url }}" alt="">', '1:11', 'src="/my%20x.png"'],
  [
    '<img src="{{ page.cover }}" alt="">',
    '1:11',
    'the URL that it stands for: no tag is evaluated',
  ],
  ['[a]({{< relref "b.md#c" >}})', '1:5', './b.md#c in place of it'],
  ["![a]({{< ref 'img/a.png' >}})", '1:6', '/img/a.png in place of it'],
  ['<img alt=x src={{site.url}}/p.png>', '1:16', 'src="/p.png"'],
  ['[a]( {{ site.baseurl }}/d.pdf "T" )', '1:6', '/d.pdf in place of it'],
  [
    `<picture><source srcset="{{ '/a.webp' | relative_url }} 2x"></picture>`,
    '1:26',
    'srcset="/a.webp 2x"',
  ],
  ['a <a href="{{ site.url }}/x/">x</a> b', '1:12', 'href="/x/"'],
  ['<a href="{% post_url 2016-01-01-a %}">x</a>', '1:10', 'href="./2016-01-01-a.md"'],
])('Liquid in a URL is one error: %s', async (typed, position, hint) => {
  const { diagnostics } = await renderMarkdown(typed);
  expect(diagnostics).toMatchObject([
    {
      severity: 'error',
      message: expect.stringContaining(' in the URL'),
      hint: `write ${hint}`,
    },
  ]);
  expect(`${diagnostics[0].line}:${diagnostics[0].column}`).toBe(position);
});

for (const [typed, position, message, hint] of [
  ['A {% post_url b %}.', '1:3', 'Liquid tag “{% post_url b %}” is not', '[text](./b.md)'],
  [
    '{% highlight python %}\nx\n{% endhighlight %}',
    '1:1',
    'Liquid tag “{% highlight python %}” is not',
    'write ```python above the code',
  ],
  [
    '{{< youtube a >}}',
    '1:1',
    'shortcode “{{< youtube a >}}” is not',
    'write its URL alone on a line',
  ],
  ['## A heading {.wide}', '1:14', 'heading attribute “{.wide}” is not', 'remove it'],
  ['A.\n{: .lead}', '2:1', 'kramdown attribute “{: .lead}” is not', 'write the element in HTML'],
  ['![a](/b.png){width=50%}', '1:13', 'attribute of Pandoc “{width=50%}” is not', 'width="…"'],
  [':::note\nText.\n:::', '1:1', 'directive “:::note” is not', '> [!NOTE]'],
]) {
  test(`${JSON.stringify(typed)} is named`, async () => {
    const { diagnostics } = await renderMarkdown(typed);
    const [found, ...others] = diagnostics.filter(({ severity }) => severity === 'warning');
    expect(others).toEqual([]);
    expect(`${found.line}:${found.column}`).toBe(position);
    expect(found.message).toBe(`${message} supported: it is shown as text`);
    expect(found.hint).toContain(hint);
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
  test(`${JSON.stringify(typed)} is not a warning`, async () => {
    expect((await renderMarkdown(typed)).diagnostics).toEqual([]);
  });
}

test('many unclosed tags take linear time', async () => {
  const seconds = await cpuSeconds(async () => {
    expect((await renderMarkdown('{% a '.repeat(30_000))).diagnostics).toEqual([]);
    expect((await renderMarkdown('{{ a '.repeat(30_000))).diagnostics).toEqual([]);
  });
  expect(seconds).toBeLessThan(12);
});
