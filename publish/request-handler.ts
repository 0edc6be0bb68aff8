import type { ReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import pLimit, { type LimitFunction } from 'p-limit';
import parseRange from 'range-parser';
import { canParseUrl } from '../pipeline/can-parse-url';
import { httpsHeaders } from './headers';
import { type Encoding, encodings, extensions, type ManifestFile, siteVersion } from './manifest';
import {
  MAX_KEPT_FILE,
  type Representation,
  type ServedFile,
  type ServedSite,
} from './served-site';

const MAX_PATHNAME = 2048;

/** Gives the site, or undefined while there is none. @param looksNow whether to look for a new build */
type CurrentSite = (options?: { looksNow: boolean }) => ServedSite | undefined;

/** A new build has replaced the site while a request was answered from the last one. */
class BuildChanged extends Error {}

/**
 * Answers a request from the current site, or with 503 while there is none: at once where the file is in
 * memory, since promises would cost a tenth of the time that the whole answer takes. Tried instead: sirv 3,
 * which serves `/posts` without a redirect, sends Brotli to a client that refuses it (`br;q=0`), ignores
 * `If-Range`, and does not see a new build.
 */
export function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  currentSite: CurrentSite,
): void {
  try {
    answer(request, response, currentSite())
      ?.catch((error) => {
        if (!(error instanceof BuildChanged) || response.headersSent) throw error;
        return answer(request, response, currentSite({ looksNow: true }));
      })
      .catch((error) => sendFailure(request, response, error));
  } catch (error) {
    sendFailure(request, response, error);
  }
}

function sendFailure(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (!response.headersSent) {
    console.error(`503 ${request.method} ${JSON.stringify(request.url)}: ${error}`);
    sendStatus(response, 503, { 'Retry-After': '1' });
  } else response.destroy();
}

/** @returns a promise where a file has to be read */
function answer(
  request: IncomingMessage,
  response: ServerResponse,
  site: ServedSite | undefined,
): Promise<void> | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return sendStatus(response, 405, { Allow: 'GET, HEAD' });
  }
  if (request.headers['transfer-encoding'] || Number(request.headers['content-length'] ?? 0) > 0) {
    return sendStatus(response, 413, { Connection: 'close' });
  }
  if (!site) return sendStatus(response, 503, { 'Retry-After': '5' });

  const [target, query] = splitTarget(request.url ?? '/');
  const pathname = target.length > MAX_PATHNAME ? undefined : decode(target);
  if (pathname === undefined) return sendStatus(response, 400, {});
  const { basePath, routes, notFound } = site;
  const isWithin = pathname.startsWith(`${basePath}/`);
  // `/blog` leads to the first page of a site under `/blog/`.
  const route =
    pathname === basePath
      ? '/'
      : isWithin
        ? routes.get(pathname.slice(basePath.length))
        : undefined;
  if (typeof route === 'string') {
    const location = basePath + encodeURI(route) + (query === undefined ? '' : `?${query}`);
    return sendStatus(response, 301, { Location: location });
  }
  return route
    ? sendFile(request, response, site, 200, route)
    : sendFile(request, response, site, 404, notFound);
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  site: ServedSite,
  status: 200 | 404,
  served: ServedFile,
): Promise<void> | undefined {
  const { file } = served;
  // A range is one of the file itself, not of an encoding.
  const hasRange =
    status === 200 && request.method === 'GET' && request.headers.range !== undefined;
  const encoding = hasRange ? undefined : encodingFor(request, file);
  const representation = representationOf(served, encoding);
  const { etag, size } = representation;
  const withHttps = (headers: string[]) =>
    String(request.headers['x-forwarded-proto']).startsWith('https')
      ? headers.concat(overHttps)
      : headers;
  if (status === 200 && matchesEtag(request.headers['if-none-match'], etag)) {
    return sendHead(response, 304, withHttps(representation.headers));
  }
  const range = hasRange ? rangeOf(request, file, etag) : undefined;
  if (range === 'unsatisfiable') {
    const contentRange = ['Content-Range', `bytes */${size}`];
    return sendHead(response, 416, withHttps(representation.headers).concat(contentRange));
  }
  const code = range ? 206 : status;
  const headers = withHttps(
    range ? rangeHeaders(representation, range) : representation.wholeHeaders,
  );
  if (request.method === 'HEAD') return sendHead(response, code, headers);
  const kept = site.contents.get(etag);
  if (kept) return sendBytes(response, code, headers, kept, range);
  const name = path.join(site.folder, served.outputPath + (encoding ? extensions[encoding] : ''));
  if (size > MAX_KEPT_FILE) {
    return inTurn(request.socket, async () => {
      const file = await openWhole(site, name, size);
      await sendStream(
        response,
        code,
        headers,
        file.createReadStream(range ?? { start: 0, end: size - 1 }),
      );
    });
  }
  return readWhole(site, name, size).then((bytes) => {
    site.contents.set(etag, bytes);
    sendBytes(response, code, headers, bytes, range);
  });
}

/** Both counted from 0, and included. */
type ByteRange = { start: number; end: number };

function rangeHeaders({ headers, size }: Representation, { start, end }: ByteRange): string[] {
  const length = String(end - start + 1);
  return [...headers, 'Content-Length', length, 'Content-Range', `bytes ${start}-${end}/${size}`];
}

function sendHead(response: ServerResponse, status: number, headers: string[]): undefined {
  response.writeHead(status, headers).end();
}

function sendBytes(
  response: ServerResponse,
  status: number,
  headers: string[],
  bytes: Buffer,
  range: ByteRange | undefined,
): undefined {
  const part = range ? bytes.subarray(range.start, range.end + 1) : bytes;
  response.writeHead(status, headers).end(part);
}

async function sendStream(
  response: ServerResponse,
  status: number,
  headers: string[],
  stream: ReadStream,
): Promise<void> {
  const { socket } = response.req;
  const stop = () => stream.destroy();
  socket.once('close', stop);
  if (socket.destroyed) stop();
  response.writeHead(status, headers);
  await pipeline(stream, response).finally(() => socket.off('close', stop));
}

const limits = new WeakMap<Socket, LimitFunction>();

/**
 * Sends large files over a connection one after the other, so that a client that asks for a thousand
 * at once does not open a thousand.
 */
function inTurn(socket: Socket, send: () => Promise<void>): Promise<void> {
  const limit = limits.get(socket) ?? pLimit(1);
  limits.set(socket, limit);
  return limit(async () => (socket.destroyed ? undefined : send()));
}

const overHttps = Object.entries(httpsHeaders).flat();

function representationOf(
  { file, headers, representations }: ServedFile,
  encoding: Encoding | undefined,
): Representation {
  const known = representations.get(encoding);
  if (known) return known;
  const etag = `"${encoding ? `${file.hash}-${encoding}` : file.hash}"`;
  const all: Record<string, string> = { ...headers, ETag: etag, 'Accept-Ranges': 'bytes' };
  if (hasEncodings(file)) all.Vary = 'Accept-Encoding';
  const list = Object.entries(all).flat();
  const size = (encoding && file.encoded[encoding]) ?? file.size;
  const wholeHeaders = [...list, 'Content-Length', String(size)];
  if (encoding) wholeHeaders.push('Content-Encoding', encoding);
  const representation = { etag, size, headers: list, wholeHeaders };
  representations.set(encoding, representation);
  return representation;
}

/** The encodings that a browser accepts, by its `Accept-Encoding`: there are few, and many requests. */
const accepted = new LRUCache<string, string[]>({ max: 100 });

/** The best encoding of a file that a browser accepts. */
function encodingFor(request: IncomingMessage, file: ManifestFile): Encoding | undefined {
  if (!hasEncodings(file)) return undefined;
  const header = String(request.headers['accept-encoding'] ?? '');
  const names = accepted.get(header) ?? new Negotiator(request).encodings();
  if (!accepted.has(header)) accepted.set(header, names);
  return encodings.find((name) => file.encoded[name] !== undefined && names.includes(name));
}

function hasEncodings({ encoded }: ManifestFile): boolean {
  return encodings.some((name) => encoded[name] !== undefined);
}

/**
 * The range of bytes that a request is for (RFC 9110, 14.2).
 * @returns undefined for the whole file
 */
function rangeOf(
  { headers }: IncomingMessage,
  { size }: ManifestFile,
  etag: string,
): ByteRange | 'unsatisfiable' | undefined {
  const condition = headers['if-range'];
  if (condition !== undefined && condition !== etag) return undefined;
  const ranges = parseRange(size, headers.range ?? '', { combine: true });
  if (ranges === -1) return 'unsatisfiable';
  // A server may answer several ranges with the whole file.
  return ranges !== -2 && ranges.type === 'bytes' && ranges.length === 1 ? ranges[0] : undefined;
}

/** Whether `If-None-Match` holds an ETag (RFC 9110, 13.1.2). */
function matchesEtag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return (
    header.trim() === '*' ||
    header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
  );
}

/** Opens a file. @throws {BuildChanged} when it is of a newer build */
async function openWhole(site: ServedSite, name: string, size: number) {
  const file = await open(name).catch((error) => refuseNewBuild(site, error));
  try {
    refuseNewBuild(site);
    if ((await file.stat()).size === size) return file;
    throw new Error(`${name} has changed`);
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Reads a file. @throws {BuildChanged} when it is of a newer build */
async function readWhole(site: ServedSite, name: string, size: number): Promise<Buffer> {
  const bytes = await readFile(name).catch((error) => refuseNewBuild(site, error));
  refuseNewBuild(site);
  if (bytes.length !== size) throw new Error(`${name} has changed`);
  return bytes;
}

/**
 * Publish replaces the whole folder, so what was read before this is of the site's own build: a page of
 * the next one would have another policy and another ETag.
 * @throws {BuildChanged} when there is a new build, or else the error that is given
 */
function refuseNewBuild({ folder, version }: ServedSite, error: Error): never;
function refuseNewBuild(site: ServedSite): void;
function refuseNewBuild({ folder, version }: ServedSite, error?: Error): void {
  if (siteVersion(folder) !== version) throw new BuildChanged();
  if (error) throw error;
}

/** Splits a request target into path and query. */
function splitTarget(target: string): string[] {
  // A proxy may send the absolute form (RFC 9112, 3.2.2).
  if (/^https?:\/\//.test(target) && canParseUrl(target)) {
    const { pathname, search } = new URL(target);
    return search === '' ? [pathname] : [pathname, search.slice(1)];
  }
  const at = target.indexOf('?');
  return at < 0 ? [target] : [target.slice(0, at), target.slice(at + 1)];
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

function sendStatus(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
): undefined {
  response.writeHead(status, { ...headers, 'Content-Length': 0 }).end();
}
