import { readFile } from 'node:fs/promises';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** A request as it came, and how many were being answered then, itself among them. */
type FeedRequest = {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  open: number;
};

/** A server of feeds, and of what comes instead of feeds. */
export type FeedServer = { url: string; requests: FeedRequest[]; stop: () => Promise<void> };

/** Where the feeds lie that are served as they are, under `/files/`. */
export const feedFolder = fileURLToPath(new URL('./feed-fixtures/', import.meta.url));

/**
 * Serves feeds on a port of this machine that is free. Any query is allowed behind a path, so that
 * several shows can have feeds of the same kind.
 */
export async function serveFeeds(): Promise<FeedServer> {
  const requests: FeedRequest[] = [];
  const unanswered = new Set<ServerResponse>();
  let url = '';
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request;
    unanswered.add(response);
    for (const event of ['finish', 'close']) response.on(event, () => unanswered.delete(response));
    const answered = { method, path, headers, open: unanswered.size };
    requests.push(answered);
    // Node tells of a client that has given up only after the requests that came in the same turn of its loop.
    const open = [...unanswered];
    setImmediate(() => {
      answered.open = open.filter(({ socket, req }) => !socket?.destroyed && !req.aborted).length;
    });
    const [name] = path.slice(1).split('?');
    const [kind, detail = ''] = name.split('/');
    const route = routes[kind] ?? routes.status;
    await route({ request, response, url, detail: kind in routes ? detail : '404' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Call = {
  request: IncomingMessage;
  response: ServerResponse;
  /** The address of the server. */
  url: string;
  /** What follows the first part of the path. */
  detail: string;
};

const MB = 1024 * 1024;

/** What is served, by the first part of the path. */
const routes: Record<string, (call: Call) => unknown> = {
  files: async ({ response, detail }) => sendFeed(response, await readFile(feedFolder + detail)),
  status: ({ response, detail }) => response.writeHead(Number(detail)).end('No feed.'),
  after: ({ response, detail }) => setTimeout(() => sendFeed(response, feed()), Number(detail)),

  // Redirects
  'moved-permanently': ({ response }) => redirect(response, 301, '/moved-again'),
  'moved-again': ({ response }) => redirect(response, 308, '/files/unordered.xml?moved'),
  'moved-for-now': ({ response }) => redirect(response, 302, '/files/unordered.xml?for-now'),
  'moved-mixed': ({ response }) => redirect(response, 301, '/moved-half'),
  'moved-half': ({ response }) => redirect(response, 307, '/moved-again'),
  'moved-to-one-place': ({ response }) => redirect(response, 301, '/files/unordered.xml?one'),
  'moved-to-a-colon': ({ response }) => redirect(response, 301, '/after/0/a:'),
  redirects: ({ response, detail }) =>
    detail === '0'
      ? sendFeed(response, feed())
      : redirect(response, 302, `/redirects/${Number(detail) - 1}`),
  'to-a-file': ({ response }) => redirect(response, 301, 'file:///etc/passwd'),
  'to-a-script': ({ response }) => redirect(response, 301, 'javascript:alert(1)'),
  'to-no-address': ({ response }) => redirect(response, 301, 'http://['),
  'to-no-host': ({ response }) => redirect(response, 301, 'http://there-is-none.invalid/'),
  'to-nowhere': ({ response }) => response.writeHead(301).end(),
  // It has not changed since it said so: whoever asks only for news does not hear it again.
  'says-it-moved': ({ request, response, url, detail }) =>
    request.headers['if-none-match'] === '"moved"'
      ? response.writeHead(304).end()
      : sendFeed(response, feed({ movedTo: `${url}/files/unordered.xml?${detail}` }), {
          ETag: '"moved"',
        }),
  'says-it-moved-to-nothing': ({ response, url }) =>
    sendFeed(response, feed({ movedTo: `${url}/status/404?moved` })),
  'says-it-is-another': ({ response, url }) =>
    sendFeed(response, feed({ movedTo: `${url}/files/several-on-one-day.xml` })),

  // What has not changed is not sent again
  tagged: ({ request, response }) => {
    const validators = { ETag: '"the-first"', 'Last-Modified': 'Mon, 04 May 2026 06:00:00 GMT' };
    const { 'if-none-match': tag, 'if-modified-since': since } = request.headers;
    const isKnown = tag === validators.ETag && since === validators['Last-Modified'];
    if (isKnown) response.writeHead(304, validators).end();
    else sendFeed(response, feed(), validators);
  },

  // Hosts that keep one waiting
  silent: () => undefined,
  dripping: ({ response }) => {
    response.writeHead(200, xml).write('<rss>');
    const drip = setInterval(() => response.write(' '), 500);
    response.on('close', () => clearInterval(drip));
  },

  // Too much
  'gzip-bomb': ({ response }) =>
    sendFeed(response, gzipSync(Buffer.alloc(200 * MB)), { 'Content-Encoding': 'gzip' }),
  large: ({ response }) => sendFeed(response, feed({ before: ' '.repeat(20 * MB) })),
  'many-episodes': ({ response, detail }) => sendFeed(response, feed({ episodes: Number(detail) })),
  nested: ({ response }) => sendFeed(response, `<rss>${'<a>'.repeat(5_000_000)}</rss>`),
  'billion-laughs': ({ response }) => sendFeed(response, feed({ before: laughs, title: '&lol9;' })),
  'external-entity': ({ response }) =>
    sendFeed(
      response,
      feed({
        before: '<!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/passwd">]>',
        title: 'It is &secret; still',
      }),
    ),

  // Cut off
  'cut-off': ({ response }) => {
    response.writeHead(200, { ...xml, 'Content-Length': feed().length + 10 });
    response.write(feed(), () => response.destroy());
  },
  'cut-off-chunked': ({ response }) => {
    response.writeHead(200, xml);
    response.write(feed(), () => response.destroy());
  },
  'cut-off-gzip': ({ response }) =>
    sendFeed(response, gzipSync(feed()).subarray(0, -20), { 'Content-Encoding': 'gzip' }),
  'no-gzip': ({ response }) => sendFeed(response, feed(), { 'Content-Encoding': 'gzip' }),
  'cut-off-text': ({ response }) => sendFeed(response, feed({ episodes: 3 }).slice(0, -40)),

  // Encodings
  'latin-1-as-utf-8': ({ response }) =>
    sendFeed(response, Buffer.from(feed({ before: declared('utf-8'), title: 'Café' }), 'latin1')),
  'charset-of-the-host': ({ response }) =>
    sendFeed(response, Buffer.from(feed({ title: 'Café' }), 'latin1'), {
      'Content-Type': 'text/xml; charset="ISO-8859-1"',
    }),
  'utf-16': ({ response }) =>
    sendFeed(
      response,
      Buffer.from(`\ufeff${feed({ before: declared('utf-16'), title: 'Café' })}`, 'utf16le'),
    ),

  // No feed, or none with episodes
  empty: ({ response }) => sendFeed(response, ''),
  page: ({ response }) =>
    sendFeed(response, '<!doctype html><title>Gone</title><p>This show has a new home.', {
      'Content-Type': 'text/html',
    }),
  'no-episodes': ({ response }) => sendFeed(response, feed({ episodes: 0 })),
  'no-zone': ({ response }) =>
    sendFeed(response, feed({ published: () => 'Mon, 04 May 2026 06:00:00' })),
};

const xml = { 'Content-Type': 'application/rss+xml' };

function sendFeed(response: ServerResponse, body: string | Buffer, headers = {}): void {
  response.writeHead(200, { ...xml, ...headers }).end(body);
}

function redirect(response: ServerResponse, status: number, location: string): void {
  response.writeHead(status, { Location: location }).end();
}

const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>`;

const FIRST_EPISODE = Date.UTC(2026, 4, 4, 6);
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * A feed, newest first, with an episode on each day from 4 May 2026 back.
 * @param before what stands before the root
 */
function feed({
  before = '',
  title = 'A show',
  episodes = 1,
  published = (index: number) => new Date(FIRST_EPISODE - index * DAY_MS).toUTCString(),
  movedTo = '',
} = {}): string {
  const items = Array.from({ length: episodes }, (_, index) =>
    [
      `<item><title>${title}, ${episodes - index}</title>`,
      `<guid isPermaLink="false">episode-${episodes - index}</guid>`,
      `<pubDate>${published(index)}</pubDate>`,
      `<enclosure url="https://shows.example/${episodes - index}.mp3" type="audio/mpeg" length="1"/>`,
      '</item>',
    ].join(''),
  );
  return [
    `${before}<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>`,
    `<title>${title}</title>`,
    movedTo && `<itunes:new-feed-url>${movedTo}</itunes:new-feed-url>`,
    ...items,
    '</channel></rss>',
  ].join('\n');
}

/** Nine entities, each ten of the one before: a billion words where somebody unfolds them. */
const laughs = [
  '<!DOCTYPE rss [',
  '<!ENTITY lol0 "lol">',
  ...Array.from(
    { length: 9 },
    (_, level) => `<!ENTITY lol${level + 1} "${`&lol${level};`.repeat(10)}">`,
  ),
  ']>',
].join('\n');
