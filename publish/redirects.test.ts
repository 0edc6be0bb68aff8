import { expect, test } from 'vitest';
import { PublishError } from './publish-error';
import { redirectPage, redirectsFile, redirectsOf } from './redirects';

const file = 'content/posts/2020-01-01-a.md';
const published = new Set([
  'index.html',
  'posts/a/index.html',
  'posts/é/index.html',
  'feed.xml',
  'CNAME',
]);
const targetOf = (from: string) =>
  redirectsOf([{ from, to: '/posts/%C3%A9/', file }], published).get(decodeURIComponent(from));

test('a former URL leads to its post, in any spelling', () => {
  for (const from of ['/old/', '/old', '/2020/a.html', '/caf%C3%A9/', '/café/', '/c%2B%2B/']) {
    expect(targetOf(from), from).toBe('/posts/é/');
  }
});

test('the URL that a post has anyway is not a redirect', () => {
  for (const from of ['/posts/é/', '/posts/%C3%A9/', '/posts/é/index.html', '/posts/é']) {
    expect(targetOf(from), from).toBeUndefined();
  }
});

test('a URL that is in use cannot be a redirect, and the post is named', () => {
  for (const from of [
    '/index.html',
    '/',
    '/posts/a/',
    '/posts/a/index.html',
    '/posts/a',
    '/feed.xml',
    '/feed.xml/',
    '/CNAME',
    '/Posts/A/',
  ]) {
    expect(() => targetOf(from), from).toThrow(PublishError);
    expect(() => targetOf(from), from).toThrow(file);
  }
});

test('one URL cannot lead to two posts', () => {
  const other = 'content/posts/2021-01-01-b.md';
  for (const [one, two] of [
    ['/old', '/old.html'],
    ['/old/', '/old/index.html'],
    ['/old', '/old/'],
    ['/x.html', '/x.html/'],
    ['/café', '/caf%C3%A9'],
  ]) {
    const both = [
      { from: one, to: '/posts/a/', file },
      { from: two, to: '/posts/%C3%A9/', file: other },
    ];
    expect(() => redirectsOf(both, published), one).toThrow(other);
  }
});

test('feed URLs of other generators give way to files and redirects', () => {
  expect(redirectsOf([], published, '/feed.xml').get('/feed/')).toBe('/feed.xml');
  expect(redirectsOf([], new Set([...published, 'feed']), '/feed.xml').has('/feed/')).toBe(false);
  const own = { from: '/feed', to: '/posts/a/', file };
  expect(redirectsOf([own], published, '/feed.xml').has('/feed/')).toBe(false);
  expect(redirectsOf([], published).size).toBe(0);
});

test('edge hosts get each variant of a URL, percent-encoded', () => {
  expect(redirectsFile(new Map([['/é/', '/posts/é/']]), published)).toBe(
    [
      '/%C3%A9/ /posts/%C3%A9/ 301',
      '/%C3%A9 /posts/%C3%A9/ 301',
      '/%C3%A9/index.html /posts/%C3%A9/ 301',
      '',
    ].join('\n'),
  );
});

test('former URLs of a whole blog are one rule on edge hosts, after those that differ', () => {
  const days = Array.from({ length: 12 }, (_, index) => String(index + 10));
  const blog = days.map((day): [string, string] => [
    `/2020/01/${day}/p${day}.html`,
    `/posts/p${day}/`,
  ]);
  const other: [string, string] = ['/2020/01/09/Old.html', '/posts/a/'];
  const lines = (...all: [string, string][]) => redirectsFile(new Map(all), published).split('\n');
  expect(lines(...blog, other)).toEqual([
    '/2020/01/09/Old.html /posts/a/ 301',
    '/:number1/:number2/:number3/:name.html /posts/:name/ 301',
    '',
  ]);
  expect(lines(...blog.slice(0, 9))).toHaveLength(10);
});

test('rules for many URLs do not take those of others', () => {
  const names = Array.from({ length: 12 }, (_, index) => `${index}-a`);
  const both = [
    ...names.map((name): [string, string] => [`/index.php/${name}/`, `/posts/${name}/`]),
    ...names.map((name): [string, string] => [`/index.php/p${name}/`, `/p${name}/`]),
  ];
  const lines = redirectsFile(new Map(both), published).split('\n');
  expect(lines.filter((line) => line.startsWith('/index.php/:name/ '))).toHaveLength(1);
  expect(lines.indexOf('/index.php/p0-a/ /p0-a/ 301')).toBeGreaterThanOrEqual(0);
  const last = lines.findIndex((line) => line.includes(':name'));
  expect(lines.indexOf('/index.php/p11-a/ /p11-a/ 301')).toBeLessThan(last);

  const many = Array.from({ length: 2000 }, (_, index): [string, string] => [
    `/2014/03/old-${index}.html`,
    `/posts/newer-${index}/`,
  ]);
  const some = names.map((name): [string, string] => [`/2014/04/${name}.html`, `/posts/${name}/`]);
  const other: [string, string] = ['/2014/05/other.html', '/posts/elsewhere/'];
  const cut = redirectsFile(
    new Map([...many.slice(0, 1999), ...some, other, ['/z', '/posts/z/']]),
    [],
  );
  expect(cut).toContain(':name.html');
  expect(cut).toContain('/2014/05/other.html /posts/elsewhere/ 301');
});

test('where a rule for a whole blog matches a page, there is one for each year', () => {
  const days = Array.from({ length: 12 }, (_, index) => `${index + 10}`);
  const blog = ['2020', '2021'].flatMap((year) =>
    days.map((day): [string, string] => [`/${year}/${day}/p${day}/`, `/posts/p${day}/`]),
  );
  const lines = redirectsFile(new Map(blog), [
    'tags/a/page/index.html',
    '2020/10/p10/index.html',
  ]).split('\n');
  expect(lines.filter((line) => line.includes('name/ /posts'))).toEqual([
    '/2020/:number2/:name/ /posts/:name/ 301',
    '/2021/:number2/:name/ /posts/:name/ 301',
  ]);
});

test('a rule for a whole blog matches no page', () => {
  const urls = Array.from({ length: 12 }, (_, index) => `p${index}`);
  const fromTop = new Map(urls.map((name) => [`/${name}/`, `/posts/${name}/`]));
  expect(redirectsFile(fromTop, ['about/index.html'])).not.toContain(':name');
  expect(redirectsFile(fromTop, ['about/us/index.html'])).toMatch(/^\/:name\/index\.html /m);
});

const moved = { language: 'de-DE', title: 'Umgezogen', text: 'Jetzt unter {link}.' };

test('a redirect has a page if its file can be HTML', () => {
  expect(redirectPage('/old/', '/posts/é/', '/blog', moved)?.outputPath).toBe('old/index.html');
  expect(redirectPage('/old/', '/posts/é/', '/blog', moved)?.html).toContain(
    'url=/blog/posts/%C3%A9/"',
  );
  expect(redirectPage('/old', '/a/', '', moved)?.html).toContain(
    '<p>Jetzt unter <a href="/a/">/a/</a>.</p>',
  );
  expect(redirectPage('/old', '/a/', '', moved)?.outputPath).toBe('old.html');
  expect(redirectPage('/rss.xml', '/feed.xml', '', moved)).toBeUndefined();
});

test('a former URL that differs from one of the feed in case alone does not take it', () => {
  for (const from of ['/Feed', '/Feed/', '/FEED/']) {
    const redirects = redirectsOf([{ from, to: '/posts/a/', file }], published, '/feed.xml');
    expect([redirects.get(from), redirects.get('/feed/')]).toEqual(['/posts/a/', '/feed.xml']);
  }
  const own = redirectsOf([{ from: '/feed', to: '/posts/a/', file }], published, '/feed.xml');
  expect([own.get('/feed'), own.has('/feed/')]).toEqual(['/posts/a/', false]);
});
