import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Snapshot } from '../../content/internals/documents';
import { atomicWrite } from '../../pipeline/store/atomic-write';
import { entriesOf } from '../front-matter-entries';
import { FeedError } from './feed-error';
import type { FeedEpisode } from './parse-feed';

/** The folder of the snapshots, seen from the project's. */
export const snapshotsFolder = path.join('content', 'snapshots');

/** The content of a snapshot file. */
export type SnapshotFile = Pick<
  Snapshot,
  | 'feed'
  | 'title'
  | 'hosts'
  | 'checked'
  | 'etag'
  | 'lastModified'
  | 'complete'
  | 'count'
  | 'longestGap'
> & { episodes: FeedEpisode[] };

/**
 * Writes the snapshot of a show, atomically.
 * @throws {FeedError} where the file cannot be written
 */
export async function writeSnapshot(slug: string, snapshot: SnapshotFile): Promise<void> {
  const file = path.join(snapshotsFolder, `${slug}.json`);
  await writeFile(file, `${JSON.stringify(snapshot, null, 2)}\n`);
}

/** The file of a snapshot that the content build has read and validated. */
export function snapshotFileOf({ _id, type, slug, ...snapshot }: Snapshot): SnapshotFile {
  return { ...snapshot, episodes: snapshot.episodes.map(withoutType) };
}

/** An episode without the fields that Contentlayer adds. */
function withoutType(episode: FeedEpisode & { type?: string; _id?: string }): FeedEpisode {
  const { type, _id, ...fields } = episode;
  return fields;
}

// The key, a URL with or without quotes, and the rest of the line: a comment, the CR of a CRLF.
const FEED_LINE = /^(["']?feed["']?\s*:\s+)(?:"[^"]*"|'[^']*'|https?:\S+)(\s*|\s+#[^\n]*)$/i;

/**
 * Replaces the feed in a show's file and keeps everything else, also comments and line endings. The
 * `yaml` package can set a value in a document, but formats the rest of it anew.
 * @param file relative to the content folder, such as `podcasts/practical-ai.md`
 * @throws {FeedError} where the feed is not on a line of its own, or the file cannot be written
 */
export async function writeFeedUrl(file: string, feed: string): Promise<void> {
  const target = path.join('content', file);
  const byHand = `the feed of ${target} cannot be replaced, write \`feed: ${feed}\` by hand`;
  const text = await readFile(target, 'utf8').catch(() => {
    throw new FeedError(byHand);
  });
  const { line } = entriesOf(text).get('feed') ?? {};
  const lines = text.split('\n');
  const [, before, after] = FEED_LINE.exec(lines[(line ?? 0) - 1] ?? '') ?? [];
  if (line === undefined || before === undefined) throw new FeedError(byHand);
  // In YAML a colon at the end of a line makes the URL a key.
  lines[line - 1] = before + (feed.endsWith(':') ? JSON.stringify(feed) : feed) + after;
  const changed = lines.join('\n');
  if (JSON.stringify(fieldsOf(changed)) !== JSON.stringify({ ...fieldsOf(text), feed })) {
    throw new FeedError(byHand);
  }
  // Writes through a symbolic link.
  await writeFile(await realpath(target), changed);
}

function fieldsOf(text: string): Record<string, unknown> {
  return Object.fromEntries([...entriesOf(text)].map(([key, { value }]) => [key, value]));
}

async function writeFile(file: string, content: string): Promise<void> {
  try {
    await atomicWrite(file, content);
  } catch (error) {
    throw new FeedError(
      `${file} cannot be written (${error instanceof Error ? error.message : error})`,
    );
  }
}
