import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { loadFiles } from '../../content/internals/test-content';
import { linesOf } from '../../pipeline/diagnostics/test-lines';
import { parseFrontMatter } from '../../pipeline/loader/front-matter';
import { startServer, stopServers } from '../http/test-server';
import { draftShow, draftShowAt } from './draft-show';
import { showsFolder } from './test-folder';

afterAll(stopServers);

const added = '2026-11-24';
const apple = 'https://podcasts.apple.com/us/podcast/the-data-hour/id123';

const show = (fields: string) => `---\n${fields}\n---\nText.\n`;

const valuesOf = (text: string) =>
  Object.fromEntries([...parseFrontMatter(text).entries].map(([key, { value }]) => [key, value]));

/** What the build says of a file. */
async function diagnosticsOf(text: string): Promise<string[]> {
  const { diagnostics } = await loadFiles({ 'content/podcasts/a.md': `${text}Text.\n` });
  return linesOf(diagnostics);
}

/** A host whose every answer is a text: Apple’s lookup, or a feed. */
async function hostWith(text: string) {
  const { origin } = await startServer((request, response) =>
    response.end(text.replaceAll('ORIGIN', `http://${request.headers.host}`)),
  );
  return { origin, options: { appleLookup: `${origin}/lookup`, spotifyOembed: `${origin}/o` } };
}

const feed = (fields: string) => `<rss version="2.0"
  xmlns:podcast="https://podcastindex.org/namespace/1.0"
  xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>${fields}
  <item><title>1</title><enclosure url="https://a.example/1.mp3" type="audio/mpeg"/></item></channel></rss>`;

test('the file of a name has every field of the schema, and lacks an address', async () => {
  const folder = showsFolder({ 'b.md': show('name: B\ngroup: notable\norder: 4') });
  const { title, text, missing } = await draftShow('A “show”: #1', folder, added);
  expect(title).toBe('A “show”: #1');
  expect(missing).toBe('address');
  expect(valuesOf(text)).toMatchObject({ name: title, group: 'notable', order: 5 });
  const config = readFileSync('content/contentlayer.config.ts', 'utf8');
  const [, schema] = /name: 'Podcast'[\s\S]*?fields: \{([\s\S]*?)\n {2}\},/.exec(config) ?? [];
  const fields = [...(schema ?? '').matchAll(/^ {4}(\w+):/gm)].map(([, name]) => name);
  expect(fields).toContain('newcomers');
  for (const field of fields) expect(text).toMatch(new RegExp(`^(# )?${field}: `, 'm'));
  expect(await diagnosticsOf(text)).toEqual([expect.stringContaining('address: is empty')]);
});

test('a comment of the file becomes a field by its mark alone', async () => {
  const { text } = await draftShow('A', showsFolder({}), added);
  const bare = text
    .replaceAll(/^# (?=\w+: )/gm, '')
    .replace('address: ""', 'address: https://a.b/');
  expect(await diagnosticsOf(bare)).toEqual([]);
});

test('whatever a feed says, its file builds, and its words are in comments', async () => {
  const evil = '"---\n# x: y\n<script>alert(1)</script> &lt;!-- \u0085 \u2028 {{ x }} *a: !!js';
  const { origin, options } = await hostWith(
    feed(`<title><![CDATA[${evil}${'é'.repeat(900)}]]></title><link>javascript:alert(1)</link>
      <itunes:author><![CDATA[${evil}, "]]]]><![CDATA[>]]></itunes:author><language>klingon!</language>
      <description><![CDATA[---\n\ndraft: true\n${evil} ${'word '.repeat(500)}]]></description>`),
  );
  const { text, missing } = await draftShowAt(
    `${origin}/feed`,
    '',
    showsFolder({}),
    added,
    options,
  );
  expect(missing).toBeUndefined();
  expect(await diagnosticsOf(text)).toEqual([]);
  const values = valuesOf(text);
  expect(Object.keys(values).sort()).toEqual(
    ['added', 'address', 'feed', 'group', 'hosts', 'name', 'order', 'topics', 'why'].sort(),
  );
  expect(values).toMatchObject({ address: `${origin}/`, feed: `${origin}/feed`, topics: [] });
  expect([...String(values.name)].length).toBeLessThan(310);
  const comments = text.split('# The publisher says:\n')[1].split('\n---\n')[0].split('\n');
  for (const line of comments) expect(line).toMatch(/^# {3}\S/);
  expect(comments.join('').length).toBeLessThan(400);
  expect(text.endsWith('\n---\n\n')).toBe(true);
});

test('without an answer the file has what the address says, and builds', async () => {
  const { options } = await hostWith('<html></html>');
  const { text, report, title } = await draftShowAt(apple, '', showsFolder({}), added, options);
  expect(title).toBe('The Data Hour');
  expect(text).toContain('name: "The Data Hour" # check: ');
  expect(valuesOf(text)).toMatchObject({ appleId: '123', order: 1 });
  expect(report).toContain('not JSON');
  expect(report).toContain('only what the address itself says');
  expect(await diagnosticsOf(text)).toEqual([]);
});

test('a feed that gives itself for its website, or is all of its host, is not its address', async () => {
  const { origin, options } = await hostWith(feed('<title>A</title><link>ORIGIN/feed</link>'));
  const below = await draftShowAt(`${origin}/feed`, '', showsFolder({}), added, options);
  expect(valuesOf(below.text).address).toBe(`${origin}/`);
  const { origin: top } = await hostWith(feed('<title>A</title><link>ORIGIN</link>'));
  const root = await draftShowAt(`${top}/`, '', showsFolder({}), added, options);
  expect(root.missing).toBe('address');
  expect(root.report).toContain('A build stops until its address is filled in');
});

test('a file without a name says that it is missing, and a name may be given', async () => {
  const { options } = await hostWith('');
  const spotify = 'spotify:show:1BZN7H3ikovSejhwQTzNm4';
  const { text, missing, title, report } = await draftShowAt(
    spotify,
    '',
    showsFolder({}),
    added,
    options,
  );
  expect(missing).toBe('name');
  expect(title).toBe('Spotify 1BZN7H3ikovSejhwQTzNm4');
  expect(report).toContain('A build stops until its name is filled in');
  expect(await diagnosticsOf(text)).toEqual([expect.stringContaining('name: is empty')]);
  const named = await draftShowAt(spotify, 'My name', showsFolder({}), added, options);
  expect(named).toMatchObject({ title: 'My name', missing: undefined });
});

test.each([
  ['the same feed', 'feed: https://www.known.example/feed/', 'http://known.example/feed#a'],
  ['the same guid', 'feed: https://podnews.net/rss/', 'ORIGIN/feed'],
  ['the same ID at Apple', 'appleId: "123"', 'https://overcast.fm/itunes123/a'],
  ['an address at Apple', 'address: https://podcasts.apple.com/de/podcast/x/id123', apple],
  [
    'the same ID at Spotify',
    'spotifyId: 1BZN7H3ikovSejhwQTzNm4',
    'https://open.spotify.com/show/1BZN7H3ikovSejhwQTzNm4?si=1',
  ],
])('%s as a show that has a file is refused, and names it', async (_what, field, address) => {
  const { origin, options } = await hostWith(
    feed('<title>A</title><podcast:guid>9B024349-CCF0-5F69-A609-6B82873EAB3C</podcast:guid>'),
  );
  const folder = showsFolder({ 'known.md': show(`name: K\n${field}`) });
  await expect(
    draftShowAt(address.replace('ORIGIN', origin), '', folder, added, options),
  ).rejects.toThrow(`${folder}/known.md: edit that file`);
});

test.each([
  ['podcast://a.example/feed', 'Invalid address “podcast://a.example/feed”'],
  ['ftp://a.example/', 'Invalid address'],
  ['https://me:secret@a.example/feed', 'holds a password'],
  ['https://', 'Invalid address'],
])('%s is refused', async (address, message) => {
  await expect(draftShowAt(address, '', showsFolder({}), added)).rejects.toThrow(message);
});

test('an address has no tracking parameters', async () => {
  const { origin, options } = await hostWith('<html><title>A show</title>');
  const written = `${origin}/a?utm_source=x&p=1&fbclid=2#top`;
  const { text } = await draftShowAt(written, '', showsFolder({}), added, options);
  expect(valuesOf(text).address).toBe(`${origin}/a?p=1`);
});
