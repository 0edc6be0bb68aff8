import { expect, test } from '@playwright/test';
import { addresses } from './pages';

const posts = addresses.filter((url) => /^\/posts\/(?!page\/|archive\/)[^/]+\/$/.test(url));

test('a post leads to others about the same: by tags, and by links from either', async ({
  request,
}) => {
  const related = new Map<string, string[]>();
  for (const url of posts) {
    const html = await (await request.get(url)).text();
    const [, section = ''] = /aria-labelledby="Related">(.*?)<\/section>/s.exec(html) ?? [];
    related.set(
      url,
      [...section.matchAll(/href="([^"]+)"/g)].map(([, href]) => href),
    );
  }
  expect([...related.values()].filter((urls) => urls.length > 0).length).toBeGreaterThan(2);
  for (const [url, urls] of related) {
    expect(urls, url).not.toContain(url);
    expect(urls.length, url).toBeLessThanOrEqual(3);
    for (const other of urls) expect(posts, `${url} → ${other}`).toContain(other);
  }
  expect(related.get('/posts/how-high-is-the-water/')).toContain(
    '/posts/predicting-the-next-tide/',
  );
  // What has its own list is not in this one.
  const parts = ['reading-a-gauge', 'cleaning-the-readings', 'predicting-the-next-tide'];
  for (const part of parts) {
    for (const other of parts) {
      expect(related.get(`/posts/${part}/`)).not.toContain(`/posts/${other}/`);
    }
  }
});
