import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Agent } from 'undici';
import { afterAll, expect, test, vi } from 'vitest';
import { site } from '../content/site';
import { checkExternalLinks, formatLinks, type LinkStatus } from './external-links';
import { guardedAgent, isPublicAddress } from './http/ssrf-guard';
import { startServer, stopServers } from './http/test-server';

const DAY_MS = 24 * 60 * 60 * 1000;
const positions = ['content/posts/a.md:3:1'];
const folders: string[] = [];

afterAll(async () => {
  stopServers();
  for (const folder of folders) await rm(folder, { recursive: true });
});

/** Answers by the path: `/404`, `/200,405` for another status to HEAD, `/301?/there` for a redirect. */
const byPath: RequestListener = ({ url = '', method }, response) => {
  const [route, to] = url.slice(1).split('?');
  const [status, forHead = status] = route.split(',').map(Number);
  response.writeHead((method === 'HEAD' ? forHead : status) || 200, to ? { Location: to } : {});
  response.end();
};

type Options = NonNullable<Parameters<typeof checkExternalLinks>[1]>;

/** Options with an empty cache, and without the guard: the servers of these tests are on 127.0.0.1. */
async function testOptions(more: Options = {}) {
  await mkdir('.contentlayer', { recursive: true });
  const folder = await mkdtemp(path.join('.contentlayer', 'links-test-'));
  folders.push(folder);
  return {
    cacheFile: path.join(folder, 'cache', 'links.json'),
    agent: new Agent(),
    timeoutMs: 2000,
    log: () => {},
    ...more,
  };
}

async function statusOf(url: string, more: Options = {}): Promise<LinkStatus> {
  const [{ status }] = await checkExternalLinks([{ url, positions }], await testOptions(more));
  return status;
}

for (const [path, status, methods] of [
  ['/200', { kind: 'ok' }, ['HEAD']],
  ['/204', { kind: 'ok' }, ['HEAD']],
  ['/404', { kind: 'dead', httpStatus: 404 }, ['HEAD', 'GET']],
  ['/410', { kind: 'dead', httpStatus: 410 }, ['HEAD', 'GET']],
  // Hosts that do not support HEAD.
  ['/200,404', { kind: 'ok' }, ['HEAD', 'GET']],
  ['/200,405', { kind: 'ok' }, ['HEAD', 'GET']],
  ['/200,403', { kind: 'ok' }, ['HEAD', 'GET']],
  ['/200,500', { kind: 'ok' }, ['HEAD', 'GET']],
  ['/200,501', { kind: 'ok' }, ['HEAD', 'GET']],
  ['/403', { kind: 'unknown', reason: 'the host answers 403' }, ['HEAD', 'GET']],
  ['/401', { kind: 'unknown', reason: 'the host answers 401' }, ['HEAD', 'GET']],
  ['/500', { kind: 'unknown', reason: 'the host answers 500' }, ['HEAD', 'GET']],
  ['/503', { kind: 'unknown', reason: 'the host answers 503' }, ['HEAD', 'GET']],
  ['/429', { kind: 'unknown', reason: 'the host answers 429: try again later' }, ['HEAD']],
  ['/302?/200', { kind: 'ok' }, ['HEAD', 'HEAD']],
  ['/307?/404', { kind: 'dead', httpStatus: 404 }, ['HEAD', 'HEAD', 'GET']],
  ['/301?/404', { kind: 'dead', httpStatus: 404 }, ['HEAD', 'HEAD', 'GET']],
  ['/301?/500', { kind: 'unknown', reason: 'the host answers 500' }, ['HEAD', 'HEAD', 'GET']],
  [
    '/301',
    { kind: 'unknown', reason: 'it redirects without a valid Location header' },
    ['HEAD', 'GET'],
  ],
  ['/200,301', { kind: 'ok' }, ['HEAD', 'GET']],
  [
    '/301?ftp://a.example/',
    { kind: 'unknown', reason: 'it redirects to ftp:, which is not http or https' },
    ['HEAD'],
  ],
] as const) {
  test(`${path} is ${status.kind}`, async () => {
    const { origin, requests } = await startServer(byPath);
    expect(await statusOf(origin + path)).toEqual(status);
    expect(requests.map((line) => line.split(' ')[0])).toEqual(methods);
  });
}

test('a moved link has the last URL behind permanent redirects', async () => {
  const { origin } = await startServer(({ url = '' }, response) => {
    const next: Record<string, [number, string]> = {
      '/a': [301, '/b'],
      '/b': [308, '/c?d=e'],
      '/c?d=e': [302, '/login'],
      '/round': [302, '/round'],
      '/late': [302, '/a'],
    };
    const [status, Location] = next[url] ?? [200, ''];
    response.writeHead(status, { Location }).end();
  });
  expect(await statusOf(`${origin}/a`)).toEqual({ kind: 'moved', to: `${origin}/c?d=e` });
  expect(await statusOf(`${origin}/a#part`)).toEqual({ kind: 'moved', to: `${origin}/c?d=e#part` });
  expect(await statusOf(`${origin}/late`)).toEqual({ kind: 'ok' });
  expect(await statusOf(`${origin}/round`)).toEqual({
    kind: 'unknown',
    reason: 'it redirects more than 5 times',
  });
});

test('a host that closes the connection on HEAD gets GET', async () => {
  const server = await startServer(({ method, socket }, response) => {
    if (method === 'HEAD') socket.destroy();
    else response.end();
  });
  expect(await statusOf(`${server.origin}/`)).toEqual({ kind: 'ok' });
});

test('a network error or a timeout leaves a link unknown', async () => {
  const slow = await startServer(() => {});
  expect(await statusOf(`${slow.origin}/`, { timeoutMs: 200 })).toEqual({
    kind: 'unknown',
    reason: 'no response within 0.2 s',
  });
  const broken = await startServer((_, response) => response.destroy());
  expect(await statusOf(`${broken.origin}/`)).toEqual({
    kind: 'unknown',
    reason: 'connection closed by the host',
  });
  expect(await statusOf('http://127.0.0.1:9/')).toMatchObject({ kind: 'unknown' });
  expect(await statusOf('https://unknown.invalid/')).toMatchObject({ kind: 'unknown' });
});

test('a request is sent again once after Retry-After, and not after more than a minute', async () => {
  for (const [busyStatus, retryAfter, times, kind, count] of [
    [429, '0', 1, 'ok', 2],
    [503, '1', 1, 'ok', 2],
    [429, '0', 9, 'unknown', 2],
    [429, '61', 1, 'unknown', 1],
    [503, new Date(Date.now() + 3_600_000).toUTCString(), 1, 'unknown', 1],
    [429, new Date(Date.now() - 1000).toUTCString(), 1, 'ok', 2],
    [429, 'soon', 1, 'unknown', 1],
  ] as const) {
    let left: number = times;
    const { origin, requests } = await startServer((_, response) => {
      const isBusy = left > 0;
      left -= 1;
      response
        .writeHead(isBusy ? busyStatus : 200, isBusy ? { 'Retry-After': retryAfter } : {})
        .end();
    });
    const start = performance.now();
    expect((await statusOf(`${origin}/`)).kind, `${busyStatus} ${retryAfter}`).toBe(kind);
    expect(requests).toHaveLength(count);
    if (retryAfter === '1') expect(performance.now() - start).toBeGreaterThan(950);
  }
});

test('one request at a time is sent to a host and eight in all, each with the URL of the site', async () => {
  let now = 0;
  let most = 0;
  const mostOfHost: number[] = [];
  const agents = new Set<string | undefined>();
  const hosts = await Promise.all(
    Array.from({ length: 12 }, async (_, index) => {
      let nowHere = 0;
      mostOfHost[index] = 0;
      return startServer(async ({ headers }, response) => {
        agents.add(headers['user-agent']);
        now += 1;
        nowHere += 1;
        most = Math.max(most, now);
        mostOfHost[index] = Math.max(mostOfHost[index], nowHere);
        await delay(50);
        now -= 1;
        nowHere -= 1;
        response.end();
      });
    }),
  );
  const links = hosts.flatMap(({ origin }) =>
    ['/1', '/2', '/3'].map((path) => ({ url: origin + path, positions })),
  );
  const checked = await checkExternalLinks(links, await testOptions());
  expect(checked.map(({ url }) => url)).toEqual(links.map(({ url }) => url));
  expect(new Set(checked.map(({ status }) => status.kind))).toEqual(new Set(['ok']));
  expect(mostOfHost).toEqual(hosts.map(() => 1));
  expect(most).toBe(8);
  expect([...agents].join()).toContain(`(+${site.url})`);
});

test('links that differ in their fragment are one request', async () => {
  const { origin, requests } = await startServer(byPath);
  const links = ['/404#a', '/404#b', '/404'].map((path) => ({ url: origin + path, positions }));
  const checked = await checkExternalLinks(links, await testOptions());
  expect(checked.map(({ status }) => status.kind)).toEqual(['dead', 'dead', 'dead']);
  expect(requests).toEqual(['HEAD /404', 'GET /404']);
});

test('a status is cached for a week, that of a dead link for a day, an unknown one not at all', async () => {
  const { origin, requests } = await startServer(byPath);
  const links = ['/200', '/301?/200', '/404', '/500'].map((path) => ({
    url: origin + path,
    positions,
  }));
  let now = Date.now();
  const options = await testOptions({ now: () => now });
  const requestedPaths = async () => {
    requests.length = 0;
    const kinds = (await checkExternalLinks(links, options)).map(({ status }) => status.kind);
    expect(kinds).toEqual(['ok', 'moved', 'dead', 'unknown']);
    return new Set(requests.map((line) => line.split(' ')[1]));
  };
  expect(await requestedPaths()).toEqual(new Set(['/200', '/301?/200', '/404', '/500']));
  expect(await requestedPaths()).toEqual(new Set(['/500']));
  now += DAY_MS + 1;
  expect(await requestedPaths()).toEqual(new Set(['/404', '/500']));
  now += 6 * DAY_MS;
  expect(await requestedPaths()).toEqual(new Set(['/200', '/301?/200', '/404', '/500']));
  // An entry that is too old is removed, and an invalid file is an empty cache.
  now += 8 * DAY_MS;
  await checkExternalLinks([], options);
  expect(JSON.parse(await readFile(options.cacheFile, 'utf8'))).toEqual({});
  await writeFile(options.cacheFile, '{"https://a.exa');
  expect(await requestedPaths()).toEqual(new Set(['/200', '/301?/200', '/404', '/500']));
});

const fresh = { checkedAt: Date.now() };

test.each([
  ['null', null],
  ['a string', 'ok'],
  ['an entry without a status', fresh],
  ['an unknown status', { ...fresh, status: { kind: 'found' } }],
  ['an entry without a time', { status: { kind: 'ok' } }],
  ['a time to come', { checkedAt: Date.now() + DAY_MS, status: { kind: 'ok' } }],
  ['a redirect without a URL', { ...fresh, status: { kind: 'moved' } }],
  ['a redirect to a script', { ...fresh, status: { kind: 'moved', to: 'javascript:alert(1)' } }],
  ['a dead link without an HTTP status', { ...fresh, status: { kind: 'dead' } }],
])('a cache entry that is %s is not used', async (_, entry) => {
  const { origin, requests } = await startServer(byPath);
  const options = await testOptions();
  const url = `${origin}/200`;
  await mkdir(path.dirname(options.cacheFile));
  for (const [content, count] of [
    [{ [url]: entry }, 1],
    [{ [url]: { ...fresh, status: { kind: 'ok' } } }, 0],
  ] as const) {
    requests.length = 0;
    await writeFile(options.cacheFile, JSON.stringify(content));
    const [{ status }] = await checkExternalLinks([{ url, positions }], options);
    expect(status).toEqual({ kind: 'ok' });
    expect(requests).toHaveLength(count);
  }
});

test('a private host is not requested', async () => {
  const { origin, requests } = await startServer(byPath);
  const { agent: _, ...options } = await testOptions();
  for (const url of [
    origin,
    'http://localhost:3000/',
    'http://[::1]/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/',
  ]) {
    const [{ status }] = await checkExternalLinks([{ url, positions }], options);
    expect(status, url).toEqual({ kind: 'private' });
  }
  expect(requests).toEqual([]);
});

test('a redirect to a private host is not followed', async () => {
  const { origin, requests } = await startServer(byPath);
  // The server stands for a public host.
  const agent = guardedAgent((ip) => ip === '127.0.0.1' || isPublicAddress(ip));
  expect(await statusOf(`${origin}/302?http://10.0.0.1/`, { agent })).toEqual({
    kind: 'unknown',
    reason: 'it redirects to a private network',
  });
  expect(requests).toHaveLength(1);
});

test('progress is logged every two seconds', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const lines: string[] = [];
  const { origin } = await startServer(({ url }, response) => {
    // The second request of two is on its way.
    if (url === '/2') vi.advanceTimersByTime(2000);
    response.end();
  });
  const links = ['/1', '/2'].map((path) => ({ url: origin + path, positions }));
  await checkExternalLinks(links, await testOptions({ log: (line) => lines.push(line) }));
  expect(lines).toEqual(['Checking external links: 1 of 2']);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test('a broken link is an error at each position, unknown ones are one list', () => {
  const two = ['content/posts/a.md:3:1', 'content/posts/b.md:9:12'];
  const { errors, warnings, summary } = formatLinks([
    { url: 'https://a.example/', positions, status: { kind: 'ok' } },
    { url: 'https://b.example/', positions: two, status: { kind: 'dead', httpStatus: 404 } },
    { url: 'https://c.example/', positions, status: { kind: 'moved', to: 'https://d.example/' } },
    { url: 'http://localhost/', positions, status: { kind: 'private' } },
    {
      url: 'https://e.example/',
      positions: two,
      status: { kind: 'unknown', reason: 'no response' },
    },
  ]);
  expect(errors).toEqual(
    two.map(
      (place) =>
        `${place}  broken link: https://b.example/ answers 404\n` +
        '    → link to the new URL, or remove the link',
    ),
  );
  expect(warnings).toEqual([
    `${positions}  permanent redirect: https://c.example/ has moved\n    → link to https://d.example/`,
    expect.stringContaining('private host: http://localhost/'),
  ]);
  expect(summary).toBe(
    '5 external links: 1 ok, 1 broken, 1 moved, 1 private, 1 unknown.\n' +
      'Unknown, which is not an error:\n' +
      `    https://e.example/  no response (${two.join(', ')})`,
  );
});
