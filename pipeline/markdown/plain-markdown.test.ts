import { expect, test } from 'vitest';
import { renderMarkdown } from './test-renderer';

const BASE = 'https://site.example/posts/a/';

async function plain(markdown: string, path?: string) {
  return (await renderMarkdown(markdown, path ? { path } : {})).markdown;
}

test('what needs no change stays as its author has written it', async () => {
  const written = [
    'A  line --- with "quotes" and *stars*,\\',
    '`[code](./a.png)` and [a link](https://other.example "Title").',
    '',
    '```python {.x}',
    'loss = 0  # [not](a-link)',
    '',
    '',
    '<!-- shown as code -->',
    '```',
    '',
    '| a | b |',
    '|---|---|',
    '| 1 | $x^2$ |',
    '',
    'A note[^1].',
    '',
    '[^1]: Its text.',
    '',
  ].join('\n');
  expect(await plain(written)).toBe(written);
});

test('destinations become absolute, in links, images, definitions and raw HTML', async () => {
  for (const [written, expected] of [
    ['[a](/posts/b/)', '[a](https://site.example/posts/b/)'],
    ['[a](../b/ "T")', '[a](https://site.example/posts/b/ "T")'],
    ['[a](#part)', `[a](${BASE}#part)`],
    ['[a](</posts/b c/>)', '[a](https://site.example/posts/b%20c/)'],
    ['[a](/posts/b\\_c/?x=1&amp;y=2)', '[a](https://site.example/posts/b_c/?x=1&y=2)'],
    [
      '[![i](https://o.example/i.png)](/b/)',
      '[![i](https://o.example/i.png)](https://site.example/b/)',
    ],
    ['> - [a][b]\n\n[b]: </b/> "T"', '> - [a][b]\n\n[b]: https://site.example/b/ "T"'],
    ['[b]\n\n[b]: /b/', '[b]\n\n[b]: https://site.example/b/'],
    ['| [a](/b/) | c |\n|---|---|', '| [a](https://site.example/b/) | c |\n|---|---|'],
    [
      'A <a class="x" href=\'/b/?x&amp;y\'>b</a>',
      'A <a class="x" href="https://site.example/b/?x&amp;y">b</a>',
    ],
    ['[a](mailto:a@b.example)', '[a](mailto:a@b.example)'],
    ['<https://o.example/>', '<https://o.example/>'],
  ]) {
    expect(await plain(written), written).toBe(`${expected}\n`);
  }
});

test('what a page does not show is left out', async () => {
  const written = [
    '<!-- SECRET -->',
    '',
    'Words <!-- SECRET --> and %%SECRET%% words.',
    '',
    '<div>',
    '<!-- SECRET',
    'SECRET -->Shown</div>',
    '',
    '[//]: # (SECRET)',
    '[comment]: <> "SECRET"',
    '',
    '[used]: /first/',
    '[used]: /SECRET/',
    '',
    'A [used] note[^1] and $x % SECRET$.',
    '',
    '$$',
    'x + 1 % SECRET',
    '\\% y',
    '$$',
    '',
    '[^1]: Shown, with [^2].',
    '[^2]: Shown too.',
    '[^3]: SECRET, with [^4].',
    '[^4]: SECRET',
    '',
    '%%',
    'SECRET',
    '%%',
    '',
    'End.',
  ].join('\n');
  const { markdown, html } = await renderMarkdown(written, { math: true });
  expect(html.replaceAll(/<!--.*?-->/gs, '')).not.toContain('SECRET');
  expect(markdown).not.toContain('SECRET');
  expect(markdown).not.toMatch(/<!--|%%/);
  for (const shown of [
    'Words',
    'Shown</div>',
    '[^2]: Shown too.',
    '\\% y',
    '[used]: https://site.example/first/',
    'End.',
  ]) {
    expect(markdown).toContain(shown);
  }
});

test('a link of Obsidian that finds nothing is its words', async () => {
  expect(await plain('See [[Not there|these *words*]] and [[#A part]].\n\n## A part')).toBe(
    `See these \\*words\\* and [A part](${BASE}#a-part).\n\n## A part\n`,
  );
});
