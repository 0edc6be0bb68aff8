import { expect, test } from 'vitest';
import { listRequests, type Params } from './route-requests';

const page = (pattern: string) => ({ pattern, file: '', isPage: true });
const requestsOf = (route: ReturnType<typeof page>, params: Params[] = []) =>
  listRequests([route], async () => params);

test('a page has the URL that it is rendered for, and the path of its file', async () => {
  const urls = async (route: ReturnType<typeof page>, slugs: string[] = []) =>
    (
      await requestsOf(
        route,
        slugs.map((slug) => ({ slug })),
      )
    ).map(({ url, outputPath }) => [url, outputPath]);
  expect(await urls(page('/'))).toEqual([['/', 'index.html']]);
  expect(await urls(page('/posts'))).toEqual([['/posts/', 'posts/index.html']]);
  expect(await urls(page('/posts/[slug]'), ['a', 'café'])).toEqual([
    ['/posts/a/', 'posts/a/index.html'],
    ['/posts/caf%C3%A9/', 'posts/café/index.html'],
  ]);
  expect(await urls(page('/_not-found'))).toEqual([['/_not-found/', '404.html']]);
  expect(await urls({ ...page('/feed.xml'), isPage: false })).toEqual([['/feed.xml', 'feed.xml']]);
});

test('a page may have several parameters, and one may have several segments', async () => {
  const [talk] = await requestsOf(page('/talks/[year]/[...path]'), [
    { year: '2026', path: ['a', 'b'] },
  ]);
  expect(talk).toMatchObject({
    url: '/talks/2026/a/b/',
    outputPath: 'talks/2026/a/b/index.html',
    params: { year: '2026', path: ['a', 'b'] },
  });
});

test('two pages of one path, and a route that does not name its pages, stop the build', async () => {
  const both = listRequests([page('/[slug]'), page('/about')], async () => [{ slug: 'about' }]);
  await expect(both).rejects.toThrow(
    'app/about/page.tsx  URL conflict: /about/ is a page of app/[slug]/page.tsx too',
  );
  await expect(requestsOf(page('/talks/[slug]'), [{}])).rejects.toThrow(
    'app/talks/[slug]/page.tsx  no parameter “slug”',
  );
});
