import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Snapshot } from '../../content/documents';
import { type FrontMatter, parseFrontMatter } from '../../pipeline/loader/front-matter';
import { atomicWrite } from '../../pipeline/store/atomic-write';
import { FeedError } from './feed-error';
import type { FeedEpisode } from './read-feed';

/** What a snapshot file holds. */
export type SnapshotFile = Pick<
  Snapshot,
  'feed' | 'checked' | 'etag' | 'lastModified' | 'complete' | 'count'
> & { episodes: FeedEpisode[] };

/**
 * Keeps what a show's feed said. Whoever stops it half-way leaves the last snapshot as it was.
 * @throws {FeedError} where nothing can be written there
 */
export async function writeSnapshot(slug: string, snapshot: SnapshotFile): Promise<void> {
  await replaceFile(fileOf(slug), `${JSON.stringify(snapshot, null, 2)}\n`);
}

/** The snapshot of a show as it lies there, or undefined where there is none. */
export async function readSnapshot(slug: string): Promise<SnapshotFile | undefined> {
  try {
    return JSON.parse(await readFile(fileOf(slug), 'utf8'));
  } catch {
    return undefined;
  }
}

// The key, an address with or without quotes, and what may follow: a comment, and half of a CRLF.
const FEED_LINE = /^(["']?feed["']?\s*:\s+)(?:"[^"]*"|'[^']*'|https?:\S+)(\s*|\s+#[^\n]*)$/i;

/**
 * Puts another feed into a show's file, and leaves all else in it as it is.
 * @param file such as `podcasts/practical-ai.md`
 * @throws {FeedError} where the line cannot be found
 */
export async function writeFeedAddress(file: string, feed: string): Promise<void> {
  const target = path.join('content', file);
  const byHand = `the line \`feed: ${feed}\` has to be written into ${target} by hand`;
  const text = await readFile(target, 'utf8').catch(() => {
    throw new FeedError(byHand);
  });
  const { line } = entriesOf(text).get('feed') ?? {};
  const lines = text.split('\n');
  const written = lines[(line ?? 0) - 1] ?? '';
  const [, before, after] = FEED_LINE.exec(written) ?? [];
  if (before === undefined) {
    throw new FeedError(byHand);
  }
  // A colon at the end would make a key of it.
  lines[Number(line) - 1] = before + (feed.endsWith(':') ? JSON.stringify(feed) : feed) + after;
  const changed = lines.join('\n');
  if (JSON.stringify(fieldsOf(changed)) !== JSON.stringify({ ...fieldsOf(text), feed })) {
    throw new FeedError(byHand);
  }
  // What a link leads to, not the link.
  await replaceFile(await realpath(target), changed);
}

function fieldsOf(text: string): Record<string, unknown> {
  return Object.fromEntries([...entriesOf(text)].map(([key, { value }]) => [key, value]));
}

function entriesOf(text: string): FrontMatter['entries'] {
  const plain = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  try {
    return parseFrontMatter(plain).entries;
  } catch {
    return new Map();
  }
}

function fileOf(slug: string): string {
  return path.join('content', 'snapshots', `${slug}.json`);
}

async function replaceFile(file: string, text: string): Promise<void> {
  try {
    await atomicWrite(file, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new FeedError(`${file} cannot be written (${reason})`);
  }
}
