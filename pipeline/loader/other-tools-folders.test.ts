import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { bodyStore } from '../cache/body-store';
import { linesOf } from '../diagnostics/test-lines';
import type { Files } from '../test-files';
import { testSite } from './test-loader';

const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
  .png()
  .toBuffer();

/** Loads a site: its documents by their file, with the HTML of each, and all diagnostics. */
async function load(files: Files) {
  const { load, root, options } = testSite(files);
  const content = await load();
  const bodies = bodyStore(options.cacheDir);
  const htmlOf = async (file: string) => {
    const { body } = content.files.find(({ path }) => path === file) ?? {};
    return body ? (await bodies.read(body.id)).html : '';
  };
  const documentOf = (file: string) =>
    content.files.find(({ path }) => path === file)?.document as
      | Record<string, unknown>
      | undefined;
  return { ...content, root, htmlOf, documentOf, lines: linesOf(content.diagnostics) };
}

test('a folder of Hugo is read, with its bundles and TOML, and what is not is told', async () => {
  const { lines, documentOf, htmlOf } = await load({
    'content/posts/_index.md': '+++\ntitle = "Posts"\n+++\n',
    'content/posts/tides/index.md':
      '+++\ntitle = "Tides"\ndate = 2026-11-03T19:30:00+01:00\nlastmod = 2026-11-04\nslug = "/log/high-tide/"\naliases = ["/old/tides/"]\nauthor = "Ada"\ncover = { image = "sea.png" }\n[params]\nsummary = "How high."\n[taxonomies]\ntags = ["sea"]\n+++\n\n![The sea](sea.png)\n',
    'content/posts/tides/sea.png': png,
    'content/posts/2026-11-05-waves/index.md':
      '---\ndraft: false\n---\nSee [the tides](../tides/index.md).\n',
    'content/posts/wind.md': '{\n  "title": "Wind",\n  "date": "2026-11-06"\n}\n\nIt blows.\n',
    'content/posts/rain.md': '+++\ntitle = "Rain"\ndate = 2026-13-01\n+++\nIt rains.\n',
    'content/posts/snow.md': '+++\ntitle = "Snow"\n\nIt snows.\n',
  });
  const tides = 'content/posts/tides/index.md';
  expect(documentOf(tides)).toMatchObject({
    title: 'Tides',
    date: '2026-11-03',
    publishedAt: '2026-11-03T19:30:00+01:00',
    updated: '2026-11-04',
    slug: 'high-tide',
    url: '/posts/high-tide/',
    description: 'How high.',
    authors: ['Ada'],
    tags: ['sea'],
    redirect_from: ['/old/tides/'],
    image: expect.stringMatching(/^\/files\/sea-\w+-4\.png$/),
  });
  const waves = 'content/posts/2026-11-05-waves/index.md';
  expect(documentOf(waves)).toMatchObject({ title: 'Waves', date: '2026-11-05', slug: 'waves' });
  expect(await htmlOf(waves)).toContain('href="/posts/high-tide/"');
  expect(documentOf('content/posts/wind.md')).toMatchObject({ title: 'Wind', date: '2026-11-06' });
  expect(lines).toEqual([
    'content/posts/_index.md  this is the page of a folder (a section page of Hugo), which is not read → delete it; or move its text to a page of its own, or to a file with another name',
    expect.stringMatching(/^content\/posts\/rain\.md:3:\d+ {2}invalid TOML: /),
    'content/posts/snow.md:1  the front matter is not closed → write +++ on a line of its own after the last field',
  ]);
});

test('a folder of Obsidian is read, and what finds nothing is told', async () => {
  const note = 'content/posts/2026-11-03 Über die Güte.md';
  const { lines, documentOf, htmlOf } = await load({
    [note]: [
      '---',
      'aliases: [Quality]',
      '---',
      'See [[A second note]], [[a-second-note#Its part|the part]] and [[second]]. %%Ask the vendor.%%',
      '',
      'This is ==very *important*==, unlike a == b. `[[code]]` and `==code==` stay.',
      '',
      '![[plot.png|300]]',
      '',
      '%%',
      'Private',
      '',
      '- list',
      '%%',
      '',
      '> [!todo]- Later',
      '> Text.',
      '',
      '[[Nowhere]], [[A secnd note]], ![[A second note]] and [[1]](https://a.example).',
    ].join('\n'),
    'content/posts/2026-11-04 A second note.md':
      '---\nslug: second\n---\n## Its part\n\nBack to [[Quality]] and [[über die güte]].\n',
    'content/attachments/plot.png': png,
    'content/posts/.obsidian/app.json': '{}',
    'content/posts/.DS_Store': '',
    'content/posts/Thumbs.db': '',
    'content/posts/a.md.bak': '',
    'content/posts/a.md.orig': '',
    'content/posts/desktop.ini': '',
  });
  const html = await htmlOf(note);
  expect(html).toContain('<a href="/posts/second/">A second note</a>');
  expect(html).toContain('<a href="/posts/second/#its-part">the part</a>');
  expect(html).toContain('<mark>very <em>important</em></mark>');
  expect(html).toContain('a == b');
  expect(html).toContain('<code>[[code]]</code>');
  expect(html).toMatch(/<img[^>]* width="300"/);
  expect(html).toContain('<a href="https://a.example" rel="noopener">[1]</a>');
  expect(html).toContain('class="alert note"');
  expect(html).not.toMatch(/vendor|Private|%%/);
  const { title, date, excerpt, slug } = documentOf(note) ?? {};
  expect([title, date, slug]).toEqual(['Über die Güte', '2026-11-03', 'Über-die-Güte']);
  expect(excerpt).toBe('See A second note, the part and second.');
  const second = await htmlOf('content/posts/2026-11-04 A second note.md');
  expect(second.match(/href="\/posts\/%C3%9Cber-die-G%C3%BCte\/"/g)).toHaveLength(2);
  expect(lines).toEqual([
    `warning: ${note}:4:76  comment of Obsidian between %% and %% (and 1 more): it is not published → remove it if nobody needs it; if it belongs to the text, write \\%% or put it between two \``,
    `warning: ${note}:19:1  link of Obsidian “[[Nowhere]]” finds no file: its words are shown without a link → put the note beside the other Markdown files, or write the words without brackets`,
    `warning: ${note}:19:14  link of Obsidian “[[A secnd note]]” finds no file: its words are shown without a link → write [[A second note]], if that is the file you mean`,
    `warning: ${note}:19:32  embedded note “![[A second note]]” is shown as a link → write [[A second note]] if a link is enough, or copy the text of the note`,
  ]);
});

const post = (fields: string, body = 'Text.') => `---\n${fields}\n---\n${body}\n`;
const A = 'content/posts/2026-11-03-a.md';
const B = 'content/posts/2026-11-04-b.md';

const faults: Record<string, { files: Files; lines: unknown[] }> = {
  'an image of other tools that is not there': {
    files: { [A]: post('title: A\ncover: ./nothing.png') },
    lines: [
      `${A}:3  cover: file not found: content/posts/nothing.png → put the file there, or correct the URL`,
    ],
  },
  'a permalink with a query': {
    files: { [A]: post('redirect_from: /old/\npermalink: /a?b/') },
    lines: [
      expect.stringMatching(/^content\/posts\/2026-11-03-a\.md:3 {2}permalink: invalid path/),
    ],
  },
  'a slug without letters': {
    files: { [A]: post('title: A\nslug: "?!"') },
    lines: [`${A}:3  slug: no URL can be made from \`slug\` → use letters or digits in it`],
  },
  'a slug that another post has': {
    files: { [A]: post('title: A'), [B]: post('title: B\nslug: a', 'Text.[^1]\n\n[^1]: Note.') },
    lines: [expect.stringContaining(`${B}  same URL as ${A}`)],
  },
  'an invalid day under the name of another tool': {
    files: { [A]: post('title: A\nlastmod: 3.11.2026') },
    lines: [`${A}:3  lastmod: invalid date “3.11.2026”: the day is first → write 2026-11-03`],
  },
  'a day in the file name that there is not': {
    files: { 'content/posts/2026-02-30-a.md': post('title: A') },
    lines: [
      'content/posts/2026-02-30-a.md  date: invalid date “2026-02-30”: month 02 of 2026 has 28 days (in the file name) → correct it in the file name, such as 2023-06-14-a.md',
    ],
  },
  'a post that is empty': { files: { [A]: '' }, lines: [expect.stringContaining('shows nothing')] },
  'a post of front matter alone': {
    files: { [A]: '---\ntitle: A\n---\n' },
    lines: [expect.stringContaining('shows nothing')],
  },
  'a post that is only a comment': {
    files: { [A]: post('title: A', '<!-- later -->') },
    lines: [expect.stringContaining('shows nothing')],
  },
  'a post that is only a comment of Obsidian': {
    files: { [A]: post('title: A', '%%later%%') },
    lines: [
      expect.stringContaining('comment of Obsidian'),
      expect.stringContaining('shows nothing'),
    ],
  },
  'an empty draft': { files: { [A]: post('title: A\ndraft: true', '') }, lines: [] },
  'front matter that ends with the first line across the page': {
    files: { [A]: '---\ntitle: A\n\nSome text.\n\n---\nMore.\n' },
    lines: [
      expect.stringMatching(
        /a\.md:4 {2}invalid YAML: this is no field, and the front matter is not closed/,
      ),
    ],
  },
  'a comment of Obsidian that is not closed': {
    files: { [A]: post('title: A', 'Text.\n\n%%\nPrivate.') },
    lines: [
      expect.stringMatching(
        /a\.md:6:1 {2}the comment of Obsidian that begins with %% is not closed/,
      ),
    ],
  },
  'a comment of Obsidian that is not closed, within a line': {
    files: { [A]: post('title: A', 'Text. %%Ask the vendor.\n\nMore.') },
    lines: [
      expect.stringMatching(
        /a\.md:4:7 {2}the comment of Obsidian that begins with %% is not closed/,
      ),
    ],
  },
  'an embedded image that is not there': {
    files: { [A]: post('title: A', '![[nothing.png]]') },
    lines: [expect.stringMatching(/a\.md:4:1 {2}file not found: !\[\[nothing\.png\]\]/)],
  },
};
for (const [fault, { files, lines }] of Object.entries(faults)) {
  test(fault, async () => {
    expect((await load(files)).lines).toEqual(lines);
  });
}

test('a link of Obsidian is found again once its note comes, is renamed or goes', async () => {
  const { load, write } = testSite({ [A]: post('title: A', '[[B]]'), [B]: post('title: B') });
  const urls = async (changed: string[]) => {
    const { files } = await load(new Set(changed));
    return files.find(({ path }) => path === A)?.links?.map(({ url }) => url);
  };
  expect(await urls([])).toEqual(['/posts/b/']);
  write({ [B]: post('title: B\nslug: c') });
  expect(await urls([B])).toEqual(['/posts/c/']);
  write({
    [B]: null,
    'content/pages/b.md': post('title: Z\nlink: https://a.example'),
  });
  expect(await urls([B, 'content/pages/b.md'])).toEqual(['/b/']);
});

test('what only looks like the markup of Obsidian stays as it is', async () => {
  const { htmlOf, lines } = await load({
    [A]: post(
      'title: A',
      'if a==b and c==d. Use %%time here, or %%timeit. `%%x%%` [[x]][ref] [[ref]] [[0, 1]] <code>[[z]] ==z== %%z%%</code> \\==a==\n\n```\n%%bash\n[[a]] ==b==\n%%\n```\n\n[ref]: https://a.example',
    ),
  });
  const html = await htmlOf(A);
  expect(html).toContain('a==b and c==d. Use %%time here, or %%timeit. <code>%%x%%</code>');
  expect(html).not.toContain('<mark>');
  expect(html).toContain('%%bash');
  expect(lines).toEqual([]);
});

test('files beside a post are published for its image, without a camera’s data', async () => {
  const { documentOf, root, lines } = await load({
    [A]: post('title: A\nimage: plot.png'),
    'content/posts/plot.png': png,
    [B]: post('title: B\nthumbnail: assets/b.png'),
    'public/assets/b.png': png,
  });
  expect(lines).toEqual([]);
  const name = String(documentOf(A)?.image).replace('/files/', '');
  expect(readFileSync(path.join(root, '.cache/files', name)).length).toBeGreaterThan(0);
  expect(documentOf(B)?.image).toBe('/assets/b.png');
});
