import { afterAll, expect, test } from 'vitest';
import { guardedAgent, isPublicAddress } from '../http/ssrf-guard';
import { startServer, stopServers } from '../http/test-server';
import { fetchFeed } from './fetch-feed';

afterAll(stopServers);

const feed = '<rss></rss>';

/** `/feed` is a feed, `/to?<url>` a redirect, `/moved?<url>` a permanent one. */
const startHost = () =>
  startServer(({ url = '', headers }, response) => {
    const [, path, to] = /^([^?]*)\??(.*)/.exec(url) ?? [];
    // The next request looks the host up again.
    response.setHeader('Connection', 'close');
    if (path === '/to') response.writeHead(302, { Location: to }).end();
    else if (path === '/moved') response.writeHead(301, { Location: to }).end();
    else if (headers['if-none-match'] === '"a"') response.writeHead(304).end();
    else response.writeHead(200, { ETag: '"a"', 'Content-Type': 'text/xml' }).end(feed);
  });

test.each([
  'http://127.0.0.1/',
  'http://127.1/',
  'http://10.1.2.3/',
  'http://100.64.0.1/',
  'http://169.254.169.254/',
  'http://172.31.0.1/',
  'http://192.168.1.1/',
  'http://198.18.0.1/',
  'http://224.0.0.1/',
  'http://0.0.0.0/',
  'http://[::]/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[fd00::1]/',
  'http://[fe80::1]/',
])('%s is not fetched for a publisher', async (url) => {
  await expect(fetchFeed(url, {}, { allowPrivate: false })).rejects.toThrow('private network');
});

test('the owner’s feed may be on a private host, and redirect to one', async () => {
  const { origin, requests } = await startHost();
  const response = await fetchFeed(`${origin}/moved?/feed`, {}, { allowPrivate: true });
  expect(response).toMatchObject({
    url: `${origin}/feed`,
    movedTo: `${origin}/feed`,
    isPrivate: true,
    body: { contentType: 'text/xml', etag: '"a"' },
  });
  expect(response.body?.bytes.toString()).toBe(feed);
  expect(requests).toEqual(['GET /moved?/feed', 'GET /feed']);

  await expect(fetchFeed(`${origin}/feed`, {}, { allowPrivate: false })).rejects.toThrow();
  expect(requests).toHaveLength(2);
});

test('a feed that has not changed has no body', async () => {
  const { origin } = await startHost();
  const response = await fetchFeed(`${origin}/feed`, { etag: '"a"' }, { allowPrivate: true });
  expect(response).toEqual({ url: `${origin}/feed`, movedTo: undefined, isPrivate: true });
});

/** Networks in which 127.0.0.1 is public, and names that resolve to the given addresses in turn. */
function networksWith(names: Record<string, string[]>) {
  const isPublic = (address: string) => address === '127.0.0.1' || isPublicAddress(address);
  return {
    public: guardedAgent(isPublic, (hostname, _options, callback) => {
      const address = names[hostname]?.shift() ?? '10.0.0.1';
      callback(null, [{ address, family: 4 }]);
    }),
    // Every name is the server of the test, which sees the request.
    private: guardedAgent(
      () => true,
      (_hostname, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]),
    ),
  };
}

test('a public host cannot redirect to a private one, even from the owner’s feed', async () => {
  const { port, origin, requests } = await startHost();
  const local = origin.replace('127.0.0.1', 'local.example');
  for (const to of ['http://10.0.0.1/feed', 'http://[::1]/feed', `${local}/feed`]) {
    requests.length = 0;
    const networks = networksWith({ 'public.example': ['127.0.0.1'], 'local.example': [] });
    const url = `http://public.example:${port}/to?${to}`;
    await expect(fetchFeed(url, {}, { allowPrivate: true, networks })).rejects.toThrow(
      'it redirects to a private network',
    );
    expect(requests).toHaveLength(1);
  }
});

test('DNS rebinding: a host that was public and is private now is not requested', async () => {
  const { port, requests } = await startHost();
  const networks = networksWith({ 'rebinding.example': ['127.0.0.1', '192.168.1.1'] });
  const url = `http://rebinding.example:${port}/to?/feed`;
  await expect(fetchFeed(url, {}, { allowPrivate: true, networks })).rejects.toThrow(
    'it redirects to a private network',
  );
  expect(requests).toEqual(['GET /to?/feed']);
});

test('a private feed that redirects to a public host cannot lead back to a private one', async () => {
  const { port, requests } = await startHost();
  const networks = networksWith({ 'feed.local': [], 'public.example': ['127.0.0.1'] });
  const back = `http://public.example:${port}/to?http://feed.local:${port}/feed`;
  const url = `http://feed.local:${port}/to?${back}`;
  await expect(fetchFeed(url, {}, { allowPrivate: true, networks })).rejects.toThrow(
    'it redirects to a private network',
  );
  expect(requests).toHaveLength(2);
});

test('the DNS of a public name cannot make an owner’s feed a private one', async () => {
  const { port, requests } = await startHost();
  const networks = networksWith({ 'feeds.example': ['10.0.0.1'] });
  const url = `http://feeds.example:${port}/feed`;
  await expect(fetchFeed(url, {}, { allowPrivate: true, networks })).rejects.toThrow(
    'private network',
  );
  expect(requests).toEqual([]);
});
