import { open, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import parseRange from 'range-parser';
import { headersFor, httpsHeaders, pageHeaders } from './headers';
import {
  type Encoding,
  encodings,
  extensions,
  isComplete,
  type ManifestFile,
  readManifest,
  siteVersion,
} from './manifest';
import { pathnameVariants, toPathname } from './pathnames';

/** One form of a file: compressed somehow, or not. */
type Form = { etag: string; headers: string[] };

/** A file, and what is said with it. */
type Shown = {
  id: string;
  file: ManifestFile;
  headers: Record<string, string>;
  /** Those that were asked for. */
  forms: Map<Encoding | undefined, Form>;
};

type Site = {
  version: string;
  basePath: string;
  notFound: Shown;
  /** Where a path leads: to a file, or to another path. */
  places: Map<string, Shown | string>;
};

const folder = 'out';
const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? 'localhost';

const GRACE_MS = 5000;
// Nobody who reads needs longer, or more: who does, keeps a place from others.
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 10_000,
  maxHeaderSize: 8192,
};
const IDLE_MS = 30_000;
const LOOK_MS = 200;
const LONGEST_ADDRESS = 2048;
/** Files up to this size are kept in memory, as long as all of them together stay below the other. */
const KEPT_FILE_BYTES = 256 * 1024;
const KEPT_BYTES = 64 * 1024 * 1024;

const kept: LRUCache<string, Buffer> = new LRUCache({
  maxSize: KEPT_BYTES,
  sizeCalculation: (bytes) => bytes.length || 1,
});

/** What browsers say they take: few texts, asked for each time */
const accepted: LRUCache<string, string[]> = new LRUCache({ max: 100 });

let site = openSite();
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT=${process.env.PORT} is no port. Write a number such as 3000.`);
  process.exit(1);
}
if (!site) {
  console.error(
    siteVersion(folder)
      ? `The site in ${folder}/ is not whole: files are missing or cut off. Run npm run build again.`
      : `There is no finished site in ${folder}/. Run npm run build first.`,
  );
  process.exit(1);
}

const server = createServer(limits, (request, response) => {
  answer(request, response).catch(() => {
    // A file that a new build has just replaced: the next request finds what is there now.
    if (response.headersSent) response.destroy();
    else say(response, 503, { 'Retry-After': '1' });
  });
});
server.setTimeout(IDLE_MS);
server.on('error', (error) => {
  const inUse = 'code' in error && error.code === 'EADDRINUSE';
  console.error(
    inUse
      ? `Port ${port} is taken. Choose another: PORT=3001 npm start`
      : `Cannot serve on ${host}:${port}: ${error.message}`,
  );
  process.exit(1);
});
server.listen(port, host, () => {
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  console.log(`The site is at http://${host}:${actual}${site?.basePath ?? ''}`);
});

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    // Readers in the middle of a page get it; connections kept open for later do not hold us.
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  });
}

/**
 * The finished site as it lies there now, or undefined while there is none.
 */
function openSite(): Site | undefined {
  const version = siteVersion(folder);
  if (version === undefined) return undefined;
  const list = readManifest(folder);
  if (!isComplete(folder, list)) return undefined;
  const places: Map<string, Shown | string> = new Map();
  let notFound: Shown | undefined;
  for (const [id, file] of Object.entries(list.files)) {
    const address = toPathname(id);
    const headers = headersFor(address);
    headers['Content-Type'] ??= file.type;
    if (file.policy) Object.assign(headers, pageHeaders(file.policy));
    const shown = { id, file, headers, forms: new Map() };
    if (id === '404.html') notFound = shown;
    else places.set(address, shown);
    for (const form of pathnameVariants(address)) if (form !== address) places.set(form, address);
  }
  for (const [from, to] of list.redirects) {
    for (const form of pathnameVariants(from)) places.set(form, to);
  }
  return notFound && { version, basePath: list.basePath, notFound, places };
}

let lookedAt = 0;

/** Opens the site anew where a build has come since, looking now and then. */
function lookForNewBuild() {
  const now = performance.now();
  if (now - lookedAt < LOOK_MS) return;
  lookedAt = now;
  if (site?.version === siteVersion(folder)) return;
  site = openSite();
  kept.clear();
}

async function answer(request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return say(response, 405, { Allow: 'GET, HEAD' });
  }
  if (request.headers['transfer-encoding'] || Number(request.headers['content-length'] ?? 0) > 0) {
    return say(response, 413, { Connection: 'close' });
  }
  lookForNewBuild();
  if (!site) return say(response, 503, { 'Retry-After': '5' });

  const [pathname, query] = split(request.url ?? '/');
  const place = pathname.length > LONGEST_ADDRESS ? undefined : decode(pathname);
  if (place === undefined) return say(response, 400, {});
  const { basePath } = site;
  const isInside = place.startsWith(`${basePath}/`);
  // `/blog` is the first page of a site under `/blog/`.
  const found =
    place === basePath ? '/' : isInside ? site.places.get(place.slice(basePath.length)) : undefined;
  if (typeof found === 'string') {
    const target = basePath + encodeURI(found) + (query === undefined ? '' : `?${query}`);
    return say(response, 301, { Location: target });
  }
  return found
    ? sendFile(request, response, 200, found)
    : sendFile(request, response, 404, site.notFound);
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  status: 200 | 404,
  shown: Shown,
) {
  const { id, file } = shown;
  // A part is one of the file itself, not of a compressed form.
  const isPart = status === 200 && request.method === 'GET' && request.headers.range !== undefined;
  const encoding = isPart ? undefined : encodingFor(request, file);
  const { etag, headers } = formOf(shown, encoding);
  const common = /^https/.test(String(request.headers['x-forwarded-proto']))
    ? headers.concat(overHttps)
    : headers;
  if (status === 200 && isKnown(request.headers['if-none-match'], etag)) {
    response.writeHead(304, common).end();
    return;
  }
  const range = isPart ? rangeOf(request, file, etag) : undefined;
  if (range === 'none') {
    response.writeHead(416, [...common, 'Content-Range', `bytes */${file.size}`]).end();
    return;
  }
  const size = (encoding && file.encoded[encoding]) ?? file.size;
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const own = ['Content-Length', String(end - start + 1)];
  if (encoding) own.push('Content-Encoding', encoding);
  if (range) own.push('Content-Range', `bytes ${start}-${end}/${size}`);
  const code = range ? 206 : status;
  const all = common.concat(own);
  const name = path.join(folder, encoding ? id + extensions[encoding] : id);
  if (request.method === 'HEAD') {
    response.writeHead(code, all).end();
  } else if (size > KEPT_FILE_BYTES) {
    await inTurn(request.socket, async () => {
      const parts = (await openWhole(name, size)).createReadStream({ start, end });
      const stop = () => parts.destroy();
      request.socket.once('close', stop);
      if (request.socket.destroyed) stop();
      response.writeHead(code, all);
      await pipeline(parts, response).finally(() => request.socket.off('close', stop));
    });
  } else {
    const bytes = kept.get(etag) ?? (await readWhole(name, size));
    if (!kept.has(etag)) kept.set(etag, bytes);
    response.writeHead(code, all).end(range ? bytes.subarray(start, end + 1) : bytes);
  }
}

/** What is being sent over a connection */
const sending: WeakMap<Socket, Promise<void>> = new WeakMap();

/**
 * Sends one large file after the other over a connection: who asks for a thousand at once must not
 * have a thousand opened.
 */
function inTurn(socket: Socket, send: () => Promise<void>) {
  const before = sending.get(socket) ?? Promise.resolve();
  const turn = before.then(() => (socket.destroyed ? undefined : send()));
  sending.set(
    socket,
    turn.catch(() => {}),
  );
  return turn;
}

const overHttps = Object.entries(httpsHeaders).flat();

/**
 * What is said of one form of a file each time, as a list of names and values.
 */
function formOf({ file, headers, forms }: Shown, encoding: Encoding | undefined) {
  const known = forms.get(encoding);
  if (known) return known;
  const etag = `"${encoding ? `${file.hash}-${encoding}` : file.hash}"`;
  const all: Record<string, string> = { ...headers, ETag: etag, 'Accept-Ranges': 'bytes' };
  if (isCompressed(file)) all.Vary = 'Accept-Encoding';
  const form = { etag, headers: Object.entries(all).flat() };
  forms.set(encoding, form);
  return form;
}

/**
 * The best compressed form of a file that a reader's browser takes.
 */
function encodingFor(request: IncomingMessage, file: ManifestFile) {
  if (!isCompressed(file)) return undefined;
  const said = String(request.headers['accept-encoding'] ?? '');
  const names = accepted.get(said) ?? new Negotiator(request).encodings();
  if (!accepted.has(said)) accepted.set(said, names);
  return encodings.find((name) => file.encoded[name] !== undefined && names.includes(name));
}

function isCompressed({ encoded }: ManifestFile) {
  return encodings.some((name) => encoded[name] !== undefined);
}

/**
 * Which bytes a request is for: undefined where it is all of them, `none` where the file has none of them.
 */
function rangeOf({ headers }: IncomingMessage, { size }: ManifestFile, etag: string) {
  const condition = headers['if-range'];
  if (condition !== undefined && condition !== etag) return undefined;
  const ranges = parseRange(size, headers.range ?? '', { combine: true });
  if (ranges === -1) return 'none';
  // Several parts in one answer: RFC 9110, 14.2 lets a server send the whole instead.
  return ranges !== -2 && ranges.type === 'bytes' && ranges.length === 1 ? ranges[0] : undefined;
}

/**
 * Whether a reader has a file already (RFC 9110, 13.1.2).
 * @param known what `If-None-Match` says
 */
function isKnown(known: string | undefined, etag: string) {
  if (known === undefined) return false;
  return (
    known.trim() === '*' || known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
  );
}

/**
 * Opens a file that has the size it should have: another one is of a build that came since.
 */
async function openWhole(name: string, size: number) {
  const file = await open(name);
  if ((await file.stat()).size === size) return file;
  await file.close();
  throw new Error(`${name} has changed`);
}

async function readWhole(name: string, size: number) {
  const bytes = await readFile(name);
  if (bytes.length !== size) throw new Error(`${name} has changed`);
  return bytes;
}

/** @param url the target of a request: a path, and a query where there is one */
function split(url: string) {
  // A proxy may ask with the whole address (RFC 9112, 3.2.2).
  if (/^https?:\/\//.test(url) && URL.canParse(url)) {
    const { pathname, search } = new URL(url);
    return search === '' ? [pathname] : [pathname, search.slice(1)];
  }
  const at = url.indexOf('?');
  return at < 0 ? [url] : [url.slice(0, at), url.slice(at + 1)];
}

function decode(pathname: string) {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

function say(response: ServerResponse, status: number, headers: Record<string, string>) {
  response.writeHead(status, { ...headers, 'Content-Length': 0 }).end();
}
