import { readdir, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import pLimit from 'p-limit';
import { EPISODES_KEPT, statusOf } from '../../content/directory/status';
import { site } from '../../content/site';
import { dayIn } from '../../pipeline/dates';
import { FeedError } from './feed-error';
import { readApart } from './read-apart';
import { formatTable } from './table';

const FEED_FILE = /\.(xml|rss|atom)$/i;

/**
 * Reads each feed of a folder and tells what it says, or why it cannot be read.
 * @returns a table, and how many feeds could not be read
 * @throws {FeedError} where the folder holds none
 */
export async function checkFolder(folder: string): Promise<{ table: string; failed: number }> {
  const checked = dayIn(site.timeZone, new Date());
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && FEED_FILE.test(entry.name))
    .map(({ name }) => name)
    .sort();
  if (names.length === 0) throw new FeedError('no file in it ends in .xml, .rss or .atom');
  let failed = 0;
  let done = 0;
  const limit = pLimit(availableParallelism());
  const rows = await Promise.all(names.map((name) => limit(() => check(name))));
  const headings = ['file', 'title', 'episodes', 'newest', 'status', 'hosts'];
  return { table: formatTable(headings, rows), failed };

  async function check(name: string): Promise<string[]> {
    try {
      const bytes = await readFile(path.join(folder, name));
      const { title, episodes, hosts, complete } = await readApart(bytes, '');
      const kept = { checked, complete, episodes: episodes.slice(0, EPISODES_KEPT) };
      const status = statusOf(kept, undefined, checked);
      const newest = status.newest ?? '–';
      return [name, title, String(episodes.length), newest, status.kind, hosts.join(', ')];
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      failed += 1;
      return [name, `not read: ${error.message}`, '', '', '', ''];
    } finally {
      done += 1;
      console.error(`${done}/${names.length} ${name}`);
    }
  }
}
