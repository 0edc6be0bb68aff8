import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { dayIn } from '../pipeline/dates';
import { type FrontMatter, parseFrontMatter } from '../pipeline/loader/front-matter';
import { site } from './fixture';
import { copySite, run, runFile } from './site-copy';

test.describe.configure({ mode: 'serial', timeout: 240_000 });

let copy: string;

test.beforeAll(async () => {
  copy = await copySite(
    'new-post',
    { 'content/posts/2023-06-14-six-shows-for-low-tide.md': '---\ntitle: Six shows\n---\nText.\n' },
    ['podcasts', 'pages'],
  );
});

const make = (...args: string[]) => runFile(copy, 'scripts/new.ts', {}, args);
const read = (file: string) => readFile(path.join(copy, file), 'utf8');

const field = (fields: FrontMatter['entries'], key: string) => fields.get(key)?.value;

const titles: [title: string, name: string][] = [
  ['A title', 'a-title'],
  [
    '"Quotes", \\back\\slashes\\n and: colons # not a comment',
    'quotes-back-slashes-n-and-colons-not-a-comment',
  ],
  ['🎙️ Data Science & ML 🎧', '🎙️-data-science-ml-🎧'],
  ['Ça va? Привет, 中文', 'ça-va-привет-中文'],
  ['$HOME `id` $(id) %PATH%', 'home-id-id-path'],
  ["Don't", 'dont'],
  ['null', 'null'],
  ['2023', '2023'],
  ['  Two\nlines\tand more ', 'two-lines-and-more'],
  ['--- !x &y *z', 'x-y-z'],
  ['word '.repeat(60), `${'word-'.repeat(38)}`.slice(0, -1)],
  ['é'.repeat(300), 'é'.repeat(94)],
];

test('a file is made for each title, and the build reads it as it was meant', async () => {
  const today = dayIn(site.timeZone, new Date());
  const files: string[] = [];
  for (const [title, name] of titles) {
    // npm hands the words that a shell would read on as they are, and takes longer.
    const isForShells = /[$`"]/.test(title);
    const { code, stdout } = isForShells
      ? await run(copy, 'new', {}, ['--', title])
      : await make('--', title);
    expect(code, title).toBe(0);
    const file = `content/posts/${today}-${name}.md`;
    expect(stdout, title).toContain(`Created ${file}.`);
    expect(stdout, title).toContain(`http://localhost:3000/posts/${name}/`);
    const text = await read(file);
    const lines = text.split('\n');
    expect(lines.slice(2), title).toEqual(['description: ""', `date: ${today}`, '---', '', '']);
    const written = title.replaceAll(/\s+/g, ' ').trim();
    expect(parseFrontMatter(text).entries.get('title')?.value).toBe(written);
    await appendFile(path.join(copy, file), 'Words.\n');
    files.push(path.basename(file));
  }
  expect(new Set(files).size).toBe(titles.length);
  const { code, output } = await run(copy, 'content');
  expect(output).toContain('documents read');
  expect(code).toBe(0);
});

test('an address before or after --show makes the file of its show, which builds without an edit', async () => {
  const server = createServer((_, response) =>
    response.end(`<rss version="2.0"><channel><title>The Tide Hour</title>
      <link>https://tide.example/</link><item><title>1</title>
      <enclosure url="https://tide.example/1.mp3" type="audio/mpeg"/></item></channel></rss>`),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const feed = `http://127.0.0.1:${port}/feed`;
  const file = 'content/podcasts/the-tide-hour.md';
  for (const args of [
    ['--show', feed],
    [feed, '--show'],
  ]) {
    const { code, stdout } = await make(...args);
    expect(stdout).toContain(`Created ${file}.`);
    expect(stdout).toMatch(/name +The Tide Hour +from the feed/);
    expect(code).toBe(0);
    const { entries } = parseFrontMatter(await read(file));
    expect(field(entries, 'feed')).toBe(feed);
    expect(field(entries, 'address')).toBe('https://tide.example/');
    const built = await run(copy, 'content');
    expect(built.output).not.toContain('the-tide-hour');
    expect(built.code).toBe(0);
    const again = await make(...args);
    expect(again.code).toBe(1);
    expect(again.output).toContain(`The show has a file already, ${file}`);
    await rm(path.join(copy, file));
  }
  server.close();
});

test('a draft and a post of another day are marked as such', async () => {
  const { stdout } = await make('Not yet', '--draft', '--date', '2999-1-2');
  expect(stdout).toContain('content/posts/2999-01-02-not-yet.md');
  expect(await read('content/posts/2999-01-02-not-yet.md')).toContain(
    '\ndate: 2999-01-02\ndraft: true\n---\n',
  );
});

test('of two at one moment one is made, and what is there is never written over', async () => {
  const both = await Promise.all([make('At once'), make('At once')]);
  expect(both.map(({ code }) => code).sort()).toEqual([0, 1]);
  const { code, output } = await make('SIX: shows for', 'low tide', '--date', '2020-01-01');
  expect(code).toBe(1);
  expect(output).toContain('content/posts/2023-06-14-six-shows-for-low-tide.md');
  expect(await readdir(path.join(copy, 'content/posts'))).not.toContain(
    '2020-01-01-six-shows-for-low-tide.md',
  );
});

test('a show is made in the next free place, and the build asks for its address', async () => {
  const file = 'content/podcasts/a-new-show.md';
  const others = await readdir(path.join(copy, 'content/podcasts'));
  const fields = await Promise.all(
    others.map(async (name) => parseFrontMatter(await read(`content/podcasts/${name}`)).entries),
  );
  const { code, stdout } = await make('A new “show”', '--show');
  expect(stdout).toContain(file);
  expect(code).toBe(0);
  const { entries } = parseFrontMatter(await read(file));
  expect(field(entries, 'name')).toBe('A new “show”');
  const inGroup = fields.filter((show) => field(show, 'group') === field(entries, 'group'));
  const orders = inGroup.map((show) => Number(field(show, 'order')));
  expect(field(entries, 'order')).toBe(Math.max(...orders) + 1);
  const built = await run(copy, 'content');
  expect(built.code).not.toBe(0);
  expect(built.output).toContain(`${file}:3  address: is empty`);
  expect(built.output.match(/a-new-show\.md/g)).toHaveLength(1);
  await rm(path.join(copy, file));
});

for (const [args, says] of [
  [[], 'Missing title'],
  [['  '], 'Missing title'],
  [['--show'], 'Missing name'],
  [['?!'], 'No URL can be made from “?!”'],
  [['A', '--drafts'], "Unknown option '--drafts'"],
  [['A', '--date'], "'--date <value>' argument missing"],
  [['A', '--date', '2026-02-30'], 'Invalid date “2026-02-30”'],
  [['A', '--date', 'tomorrow'], 'Invalid date “tomorrow”'],
  [['A', '--show', '--draft'], 'The option --draft is for posts only'],
  [['Data', '--show'], 'The URL /podcasts/data/ is reserved'],
  [['--show', 'https://overcast.fm/+AB'], 'names an episode at Overcast'],
  [['--show', 'feed://a.example/rss'], 'Invalid address “feed://a.example/rss”'],
  [['--show', 'https://a.example/', 'https://b.example/'], 'Several addresses'],
] as const) {
  test(`new ${args.join(' ')} is refused in one line`, async () => {
    const before = await readdir(path.join(copy, 'content/posts'));
    const { code, stdout, output } = await make(...args);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    const [line, empty, ...usage] = output.trim().split('\n');
    expect(line).toContain(says);
    expect(empty).toBe('');
    expect(usage).toHaveLength(5);
    for (const example of usage) expect(example).toMatch(/^npm run new/);
    expect(await readdir(path.join(copy, 'content/posts'))).toEqual(before);
  });
}

test('an option that npm consumes is reported', async () => {
  const { code, output } = await run(copy, 'new', { npm_config_draft: 'true' }, ['A']);
  expect(code).toBe(1);
  expect(output).toContain('npm has consumed the option --draft');
});

for (const [from, to, says] of [
  [/timeZone: .+,/, "timeZone: 'Wien',", / timeZone: unknown time zone “Wien”/],
  [/(name: .+),\n/, '$1\n', /syntax error: /],
] as const) {
  test(`new with a wrong setting names its line, without a stack: ${says.source}`, async () => {
    const settings = await read('content/site.ts');
    expect(settings).toMatch(from);
    await writeFile(path.join(copy, 'content/site.ts'), settings.replace(from, to));
    const { code, output } = await make('A title after all');
    await writeFile(path.join(copy, 'content/site.ts'), settings);
    expect(code).toBe(1);
    expect(output).toMatch(/^content\/site\.ts:\d+/);
    expect(output).toMatch(says);
    expect(output).not.toContain('    at ');
  });
}
