import { expect, test } from 'vitest';
import { site } from './site';
import { absoluteUrl, basePath, isReservedUrl, urlOfFile, urlOfTag, urls } from './urls';

test('each folder of content/ has its URL', () => {
  expect(urlOfFile('content/posts/2023-06-14-a-title.md')).toBe('/posts/a-title/');
  expect(urlOfFile('content/posts/2023/2023-06-14-a-title.md')).toBe('/posts/a-title/');
  expect(urlOfFile('content/podcasts/practical-ai.md')).toBe('/podcasts/practical-ai/');
  expect(urlOfFile('content/pages/about.md')).toBe('/about/');
  expect(urlOfFile('content/posts/été.md')).toBe('/posts/%C3%A9t%C3%A9/');
  expect(urlOfTag('été')).toBe('/tags/%C3%A9t%C3%A9/');
});

test('a path becomes an absolute URL, and a URL of another host stays', () => {
  expect(absoluteUrl('/posts/a/')).toBe(`${new URL(site.url).origin}${basePath}/posts/a/`);
  for (const url of ['https://a.example/b', 'https://a.example', 'mailto:a@b.example']) {
    expect(absoluteUrl(url)).toBe(url);
  }
  expect(absoluteUrl('//cdn.example/a.png')).toBe(
    `${new URL(site.url).protocol}//cdn.example/a.png`,
  );
});

test('no page can have a URL of the site or of the framework', () => {
  const own = Object.values(urls).filter((url) => url !== urls.home);
  expect(own.length).toBeGreaterThan(5);
  for (const url of [...own, '/404/', '/index/', '/_next/', '/robots.txt/', '/Feed.XML/']) {
    expect(isReservedUrl(url), url).toBe(true);
  }
  const folders = ['/podcasts/topics/', '/podcasts/groups/', '/podcasts/opml/', '/files/'];
  for (const url of [...folders, '/posts/page/', '/posts/Page/']) {
    expect(isReservedUrl(url), url).toBe(true);
  }
  for (const url of ['/imprint/', '/podcasts/practical-ai/', '/posts/404/', '/posts/index/']) {
    expect(isReservedUrl(url), url).toBe(false);
  }
});
