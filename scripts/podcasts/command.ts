// Fetches the shows' feeds and writes a dated snapshot per show to content/snapshots/.
import { parseArgs } from 'node:util';
import pLimit, { type LimitFunction } from 'p-limit';
import { hasFeed, type Show, type ShowWithFeed, shows } from '../../content/podcasts';
import { didYouMean } from '../../pipeline/diagnostics/did-you-mean';
import { removeLeftovers } from '../../pipeline/store/atomic-write';
import { checkFolder } from './check-feeds';
import { FeedError } from './feed-error';
import { type RefreshResult, refresh } from './refresh';
import { snapshotsFolder } from './snapshots';
import { formatTable } from './table';
import { walkStatus } from './walk-status';

const CONCURRENCY = 12;
// A host of many shows is not asked for all of them at once.
const CONCURRENCY_PER_HOST = 2;

const usage = `npm run podcasts                      fetch the feed of each show and write its snapshot
npm run podcasts -- --only <slug>     of one show, by the name of its file
npm run podcasts -- --write           also save the new URLs of feeds that have moved
npm run podcasts -- --check <folder>  parse the feeds in a folder, without writing anything
npm run podcasts -- --walk <input>    walk the status of shows day by day: a folder of feeds, or a JSON file of dates`;

const options = {
  only: { type: 'string' },
  write: { type: 'boolean', default: false },
  check: { type: 'string' },
  walk: { type: 'string' },
} as const;

process.exitCode = await main();

/** @returns the exit code: 1 where a feed failed, 2 where the arguments are invalid */
async function main(): Promise<number> {
  let values: { only?: string; write: boolean; check?: string; walk?: string };
  try {
    values = parseArgs({ options }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    return 2;
  }
  const { only, write, check, walk } = values;
  if (check !== undefined) return checkFeeds(check);
  if (walk !== undefined) return walkThrough(walk);
  if (shows.length === 0) {
    console.log(
      'There are no shows in content/podcasts/. To add one: npm run new -- "A name" --show',
    );
    return 0;
  }
  const chosen = shows.filter(({ slug }) => only === undefined || slug === only);
  if (only !== undefined && chosen.length === 0) {
    const slugs = shows.map(({ slug }) => slug);
    const suggestion = didYouMean(only, slugs);
    const hint = suggestion ? `Did you mean ${suggestion}?` : `Shows: ${slugs.join(', ')}`;
    console.error(`Unknown show “${only}”: there is no content/podcasts/${only}.md. ${hint}`);
    return 2;
  }
  return refreshAll(chosen, write);
}

async function checkFeeds(folder: string): Promise<number> {
  try {
    const { table, failed } = await checkFolder(folder);
    console.log(table);
    return failed > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof FeedError || isFileError(error))) throw error;
    console.error(`Cannot read the folder ${folder}: ${error.message}`);
    return 2;
  }
}

async function walkThrough(input: string): Promise<number> {
  try {
    const { report, isGood } = await walkStatus(input);
    console.log(report);
    return isGood ? 0 : 1;
  } catch (error) {
    if (!(error instanceof FeedError || error instanceof SyntaxError || isFileError(error)))
      throw error;
    console.error(`Cannot walk ${input}: ${(error as Error).message}`);
    return 2;
  }
}

function isFileError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error;
}

async function refreshAll(chosen: Show[], write: boolean): Promise<number> {
  await removeLeftovers(snapshotsFolder);
  const withFeed = chosen.filter(hasFeed);
  const feeds = new Map(shows.filter(hasFeed).map(({ slug, feed }) => [slug, feed]));
  const hosts = new Map<string, LimitFunction>();
  const limitOf = ({ feed }: ShowWithFeed) => {
    const { host } = new URL(feed);
    const limit = hosts.get(host) ?? pLimit(CONCURRENCY_PER_HOST);
    hosts.set(host, limit);
    return limit;
  };
  let done = 0;
  if (withFeed.length > 1) console.log(`Fetching ${withFeed.length} feeds`);
  const limit = pLimit(CONCURRENCY);
  // A show waits for its host first, so that a slow host does not hold the others up.
  const results = await Promise.all(
    withFeed.map(async (show) => {
      const result = await limitOf(show)(() => limit(() => refresh(show, feeds, write)));
      done += 1;
      console.log(`${done}/${withFeed.length} ${show.slug}: ${result.message}`);
      for (const note of result.notes) console.log(`    ${show.slug} ${note}`);
      return result;
    }),
  );
  for (const { slug, _id } of chosen.filter((show) => !hasFeed(show))) {
    console.log(`    ${slug} has no feed in content/${_id}`);
  }
  console.log(`\n${summary(results)}`);
  if (results.length > 1 && results.every(({ failed }) => failed)) {
    console.log('\nAll feeds failed: check the network connection of this machine.');
  }
  return results.some(({ failed }) => failed) ? 1 : 0;
}

function summary(results: RefreshResult[]): string {
  return formatTable(
    ['show', 'episodes', 'newest', 'checked', 'status', 'result'],
    results.map(({ slug, snapshot, status, failed, message }) => [
      slug,
      String(snapshot?.count ?? '–'),
      status.newest ?? '–',
      snapshot?.checked ?? '–',
      status.kind,
      failed ? `FAILED: ${message}` : message,
    ]),
  );
}
