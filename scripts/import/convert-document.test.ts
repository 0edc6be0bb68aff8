import { expect, test } from 'vitest';
import { convertDocument } from './convert-document';
import type { JekyllDocument } from './jekyll-document';

const includes: Record<string, string> = {
  'note.html': '<p class="note">{{ include.text }}</p>',
  'outer.html': '{% include note.html text=include.words %}',
  'unknown.html': 'a\n\nb\n\n{% tides %}\n',
  'loop.html': '{% include loop.html %}',
};

function convert(body: string, firstLine = 5) {
  const document = {
    kind: 'post',
    file: '_posts/2020-01-01-a.md',
    body,
    firstLine,
  } as JekyllDocument;
  return convertDocument(
    document,
    {
      site: {
        baseurl: '',
        url: 'https://blog.example',
        title: 'Tides',
        data: { ports: ['a', 'b'] },
      },
      page: { title: 'A title', tags: ['sea'], date: '2020-01-01 23:30:00 -0500' },
      timeZone: 'America/New_York',
      include: (name) => includes[name],
      includeRelative: (name) => (name === 'rows.md' ? '| 1 | 2 |\n' : undefined),
      urlOf: (kind, name) => (name.includes('2020-01-02-b') ? `/${kind}/b/` : undefined),
    },
    {},
  );
}

/** What constructs of Jekyll become. */
const constructs: [name: string, source: string, markdown: string][] = [
  ['a variable of the page', '{{ page.title }}', 'A title'],
  ['a variable of the site', 'On {{ site.title }}.', 'On Tides.'],
  ['baseurl', '![a]({{ site.baseurl }}/a.png)', '![a](/a.png)'],
  ['relative_url', "[a]({{ '/a/' | relative_url }})", '[a](/a/)'],
  ['absolute_url', "[a]({{ 'a/' | absolute_url }})", '[a](https://blog.example/a/)'],
  ['a filter', "{{ 'a b' | slugify }}", 'a-b'],
  ['an unknown filter', "{{ 'a' | tides }}", 'a'],
  ['assign', '{% assign a = 3 %}{{ a }}', '3'],
  ['capture', '{% capture a %}x{% endcapture %}{{ a }}', 'x'],
  ['if', '{% if page.tags contains "sea" %}yes{% else %}no{% endif %}', 'yes'],
  ['for', '{% for port in site.data.ports %}{{ port }} {% endfor %}', 'a b '],
  ['comment', 'a{% comment %}b{% endcomment %}c', 'ac'],
  ['raw', '`{% raw %}{{ x }}{% endraw %}`', '`{{ x }}`'],
  ['include', '{% include note.html text="low tide" %}', '<p class="note">low tide</p>'],
  ['an include in an include', '{% include outer.html words="x" %}', '<p class="note">x</p>'],
  ['include_relative', '| a | b |\n|---|---|\n{% include_relative rows.md %}', '| 1 | 2 |'],
  ['post_url', '[b]({% post_url 2020-01-02-b %})', '[b](/post/b/)'],
  ['link', '[b]({% link _posts/2020-01-02-b.md %})', '[b](/file/b/)'],
  ['highlight', '{% highlight python %}\nx = 1\n{% endhighlight %}', '```python\nx = 1\n```'],
  ['numbered lines', '{% highlight ruby linenos %}\nx\n{% endhighlight %}', '```ruby\nx\n```'],
  [
    'fences in highlight',
    '{% highlight md %}\n```\na\n```\n{% endhighlight %}',
    '````md\n```\na\n```\n````',
  ],
  ['a video', '{% youtube dQw4w9WgXcQ %}', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
  [
    'a video by its address',
    '{% include youtube.html content="https://youtu.be/dQw4w9WgXcQ" %}',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
  ],
  ['a gist', '{% gist ada/12345 %}', '<https://gist.github.com/ada/12345>'],
  ['a tweet', '{% twitter https://twitter.com/a/status/1 %}', '<https://twitter.com/a/status/1>'],
  [
    'a figure of a theme',
    '{% include figure.html path="img/a.png" caption="Low tide" %}',
    '![Low tide](/img/a.png "Low tide")',
  ],
  [
    'a figure in an item',
    '1. one\n\n   {% include figure.html path="/a.png" %}\n\n2. two',
    '\n   ![](/a.png)\n',
  ],
  [
    'a figure in HTML',
    '<div>\n{% include figure.html path="/a.png" %}\n</div>',
    '<div>\n<img src="/a.png" alt="">\n</div>',
  ],
  ['an alert of a theme', '{% include alert.html text="Mind it" %}', '> [!NOTE]\n> Mind it'],
  ['an alert', '{% warning %}\nMind it\n{% endwarning %}', '> [!WARNING]\n> Mind it'],
  [
    'details',
    '{% details More %}\na\n{% enddetails %}',
    '<summary>More</summary>\n\na\n\n</details>',
  ],
  ['Mermaid', '{% mermaid %}\ngraph TD\n{% endmermaid %}', '```mermaid\ngraph TD\n```'],
  ['an icon', 'a {% octicon heart %}b', 'a b'],
  ['an id of a heading', '## Title\n{: #own}', '## Title {#own}'],
  ['a class', 'Text\n{: .lead}\n', 'Text\n'],
  ['a target', '[a](https://a.org){:target="_blank"}', '[a](https://a.org)'],
  ['the size of an image', '![a](/a.png){: width="80%"}', '<img src="/a.png" alt="a" width="80%">'],
  ['an attribute list in code', '`{: .x}`', '`{: .x}`'],
  ['a table of contents', '* TOC\n{:toc}\n\n# A', '\n# A'],
  ['a comment of kramdown', 'a\n\n{::comment}\nb\n{:/comment}\n\nc', 'a\n\n\nc'],
  ['Markdown behind HTML', '<div>a</div>\n**b**', '<div>a</div>\n\n**b**'],
  [
    'a blank line in HTML',
    '<div>\n<p>a</p>\n\n<p>b</p>\n</div>',
    '<div>\n<p>a</p>\n<p>b</p>\n</div>',
  ],
  ['a blank line in pre', '<div>\n<pre>a\n\nb</pre>\n</div>', '<pre>a&#10;\nb</pre>'],
  [
    'Markdown in HTML',
    '<div class="x" markdown="1">\n**b**\n</div>',
    '<div class="x">\n\n**b**\n\n</div>',
  ],
  ['a break before an image', '<br/>\n![a](/a.png)', '<br/>![a](/a.png)'],
  ['an empty anchor', '<a name="x" />\nText', '<a id="x"></a> Text'],
  [
    'a table without a head',
    '| a | b |\n| 1 | 2 |',
    '|  |  |\n| --- | --- |\n| a | b |\n| 1 | 2 |',
  ],
  [
    'lines in a table',
    '| a | b |\n|---|---|\n| 1 | 2 |\n|===|===|\n| 3 | 4 |',
    '| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |',
  ],
  ['a bar in code in a table', '| a | b |\n|---|---|\n| `x|y` | 2 |', '| `x\\|y` | 2 |'],
  ['spaces in an address', '![a](/my file.png)', '![a](</my file.png>)'],
  ['a bare address', 'see https://x.org/a', 'see https:<wbr>//x.org/a'],
  ['an address in angle brackets', '<https://x.org/a>', '<https://x.org/a>'],
  ['a single tilde', 'a ~b~', 'a \\~b\\~'],
  ['a line break', 'one \\\\\ntwo', 'one\\\ntwo'],
  ['escapes in a formula', '\\\\( y\\_i \\\\{0\\\\} \\\\)', '\\\\( y_i \\{0\\} \\\\)'],
  ['a blank line in a formula', '$$\na\n\nb\n$$', '$$\na\nb\n$$'],
  ['formulas side by side', '$$a$$$$b$$', '$$a$$ $$b$$'],
  ['1)', '1) one', '1\\) one'],
  ['a list in a quote', '> 1. one\n2. two', '> 1. one\n> 2. two'],
  ['bullets in an item', '1. one\n* sub', '1. one\n   * sub'],
  [
    'markdownify',
    '<b>{{ "a *b*" | markdownify | remove: "<p>" | remove: "</p>" }}</b>',
    '<b>a <em>b</em></b>',
  ],
  ['a captured value', '{% capture a %}\nx\n{% endcapture %}[{{ a | strip }}]', '[x]'],
  ['a time', '{{ page.date }}', '2020-01-01 23:30:00 -0500'],
  ['a formatted time', '{{ page.date | date: "%F %R" }}', '2020-01-01 23:30'],
  ['a day without a zone', '{{ "2020-03-04" | date: "%B %-d" }}', 'March 4'],
  [
    'an attribute list over two lines',
    '![a](/a.png){:width="2"\nheight="3"}',
    '<img src="/a.png" alt="a" width="2" height="3">',
  ],
  [
    'an attribute list in a lazy item',
    '- one\ntwo\n\n    ![](/a.png)\n    {: .x}',
    '\n    ![](/a.png)',
  ],
  [
    'a fence with lines at the left edge',
    '1. one\n\n   ```sh\n   a\n# b\n   ```',
    '   a\n   # b\n   ```',
  ],
  [
    'Markdown in an element of raw HTML',
    '<div>\n<p>a</p>\n\n<div markdown="1">\n**b**\n</div>\n</div>',
    '<p>a</p>\n<div>\n\n**b**\n\n</div>\n</div>',
  ],
  ['an element that is not closed', '<div>\n<p>a</p>\n\n    <p>b</p>', '<p>a</p>\n    <p>b</p>'],
  [
    'a tag in a comment',
    '<div>\n<!-- <div> -->\n</div>\n**b**',
    '<div>\n<!-- <div> -->\n</div>\n\n**b**',
  ],
  [
    'code in raw HTML',
    '<div>\n{% highlight js %}\na < b\n{% endhighlight %}\n</div>',
    '<pre><code class="language-js">a &lt; b</code></pre>',
  ],
  [
    'a formula of MathJax in details',
    '<details>\n<summary>a</summary>\n\n\\(x_i\\)\n</details>',
    '$$x_i$$',
  ],
  ['a formula in an unknown element', 'a<d-footnote>\\(t\\)</d-footnote>', '<d-footnote>$$t$$'],
  [
    'an address on a line of its own',
    '<https://a.org/>\n\n- one\n\nText',
    '<https://a.org/>\n\n- one\n\nText',
  ],
  ['code in an item', '- one\n\n      http://a.org/\n', '\n      http://a.org/\n'],
  ['a lazy line of code', 'a\n\n    x\ny\n\nb', '    x\n    y\n\nb'],
  ['a heading in an item', '- #### Title\ntext', '- #### Title\n  text'],
  [
    'a table with a short line',
    'a | b | c\n--|--\n1 | 2 | 3',
    '| a | b | c |\n| --- | --- | --- |\n| 1 | 2 | 3 |',
  ],
  ['a colon on a line of its own', 'below it:\n:\n', 'below it:\n\\:\n'],
  ['a definition', 'word\n: what it is', 'word\n: what it is'],
  ['a fence in an item', '* one\n```js\nx\n```\n* two', '* one\n  ```js\n  x\n  ```\n* two'],
];

test.for(constructs)('%s', async ([, source, markdown]) => {
  expect((await convert(source)).markdown).toContain(markdown);
});

test('what has no construct of Jekyll stays as it is', async () => {
  const text =
    '# A\n\nSome *words*, `code` and [a link](https://a.org).\n\n- one\n  - two\n\n```py\n~x~\n```\n';
  expect((await convert(text)).markdown).toBe(text);
});

test.for<[string, string, string]>([
  ['a tag', 'a\n\n{% tides 3 %}', '`{% tides 3 %}`'],
  [
    'a tag with an end',
    'a\n\n{% tides %}\nb\n{% endtides %}',
    '`{% tides %}`\n\nb\n\n`{% endtides %}`',
  ],
  ['an include file', 'a\n\n{% include tides.html %}', '`{% include tides.html %}`'],
  ['a tag that is not closed', 'a\n\n{% if x %}', '{&#37; if x %}'],
])('what is not known stays visible, and is reported: %s', async ([, source, markdown]) => {
  const { markdown: text, diagnostics } = await convert(source);
  expect(text).toContain(markdown);
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({ file: '_posts/2020-01-01-a.md', line: 7, kind: 'lost' });
});

test('a loss is reported once, with the line of the text', async () => {
  const { diagnostics } = await convert('a\n\n{% include unknown.html %}\n\n{% if x %}');
  expect(diagnostics.map(({ line, message }) => `${line} ${message.slice(0, 11)}`).sort()).toEqual([
    '7 unknown tag',
    '9 Liquid that',
  ]);
});

test('an include file that includes itself ends', async () => {
  const { diagnostics } = await convert('{% include loop.html %}');
  expect(diagnostics.map(({ message }) => message)).toContain(
    'the include file “loop.html” includes itself without end',
  );
});

test('Liquid that never ends is cut off', async () => {
  const source = '{% for a in (1..100000000) %}x{% endfor %}';
  const { diagnostics } = await convert(source);
  expect(diagnostics[0].message).toMatch(/limit/);
});
