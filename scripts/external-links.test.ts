import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { checkExternalLinks, formatLinks } from './external-links';

const DAY_MS = 24 * 60 * 60 * 1000;
const places = ['content/posts/a.md:3:1'];
const servers: Server[] = [];

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A host that notes what it is asked, as `HEAD /path`. */
async function host(handler: Handler) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    handler(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** A host that answers by the path: `/404`, or `/301?/there` for what leads on. */
const byPath: Handler = ({ url = '', method }, response) => {
  const [route, to] = url.slice(1).split('?');
  const [status, forHead = status] = route.split(',').map(Number);
  response.writeHead((method === 'HEAD' ? forHead : status) || 200, to ? { Location: to } : {});
  response.end();
};

async function settings(more: Parameters<typeof checkExternalLinks>[1] = {}) {
  const cacheFile = path.join(await mkdtemp(path.join(tmpdir(), 'links-')), 'kept', 'links.json');
  return { cacheFile, isInside: async () => false, timeoutMs: 2000, say: () => {}, ...more };
}

async function answerTo(url: string, more: Parameters<typeof checkExternalLinks>[1] = {}) {
  const [{ answer }] = await checkExternalLinks([{ url, places }], await settings(more));
  return answer;
}

for (const [path, answer, asked] of [
  ['/200', { kind: 'found' }, ['HEAD']],
  ['/204', { kind: 'found' }, ['HEAD']],
  ['/404', { kind: 'dead', status: 404 }, ['HEAD', 'GET']],
  ['/410', { kind: 'dead', status: 410 }, ['HEAD', 'GET']],
  // A host that answers HEAD wrongly.
  ['/200,404', { kind: 'found' }, ['HEAD', 'GET']],
  ['/200,405', { kind: 'found' }, ['HEAD', 'GET']],
  ['/200,403', { kind: 'found' }, ['HEAD', 'GET']],
  ['/200,500', { kind: 'found' }, ['HEAD', 'GET']],
  ['/200,501', { kind: 'found' }, ['HEAD', 'GET']],
  ['/403', { kind: 'unknown', reason: 'its host answers 403' }, ['HEAD', 'GET']],
  ['/401', { kind: 'unknown', reason: 'its host answers 401' }, ['HEAD', 'GET']],
  ['/500', { kind: 'unknown', reason: 'its host answers 500' }, ['HEAD', 'GET']],
  ['/503', { kind: 'unknown', reason: 'its host answers 503' }, ['HEAD', 'GET']],
  ['/429', { kind: 'unknown', reason: 'its host answers 429: not now' }, ['HEAD']],
  ['/302?/200', { kind: 'found' }, ['HEAD', 'HEAD']],
  ['/307?/404', { kind: 'dead', status: 404 }, ['HEAD', 'HEAD', 'GET']],
  ['/301?/404', { kind: 'dead', status: 404 }, ['HEAD', 'HEAD', 'GET']],
  ['/301?/500', { kind: 'unknown', reason: 'its host answers 500' }, ['HEAD', 'HEAD', 'GET']],
  ['/301', { kind: 'unknown', reason: 'it redirects to nowhere' }, ['HEAD', 'GET']],
  ['/200,301', { kind: 'found' }, ['HEAD', 'GET']],
  ['/301?ftp://a.example/', { kind: 'unknown', reason: 'it redirects to ftp:' }, ['HEAD']],
] as const) {
  test(`${path} is ${answer.kind}`, async () => {
    const { origin, asked: heard } = await host(byPath);
    expect(await answerTo(origin + path)).toEqual(answer);
    expect(heard.map((line) => line.split(' ')[0])).toEqual(asked);
  });
}

test('what has moved for good is told with its new address, over as many moves', async () => {
  const { origin } = await host(({ url = '' }, response) => {
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
  // Only as far as all moves are for good.
  expect(await answerTo(`${origin}/a`)).toEqual({ kind: 'moved', to: `${origin}/c?d=e` });
  expect(await answerTo(`${origin}/a#part`)).toEqual({ kind: 'moved', to: `${origin}/c?d=e#part` });
  expect(await answerTo(`${origin}/late`)).toEqual({ kind: 'found' });
  expect(await answerTo(`${origin}/round`)).toEqual({
    kind: 'unknown',
    reason: 'it redirects more than 5 times',
  });
});

test('a host that does not answer HEAD at all is asked with GET', async () => {
  const deaf = await host(({ method, socket }, response) => {
    if (method === 'HEAD') socket.destroy();
    else response.end();
  });
  expect(await answerTo(`${deaf.origin}/`)).toEqual({ kind: 'found' });
});

test('a host that is slow, cuts off or is not there says nothing against a link', async () => {
  const slow = await host(() => {});
  expect(await answerTo(`${slow.origin}/`, { timeoutMs: 200 })).toEqual({
    kind: 'unknown',
    reason: 'no answer within 0.2 s',
  });
  const broken = await host((_, response) => response.destroy());
  expect(await answerTo(`${broken.origin}/`)).toEqual({
    kind: 'unknown',
    reason: 'the host broke the connection off',
  });
  expect(await answerTo('http://127.0.0.1:9/')).toMatchObject({ kind: 'unknown' });
  expect(await answerTo('https://nobody.invalid/')).toMatchObject({ kind: 'unknown' });
});

test('a host that asks for patience is given it once, and no longer than a minute', async () => {
  for (const [status, retryAfter, answers, kind, count] of [
    [429, '0', 1, 'found', 2],
    [503, '1', 1, 'found', 2],
    [429, '0', 9, 'unknown', 2],
    [429, '61', 1, 'unknown', 1],
    [503, new Date(Date.now() + 3_600_000).toUTCString(), 1, 'unknown', 1],
    [429, new Date(Date.now() - 1000).toUTCString(), 1, 'found', 2],
    [429, 'soon', 1, 'unknown', 1],
  ] as const) {
    let left: number = answers;
    const { origin, asked } = await host((_, response) => {
      const isBusy = left > 0;
      left -= 1;
      response.writeHead(isBusy ? status : 200, isBusy ? { 'Retry-After': retryAfter } : {}).end();
    });
    const start = performance.now();
    expect((await answerTo(`${origin}/`)).kind, `${status} ${retryAfter}`).toBe(kind);
    expect(asked).toHaveLength(count);
    if (retryAfter === '1') expect(performance.now() - start).toBeGreaterThan(950);
  }
});

test('one thing at a time is asked of a host, eight at most of all, each by name', async () => {
  let now = 0;
  let most = 0;
  const mostOfHost: number[] = [];
  const agents = new Set<string | undefined>();
  const hosts = await Promise.all(
    Array.from({ length: 12 }, async (_, index) => {
      let nowHere = 0;
      mostOfHost[index] = 0;
      return host(async ({ headers }, response) => {
        agents.add(headers['user-agent']);
        now += 1;
        nowHere += 1;
        most = Math.max(most, now);
        mostOfHost[index] = Math.max(mostOfHost[index], nowHere);
        await wait(50);
        now -= 1;
        nowHere -= 1;
        response.end();
      });
    }),
  );
  const links = hosts.flatMap(({ origin }) =>
    ['/1', '/2', '/3'].map((path) => ({ url: origin + path, places })),
  );
  const checked = await checkExternalLinks(links, await settings());
  expect(checked.map(({ url }) => url)).toEqual(links.map(({ url }) => url));
  expect(new Set(checked.map(({ answer }) => answer.kind))).toEqual(new Set(['found']));
  expect(mostOfHost).toEqual(hosts.map(() => 1));
  expect(most).toBe(8);
  expect([...agents].join()).toMatch(/^Earshot \(\+https:\/\//);
});

test('an address is asked for once, whatever its fragment and wherever it stands', async () => {
  const { origin, asked } = await host(byPath);
  const links = ['/404#a', '/404#b', '/404'].map((path) => ({ url: origin + path, places }));
  const checked = await checkExternalLinks(links, await settings());
  expect(checked.map(({ answer }) => answer.kind)).toEqual(['dead', 'dead', 'dead']);
  expect(asked).toEqual(['HEAD /404', 'GET /404']);
});

test('an answer counts for a week, a dead link for a day, and what is not known not at all', async () => {
  const { origin, asked } = await host(byPath);
  const links = ['/200', '/301?/200', '/404', '/500'].map((path) => ({
    url: origin + path,
    places,
  }));
  let now = Date.now();
  const options = await settings({ now: () => now });
  const askedFor = async () => {
    asked.length = 0;
    const kinds = (await checkExternalLinks(links, options)).map(({ answer }) => answer.kind);
    expect(kinds).toEqual(['found', 'moved', 'dead', 'unknown']);
    return new Set(asked.map((line) => line.split(' ')[1]));
  };
  expect(await askedFor()).toEqual(new Set(['/200', '/301?/200', '/404', '/500']));
  expect(await askedFor()).toEqual(new Set(['/500']));
  now += DAY_MS + 1;
  expect(await askedFor()).toEqual(new Set(['/404', '/500']));
  now += 6 * DAY_MS;
  expect(await askedFor()).toEqual(new Set(['/200', '/301?/200', '/404', '/500']));
  // What nobody links to any more goes in time, and a broken file is none.
  now += 8 * DAY_MS;
  await checkExternalLinks([], options);
  expect(JSON.parse(await readFile(options.cacheFile, 'utf8'))).toEqual({});
  await writeFile(options.cacheFile, '{"https://a.exa');
  expect(await askedFor()).toEqual(new Set(['/200', '/301?/200', '/404', '/500']));
});

test('what leads to this machine is told of and not asked for, by a redirect neither', async () => {
  const { origin, asked } = await host(byPath);
  const { isInside: _, ...options } = await settings();
  for (const url of [
    origin,
    'http://localhost:3000/',
    'http://[::1]/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/',
  ]) {
    const [{ answer }] = await checkExternalLinks([{ url, places }], options);
    expect(answer, url).toEqual({ kind: 'inside' });
  }
  expect(asked).toEqual([]);
  const answer = await answerTo(`${origin}/302?http://10.0.0.1/`, {
    isInside: async (address) => !address.startsWith(origin),
  });
  expect(answer).toEqual({
    kind: 'unknown',
    reason: 'it leads into the network of this machine',
  });
});

test('where it takes long, it says how far it is', async () => {
  const { origin } = await host(async (_, response) => {
    await wait(700);
    response.end();
  });
  const said: string[] = [];
  const links = ['/1', '/2', '/3', '/4'].map((path) => ({ url: origin + path, places }));
  await checkExternalLinks(links, await settings({ say: (line) => said.push(line) }));
  expect(said).toEqual(['Asking: 2 of 4 links']);
  await checkExternalLinks(links.slice(0, 1), await settings({ say: (line) => said.push(line) }));
  expect(said).toHaveLength(1);
});

test('the author hears of each place what is to be mended, and of the rest in one list', () => {
  const two = ['content/posts/a.md:3:1', 'content/posts/b.md:9:12'];
  const { problems, warnings, summary } = formatLinks([
    { url: 'https://a.example/', places, answer: { kind: 'found' } },
    { url: 'https://b.example/', places: two, answer: { kind: 'dead', status: 404 } },
    { url: 'https://c.example/', places, answer: { kind: 'moved', to: 'https://d.example/' } },
    { url: 'http://localhost/', places, answer: { kind: 'inside' } },
    { url: 'https://e.example/', places: two, answer: { kind: 'unknown', reason: 'no answer' } },
  ]);
  expect(problems).toEqual(
    two.map(
      (place) =>
        `${place}  https://b.example/ leads to nothing: its host answers 404\n` +
        '    → link to where it is now, or take the link out',
    ),
  );
  expect(warnings).toEqual([
    `${places}  https://c.example/ has moved for good\n    → write https://d.example/`,
    expect.stringContaining('leads to this machine'),
  ]);
  expect(summary).toBe(
    '5 links to other hosts: 1 leads where it should, 1 to nothing, 1 to what has moved, ' +
      '1 to this machine, 1 could not be asked for.\n' +
      'Not known now, which says nothing against them:\n' +
      `    https://e.example/  no answer (${two.join(', ')})`,
  );
});
