import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { newestOf, statusOf } from '../../content/podcast-directory/show-status';
import { site } from '../../content/site';
import { mapConcurrently } from '../../pipeline/concurrency';
import { dayIn } from '../../pipeline/dates';
import { FeedError } from './feed-error';
import { feedFilesIn } from './feed-files';
import { parseInChild } from './parse-in-child';
import { formatTable } from './table';

/**
 * Parses each feed in a folder.
 * @returns a table with a row per feed, and how many feeds cannot be parsed
 * @throws {FeedError} where the folder has no feeds; and what `readdir` throws
 */
export async function checkFolder(folder: string): Promise<{ table: string; failed: number }> {
  const checked = dayIn(site.timeZone, new Date());
  const names = await feedFilesIn(folder);
  if (names.length === 0) throw new FeedError('no file in it ends in .xml, .rss, .atom or .rdf');
  let failed = 0;
  const rows = await mapConcurrently(
    names,
    {
      concurrency: availableParallelism(),
      onProgress: (done, total) => console.error(`Parsing feeds: ${done} of ${total}`),
    },
    rowOf,
  );
  const headings = ['file', 'title', 'episodes', 'newest', 'status', 'hosts'];
  return { table: formatTable(headings, rows), failed };

  async function rowOf(name: string): Promise<string[]> {
    try {
      const bytes = await readFile(path.join(folder, name));
      const { title, episodes, hosts, complete } = await parseInChild(bytes, '');
      const history = { checked, complete, ...newestOf(episodes, checked) };
      const status = statusOf(history, undefined, checked);
      const newest = status.newest ?? '–';
      return [name, title, String(episodes.length), newest, status.kind, hosts.join(', ')];
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      failed += 1;
      return [name, `error: ${error.message}`, '', '', '', ''];
    }
  }
}
