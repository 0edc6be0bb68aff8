import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadFiles } from '../../content/internals/test-content';
import { linesOf } from '../../pipeline/diagnostics/test-lines';
import { parseFrontMatter } from '../../pipeline/loader/front-matter';
import { formatImport, importSubscriptions } from './import-subscriptions';
import { parseSubscriptions } from './subscriptions';
import { showsFolder } from './test-folder';

const opml = (outlines: string) => `<?xml version="1.0"?>
<opml version="2.0"><head><title>Subscriptions</title></head><body>${outlines}</body></opml>`;

const outline = (name: string, attributes = '') =>
  `<outline type="rss" text="${name}" xmlUrl="https://${slug(name)}.example/feed"
    htmlUrl="https://${slug(name)}.example/" ${attributes}/>`;

const slug = (name: string) => name.toLowerCase().replaceAll(/[^a-z]+/g, '-');

const importInto = (folder: string, outlines: string) =>
  importSubscriptions(parseSubscriptions(opml(outlines)), folder, '2026-11-24');

const filesIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );

const valuesOf = (text: string) =>
  Object.fromEntries([...parseFrontMatter(text).entries].map(([key, { value }]) => [key, value]));

test('each subscription becomes a file that builds, and a second run adds nothing', async () => {
  const folder = showsFolder({
    'known.md':
      '---\nname: Known\naddress: https://k.example/\ngroup: notable\norder: 4\nfeed: http://www.known.example/feed/\n---\nText.\n',
    'at-apple.md':
      '---\nname: At Apple\naddress: https://a.example/\ngroup: top\norder: 1\nappleId: "123"\n---\nText.\n',
  });
  const outlines = [
    outline('Known'),
    outline('By Its ID', 'title="x"').replace(
      /htmlUrl="[^"]*"/,
      'htmlUrl="https://podcasts.apple.com/us/podcast/x/id123?uo=4"',
    ),
    outline('A Show'),
    outline('A Show').replaceAll('a-show.example', 'other.example'),
    outline('Data'),
    outline('A Show').replace('https://a-show', 'http://www.a-show'),
    '<outline type="rss" text="No address"/>',
    '<outline type="rss" text="A file" xmlUrl="file:///etc/passwd"/>',
  ].join('\n');
  const result = await importInto(folder, outlines);
  expect(formatImport(result)).toMatch(
    /\n8 outlines with a feed: 3 added, 2 already there, 1 repeated in the file, 2 left out\.$/,
  );
  expect(result.known.map(({ detail }) => path.basename(detail))).toEqual([
    'known.md',
    'at-apple.md',
  ]);
  expect(result.leftOut.map(({ detail }) => detail)).toEqual([
    'it has no address of a feed',
    'its address is not http or https: file:///etc/passwd',
  ]);
  const files = filesIn(folder);
  // The URL /podcasts/data/ is a page of the site.
  expect(Object.keys(files).sort()).toEqual(
    ['a-show-2.md', 'a-show.md', 'at-apple.md', 'data-2.md', 'known.md'].sort(),
  );
  const names = ['a-show.md', 'a-show-2.md', 'data-2.md'];
  expect(names.map((name) => valuesOf(files[name]).order)).toEqual([5, 6, 7]);
  expect(valuesOf(files['a-show.md'])).toMatchObject({
    name: 'A Show',
    address: 'https://a-show.example/',
    feed: 'https://a-show.example/feed',
    group: 'notable',
    added: '2026-11-24',
  });
  const { diagnostics } = await loadFiles(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [`content/podcasts/${name}`, `${text}Text.\n`]),
    ),
  );
  expect(linesOf(diagnostics)).toEqual([]);

  const again = await importInto(folder, outlines);
  expect(formatImport(again)).toContain(
    '8 outlines with a feed: 0 added, 6 already there, 2 left out.',
  );
  expect(filesIn(folder)).toEqual(files);
});

test('groups become topics, at each level, and those of everything do not', async () => {
  const folder = showsFolder({});
  await importInto(
    folder,
    `<outline text="feeds"><outline text="Science"><outline title="Data, AI">${outline('One')}</outline></outline></outline>
     <outline text="My Podcasts">${outline('Two')}</outline>
     <outline text="science">${outline('One')}${outline('Three')}</outline>
     <outline text="/">${outline('Four')}</outline>`,
  );
  const topics = Object.entries(filesIn(folder)).map(([name, text]) => [
    name,
    valuesOf(text).topics,
  ]);
  expect(Object.fromEntries(topics)).toEqual({
    'one.md': ['science', 'Data', 'AI'],
    'two.md': [],
    'three.md': ['science'],
    'four.md': [],
  });
});

test('a file of that name is never written over', async () => {
  const folder = showsFolder({ 'A-Show.md': 'Mine.' });
  const { added } = await importInto(folder, outline('A Show'));
  expect(added.map(({ detail }) => path.basename(detail))).toEqual(['a-show-2.md']);
  expect(filesIn(folder)['A-Show.md']).toBe('Mine.');
});
