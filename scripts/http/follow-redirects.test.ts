import { Response } from 'undici';
import { expect, test } from 'vitest';
import { followRedirects } from './follow-redirects';
import { ForbiddenAddressError } from './ssrf-guard';

/** Responses by URL: a status, and where it redirects to. */
const web: Record<string, [status: number, location?: string]> = {
  'https://a.example/': [200],
  'https://a.example/not-modified': [304],
  'https://a.example/permanent': [301, '/permanent-again'],
  'https://a.example/permanent-again': [308, 'https://b.example/?c=d'],
  'https://b.example/?c=d': [200],
  'https://a.example/mixed': [301, '/temporary'],
  'https://a.example/temporary': [302, '/permanent'],
  'https://a.example/see-other': [303, '/temporary-307'],
  'https://a.example/temporary-307': [307, '/'],
  'https://a.example/loop': [301, '/loop'],
  'https://a.example/no-location': [301],
  'https://a.example/invalid': [301, 'http://['],
  'https://a.example/file': [301, 'file:///etc/passwd'],
  'https://a.example/script': [301, 'javascript:alert(1)'],
  'https://a.example/private': [301, 'http://10.0.0.1/'],
};

const requested: string[] = [];

async function send(url: string): Promise<Response> {
  requested.push(url);
  if (url.includes('//10.')) {
    throw new TypeError('fetch failed', { cause: new ForbiddenAddressError() });
  }
  const [status, location] = web[url] ?? [404];
  return new Response(null, { status, headers: location ? { location } : {} });
}

test.each([
  ['/', 200, 'https://a.example/', undefined],
  ['/not-there', 404, 'https://a.example/not-there', undefined],
  ['/not-modified', 304, 'https://a.example/not-modified', undefined],
  ['/permanent', 200, 'https://b.example/?c=d', 'https://b.example/?c=d'],
  // Only as far as all redirects are permanent.
  ['/mixed', 200, 'https://b.example/?c=d', 'https://a.example/temporary'],
  ['/temporary', 200, 'https://b.example/?c=d', undefined],
  ['/see-other', 200, 'https://a.example/', undefined],
])('%s is followed', async (path, status, url, movedTo) => {
  const followed = await followRedirects(`https://a.example${path}`, send);
  expect(followed.response.status).toBe(status);
  expect(followed).toMatchObject({ url, movedTo });
});

test.each([
  ['/loop', 'more than 5 times'],
  ['/no-location', 'without a valid Location'],
  ['/invalid', 'without a valid Location'],
  ['/file', 'to file:'],
  ['/script', 'to javascript:'],
  ['/private', 'to a private network'],
])('%s is an error', async (path, message) => {
  await expect(followRedirects(`https://a.example${path}`, send)).rejects.toThrow(message);
});

test('six requests are sent for the longest chain', async () => {
  requested.length = 0;
  await expect(followRedirects('https://a.example/loop', send)).rejects.toThrow();
  expect(requested).toHaveLength(6);
});

test('a URL that is refused without a redirect stays a refusal', async () => {
  await expect(followRedirects('http://10.0.0.1/', send)).rejects.toThrow('fetch failed');
});
