import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import { site } from '../content/site';
import { isInside, reasonOf } from './other-hosts';

/** A whole http or https address, and where it stands: each as `content/posts/a.md:12:3`. */
export type ExternalLink = { url: string; places: string[] };

/** What became of asking for an address. */
type Answer =
  | { kind: 'found' }
  /** The host says with permanent redirects only that it is elsewhere. */
  | { kind: 'moved'; to: string }
  /** The host says that there is nothing (404 or 410). */
  | { kind: 'dead'; status: number }
  /** It leads to this machine or into its network, so it is not asked for. */
  | { kind: 'inside' }
  /** Whether it is there, nobody knows now. */
  | { kind: 'unknown'; reason: string };

/** A link, and what became of asking for it. */
export type CheckedLink = ExternalLink & { answer: Answer };

const AT_ONCE = 8;
const MOST_REDIRECTS = 5;
const PERMANENT = [301, 308];
const REDIRECTS = [...PERMANENT, 302, 303, 307];
const LONGEST_WAIT_S = 60;
const DAY_MS = 24 * 60 * 60 * 1000;
/** How long an answer counts. What was dead may have been mended since. */
const KEPT_MS = { found: 7 * DAY_MS, moved: 7 * DAY_MS, dead: DAY_MS };
const PROGRESS_MS = 2000;

const defaults = {
  /** Where answers are kept. */
  cacheFile: path.join('.contentlayer', 'external-links.json'),
  timeoutMs: 15_000,
  /** Which addresses are told of without being asked for. */
  isInside,
  now: Date.now,
  /** Hears every two seconds how far it is. */
  say: (line: string) => console.error(line),
};

/**
 * Asks other hosts whether what texts link to is there: one thing at a time of each, and of eight at
 * most. It never throws for what a host does.
 * @returns the links in their order; fragments are not looked at
 */
export async function checkExternalLinks(
  links: ExternalLink[],
  options: Partial<typeof defaults> = {},
): Promise<CheckedLink[]> {
  const settings = { ...defaults, ...options };
  const { cacheFile, now, say } = settings;
  const kept = await readKept(cacheFile, now());
  const ask = asker(settings);
  const addresses = [...new Set(links.map(({ url }) => withoutFragment(url)))];
  const unasked = addresses.filter((address) => !kept.has(address));
  /** What cannot be kept, since it says nothing for later. */
  const passing = new Map<string, Answer>();
  let done = 0;
  const progress = setInterval(
    () => say(`Asking: ${done} of ${unasked.length} links`),
    PROGRESS_MS,
  );
  try {
    await Promise.all(
      unasked.map(async (address) => {
        const answer = await ask(address);
        if (isLasting(answer)) kept.set(address, { ...answer, asked: now() });
        else passing.set(address, answer);
        done += 1;
      }),
    );
  } finally {
    clearInterval(progress);
  }
  await writeKept(cacheFile, kept);
  return links.map((link) => {
    const address = withoutFragment(link.url);
    const answer = kept.get(address) ?? passing.get(address) ?? { kind: 'found' };
    if (answer.kind !== 'moved') return { ...link, answer: plain(answer) };
    // The place in the page is the author's word, unless the host has one.
    const { hash } = new URL(link.url);
    return {
      ...link,
      answer: { kind: 'moved', to: answer.to.includes('#') ? answer.to : answer.to + hash },
    };
  });
}

/**
 * What its author should know of checked links: what is to be mended, what may be, and a last word.
 * Each problem and warning begins with its place, as those of the build do.
 */
export function formatLinks(links: CheckedLink[]): {
  problems: string[];
  warnings: string[];
  summary: string;
} {
  const problems: string[] = [];
  const warnings: string[] = [];
  const unknown: string[] = [];
  for (const { url, places, answer } of links) {
    const at = (text: string, remedy: string) =>
      places.map((place) => `${place}  ${url} ${text}\n    → ${remedy}`);
    if (answer.kind === 'dead') {
      problems.push(
        ...at(
          `leads to nothing: its host answers ${answer.status}`,
          'link to where it is now, or take the link out',
        ),
      );
    } else if (answer.kind === 'moved') {
      warnings.push(...at('has moved for good', `write ${answer.to}`));
    } else if (answer.kind === 'inside') {
      warnings.push(
        ...at(
          'leads to this machine or its network, where readers find nothing',
          'write an address that others can open, or put it between backquotes',
        ),
      );
    } else if (answer.kind === 'unknown') {
      unknown.push(`    ${url}  ${answer.reason} (${places.join(', ')})`);
    }
  }
  const count = (kind: Answer['kind']) => links.filter(({ answer }) => answer.kind === kind).length;
  const parts = [
    `${count('found')} ${count('found') === 1 ? 'leads where it should' : 'lead where they should'}`,
    ...(count('dead') > 0 ? [`${count('dead')} to nothing`] : []),
    ...(count('moved') > 0 ? [`${count('moved')} to what has moved`] : []),
    ...(count('inside') > 0 ? [`${count('inside')} to this machine`] : []),
    ...(unknown.length > 0 ? [`${unknown.length} could not be asked for`] : []),
  ];
  const total = `${links.length} ${links.length === 1 ? 'link' : 'links'} to other hosts`;
  const list =
    unknown.length > 0
      ? `\nNot known now, which says nothing against them:\n${unknown.join('\n')}`
      : '';
  return { problems, warnings, summary: `${total}: ${parts.join(', ')}.${list}` };
}

type Lasting = Extract<Answer, { kind: keyof typeof KEPT_MS }>;
type Kept = Lasting & { asked: number };

function isLasting(answer: Answer): answer is Lasting {
  return answer.kind in KEPT_MS;
}

/** An answer without when it was given. */
function plain(answer: Answer & { asked?: number }): Answer {
  const { asked: _, ...rest } = answer;
  return rest;
}

/** Makes a function that asks for an address, as politely as all before and after it. */
function asker({
  timeoutMs,
  isInside,
  now,
}: typeof defaults): (address: string) => Promise<Answer> {
  const everywhere = pLimit(AT_ONCE);
  const hosts = new Map<string, LimitFunction>();

  return async (address) => {
    try {
      return await follow(address);
    } catch (error) {
      if (error instanceof Unknown) return { kind: 'unknown', reason: error.message };
      return { kind: 'unknown', reason: reasonOf(error, timeoutMs) };
    }
  };

  async function follow(first: string): Promise<Answer> {
    let address = first;
    let to: string | undefined;
    let isPermanent = true;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      if (await isInside(address)) {
        if (redirects === 0) return { kind: 'inside' };
        throw new Unknown('it leads into the network of this machine');
      }
      const { status, location } = await request(address);
      if (!REDIRECTS.includes(status)) {
        if (status === 404 || status === 410) return { kind: 'dead', status };
        if (status >= 300) throw new Unknown(`its host answers ${status}`);
        return to === undefined ? { kind: 'found' } : { kind: 'moved', to };
      }
      address = nextAddress(location, address);
      isPermanent &&= PERMANENT.includes(status);
      if (isPermanent) to = address;
    }
    throw new Unknown(`it redirects more than ${MOST_REDIRECTS} times`);
  }

  /** Asks one host once, or by the longer way where it does not answer the short one well. */
  async function request(address: string): Promise<Reply> {
    const { host } = new URL(address);
    const limit = hosts.get(host) ?? pLimit(1);
    hosts.set(host, limit);
    return limit(async () => {
      // Many hosts know only GET, and answer HEAD with whatever comes to their mind, or not at all.
      const short = await patiently('HEAD', address).catch((error) => {
        if (error instanceof Unknown) throw error;
      });
      const isWell =
        short && short.status < 400 && (short.location || !REDIRECTS.includes(short.status));
      return isWell ? short : patiently('GET', address);
    });
  }

  /** Asks again, once, after as long as the host wishes. Others of this host wait as well. */
  async function patiently(method: string, address: string): Promise<Reply> {
    const first = await send(method, address);
    if (!isBusy(first)) return first;
    const seconds = secondsToWait(first.retryAfter, now());
    if (seconds === undefined || seconds > LONGEST_WAIT_S) throw new Unknown(busy(first.status));
    await wait(seconds * 1000);
    const second = await send(method, address);
    if (isBusy(second)) throw new Unknown(busy(second.status));
    return second;
  }

  function send(method: string, address: string): Promise<Reply> {
    return everywhere(async () => {
      const { status, headers, body } = await fetch(address, {
        method,
        headers: { 'User-Agent': userAgent, Accept: 'text/html, */*;q=0.8' },
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      await body?.cancel();
      return {
        status,
        location: headers.get('location'),
        retryAfter: headers.get('retry-after'),
      };
    });
  }
}

/** Why nobody knows now whether an address is there. */
class Unknown extends Error {}

type Reply = { status: number; location: string | null; retryAfter: string | null };

// A header holds no other letters.
const userAgent = `${site.name.replaceAll(/[^ -~]/g, '')} (+${site.url}) link check`.trim();

function isBusy({ status, retryAfter }: Reply): boolean {
  return status === 429 || (status === 503 && retryAfter !== null);
}

function busy(status: number): string {
  return `its host answers ${status}: not now`;
}

/** What `Retry-After` says (RFC 9110, 10.2.3): seconds, or a moment. */
function secondsToWait(written: string | null, now: number): number | undefined {
  if (written === null) return undefined;
  if (/^\d+$/.test(written.trim())) return Number(written);
  const moment = Date.parse(written);
  return Number.isNaN(moment) ? undefined : Math.max(0, (moment - now) / 1000);
}

function nextAddress(location: string | null, base: string): string {
  if (location === null || !URL.canParse(location, base)) {
    throw new Unknown('it redirects to nowhere');
  }
  const next = new URL(location, base);
  if (!/^https?:$/.test(next.protocol)) throw new Unknown(`it redirects to ${next.protocol}`);
  return next.href;
}

function withoutFragment(address: string): string {
  const url = new URL(address);
  url.hash = '';
  return url.href;
}

/** The answers that still count. A file that cannot be read holds none. */
async function readKept(file: string, now: number): Promise<Map<string, Kept>> {
  try {
    const entries: [string, Kept][] = Object.entries(JSON.parse(await readFile(file, 'utf8')));
    return new Map(entries.filter(([, { kind, asked }]) => now - asked < KEPT_MS[kind]));
  } catch {
    return new Map();
  }
}

async function writeKept(file: string, kept: Map<string, Kept>): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const sorted = [...kept].sort(([a], [b]) => (a < b ? -1 : 1));
  await writeFile(`${file}.part`, `${JSON.stringify(Object.fromEntries(sorted), null, 1)}\n`);
  await rename(`${file}.part`, file);
}
