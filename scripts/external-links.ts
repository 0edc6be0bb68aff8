import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import { type Dispatcher, fetch, type Response } from 'undici';
import { cacheDir } from '../pipeline/build-report';
import { canParseUrl } from '../pipeline/can-parse-url';
import { mapConcurrently } from '../pipeline/concurrency';
import { counted } from '../pipeline/counted';
import { formatDiagnostic } from '../pipeline/diagnostics/diagnostic';
import { atomicWrite } from '../pipeline/store/atomic-write';
import { describeNetworkError } from './http/describe-network-error';
import { followRedirects, isRedirect, RedirectError } from './http/follow-redirects';
import { guardedAgent, isForbiddenAddress, isPublicAddress } from './http/ssrf-guard';
import { userAgent } from './http/user-agent';

/** An absolute http or https URL, and its positions as `content/posts/a.md:12:3`. */
export type ExternalLink = { url: string; positions: string[] };

/** The result of requesting a link. */
export type LinkStatus =
  | { kind: 'ok' }
  /** All redirects to the new URL are permanent. */
  | { kind: 'moved'; to: string }
  /** The host answers 404 or 410. */
  | { kind: 'dead'; httpStatus: number }
  /** The host is this machine or in its network. It is not requested. */
  | { kind: 'private' }
  /** No definite answer: a network error, a timeout or another HTTP status. */
  | { kind: 'unknown'; reason: string };

export type CheckedLink = ExternalLink & { status: LinkStatus };

const CONCURRENCY = 8;
const MAX_RETRY_AFTER_S = 60;
const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a status is kept. A dead link may work again soon. */
const MAX_AGE_MS = { ok: 7 * DAY_MS, moved: 7 * DAY_MS, dead: DAY_MS };

type Settings = {
  cacheFile: string;
  /** Of each request. */
  timeoutMs: number;
  /** Opens the connections. */
  agent: Dispatcher;
  now: () => number;
  /** Gets a line of progress every two seconds. */
  log: (line: string) => void;
};

const defaults: Settings = {
  cacheFile: path.join(cacheDir, 'external-links.json'),
  timeoutMs: 15_000,
  agent: guardedAgent(isPublicAddress),
  now: Date.now,
  log: (line) => console.error(line),
};

/**
 * Requests links, one at a time per host and eight in all. Fragments are not checked. A failed
 * request is a status, not an error.
 * @returns the links in their order
 * @throws where the cache cannot be written
 */
export async function checkExternalLinks(
  links: ExternalLink[],
  options: Partial<Settings> = {},
): Promise<CheckedLink[]> {
  const settings = { ...defaults, ...options };
  const { cacheFile, now, log } = settings;
  const cache = await readCache(cacheFile, now());
  const request = linkRequester(settings);
  const statuses = new Map<string, Promise<LinkStatus>>();
  const checked = await mapConcurrently(
    links,
    {
      // Only for the progress. The requests have limits of their own: a link waits for its host, and a
      // host that asks for a pause must not hold up the others.
      concurrency: Number.POSITIVE_INFINITY,
      onProgress: (done, total) => log(`Checking external links: ${done} of ${total}`),
    },
    async (link) => {
      const url = withoutFragment(link.url);
      const status = statuses.get(url) ?? check(url);
      statuses.set(url, status);
      return { ...link, status: withFragment(await status, new URL(link.url).hash) };
    },
  );
  await writeCache(cacheFile, cache);
  return checked;

  async function check(url: string): Promise<LinkStatus> {
    const cached = cache.get(url);
    if (cached) return cached.status;
    const status = await request(url);
    if (isCacheable(status)) cache.set(url, { status, checkedAt: now() });
    return status;
  }
}

/** Describes checked links to their author. An error or a warning begins with its position. */
export function formatLinks(links: CheckedLink[]): {
  errors: string[];
  warnings: string[];
  summary: string;
} {
  const errors: string[] = [];
  const warnings: string[] = [];
  const unknown: string[] = [];
  for (const { url, positions, status } of links) {
    const severity = status.kind === 'dead' ? 'error' : 'warning';
    const at = (message: string, hint: string) =>
      positions.map((file) => formatDiagnostic({ severity, file, message, hint }));
    if (status.kind === 'dead') {
      errors.push(
        ...at(
          `broken link: ${url} answers ${status.httpStatus}`,
          'link to the new URL, or remove the link',
        ),
      );
    } else if (status.kind === 'moved') {
      warnings.push(...at(`permanent redirect: ${url} has moved`, `link to ${status.to}`));
    } else if (status.kind === 'private') {
      warnings.push(
        ...at(
          `private host: ${url} is on this machine or in its network, readers cannot open it`,
          'link to a public URL, or write it as code between backticks',
        ),
      );
    } else if (status.kind === 'unknown') {
      unknown.push(`    ${url}  ${status.reason} (${positions.join(', ')})`);
    }
  }
  const count = (kind: LinkStatus['kind']) =>
    links.filter(({ status }) => status.kind === kind).length;
  const counts = [
    `${count('ok')} ok`,
    ...(count('dead') > 0 ? [`${count('dead')} broken`] : []),
    ...(count('moved') > 0 ? [`${count('moved')} moved`] : []),
    ...(count('private') > 0 ? [`${count('private')} private`] : []),
    ...(unknown.length > 0 ? [`${unknown.length} unknown`] : []),
  ];
  const total = counted(links.length, 'external link');
  const list = unknown.length > 0 ? `\nUnknown, which is not an error:\n${unknown.join('\n')}` : '';
  return { errors, warnings, summary: `${total}: ${counts.join(', ')}.${list}` };
}

/** Makes a function that requests a link. All of its requests share the limits. */
function linkRequester({ timeoutMs, agent, now }: Settings): (url: string) => Promise<LinkStatus> {
  const limitAll = pLimit(CONCURRENCY);
  const hostLimits = new Map<string, LimitFunction>();

  return async (url) => {
    try {
      const { response, movedTo } = await followRedirects(url, request);
      const { status } = response;
      if (status === 404 || status === 410) return { kind: 'dead', httpStatus: status };
      if (status >= 300) return { kind: 'unknown', reason: `the host answers ${status}` };
      return movedTo === undefined ? { kind: 'ok' } : { kind: 'moved', to: movedTo };
    } catch (error) {
      if (isForbiddenAddress(error)) return { kind: 'private' };
      const isReason = error instanceof RedirectError || error instanceof BusyError;
      return {
        kind: 'unknown',
        reason: isReason ? error.message : describeNetworkError(error, timeoutMs),
      };
    }
  };

  /** Sends HEAD, and GET where the answer to HEAD is an error: many hosts only support GET. */
  function request(url: string): Promise<Response> {
    const { host } = new URL(url);
    const limitHost = hostLimits.get(host) ?? pLimit(1);
    hostLimits.set(host, limitHost);
    return limitHost(async () => {
      try {
        const head = await sendWithRetry('HEAD', url);
        if (isRedirect(head) ? head.headers.has('location') : head.status < 400) return head;
      } catch (error) {
        if (error instanceof BusyError || isForbiddenAddress(error)) throw error;
      }
      return sendWithRetry('GET', url);
    });
  }

  /** Sends a request again, once, after the time in `Retry-After`. Other requests to the host wait. */
  async function sendWithRetry(method: string, url: string): Promise<Response> {
    const first = await send(method, url);
    if (!isBusy(first)) return first;
    const seconds = retryAfterSeconds(first.headers.get('retry-after'), now());
    if (seconds === undefined || seconds > MAX_RETRY_AFTER_S) throw new BusyError(first);
    await delay(seconds * 1000);
    const second = await send(method, url);
    if (isBusy(second)) throw new BusyError(second);
    return second;
  }

  function send(method: string, url: string): Promise<Response> {
    return limitAll(async () => {
      const response = await fetch(url, {
        method,
        headers: { 'User-Agent': userAgent, Accept: 'text/html, */*;q=0.8' },
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        dispatcher: agent,
      });
      await response.body?.cancel();
      return response;
    });
  }
}

/** A host that asks to send the request later. */
class BusyError extends Error {
  constructor({ status }: Response) {
    super(`the host answers ${status}: try again later`);
  }
}

function isBusy({ status, headers }: Response): boolean {
  return status === 429 || (status === 503 && headers.has('retry-after'));
}

/** Seconds until the time in a `Retry-After` header: a number of seconds or a date (RFC 9110, 10.2.3). */
function retryAfterSeconds(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const time = Date.parse(header);
  return Number.isNaN(time) ? undefined : Math.max(0, (time - now) / 1000);
}

function withoutFragment(url: string): string {
  const target = new URL(url);
  target.hash = '';
  return target.href;
}

/** Keeps the author's fragment in a new URL, unless the host gives another. */
function withFragment(status: LinkStatus, hash: string): LinkStatus {
  if (status.kind !== 'moved' || status.to.includes('#')) return status;
  return { kind: 'moved', to: status.to + hash };
}

type CacheableStatus = Extract<LinkStatus, { kind: keyof typeof MAX_AGE_MS }>;
/** `checkedAt` is in milliseconds since 1970. */
type CacheEntry = { status: CacheableStatus; checkedAt: number };

function isCacheable(status: LinkStatus): status is CacheableStatus {
  return status.kind in MAX_AGE_MS;
}

/** The entries that are not too old, by URL. A missing or invalid file is an empty cache. */
async function readCache(file: string, now: number): Promise<Map<string, CacheEntry>> {
  const cache = new Map<string, CacheEntry>();
  for (const [url, value] of Object.entries(await readJson(file))) {
    const entry = parseCacheEntry(value);
    const age = entry && now - entry.checkedAt;
    if (entry && age !== undefined && age >= 0 && age < MAX_AGE_MS[entry.status.kind]) {
      cache.set(url, entry);
    }
  }
  return cache;
}

async function readJson(file: string): Promise<object> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return Object(value);
  } catch {
    return {};
  }
}

function parseCacheEntry(value: unknown): CacheEntry | undefined {
  const { status, checkedAt }: Record<string, unknown> = Object(value);
  const { kind, to, httpStatus }: Record<string, unknown> = Object(status);
  if (typeof checkedAt !== 'number') return undefined;
  if (kind === 'ok') return { status: { kind }, checkedAt };
  if (kind === 'moved' && typeof to === 'string' && /^https?:/.test(to) && canParseUrl(to)) {
    return { status: { kind, to }, checkedAt };
  }
  if (kind === 'dead' && typeof httpStatus === 'number') {
    return { status: { kind, httpStatus }, checkedAt };
  }
  return undefined;
}

async function writeCache(file: string, cache: Map<string, CacheEntry>): Promise<void> {
  const sorted = [...cache].sort(([a], [b]) => (a < b ? -1 : 1));
  await atomicWrite(file, `${JSON.stringify(Object.fromEntries(sorted), null, 1)}\n`);
}
