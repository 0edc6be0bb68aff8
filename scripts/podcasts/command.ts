// Reads the shows' feeds and keeps what they say, a dated snapshot a show, in content/snapshots/.
import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import { hasFeed, type Show, shows } from '../../content/podcasts';
import { didYouMean } from '../../pipeline/diagnostics/did-you-mean';
import { checkFolder } from './check-folder';
import { FeedError } from './feed-error';
import { type Outcome, refresh } from './refresh';
import { formatTable } from './table';

const AT_ONCE = 4;

const usage = `npm run podcasts                      read the feed of each show
npm run podcasts -- --only <slug>     of one show, named like its file
npm run podcasts -- --write           and put feeds that have moved into the shows' files
npm run podcasts -- --check <folder>  tell what the feeds in a folder say, and keep nothing`;

const options = {
  only: { type: 'string' },
  write: { type: 'boolean', default: false },
  check: { type: 'string' },
} as const;

process.exitCode = await main();

/** @returns the exit code: 1 where a feed could not be read, 2 where the command is not understood */
async function main(): Promise<number> {
  let values: { only?: string; write: boolean; check?: string };
  try {
    values = parseArgs({ options }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    return 2;
  }
  if (values.check !== undefined) return check(values.check);
  if (values.only !== undefined && !shows.some(({ slug }) => slug === values.only)) {
    const names = shows.map(({ slug }) => slug);
    const meant = didYouMean(values.only, names);
    console.error(
      `There is no show “${values.only}” in content/podcasts/. ${meant ? `Is it ${meant}?` : `There are: ${names.join(', ')}`}`,
    );
    return 2;
  }
  return refreshAll(
    shows.filter(({ slug }) => values.only === undefined || slug === values.only),
    values.write,
  );
}

async function check(folder: string): Promise<number> {
  try {
    const { table, failed } = await checkFolder(folder);
    console.log(table);
    return failed > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof FeedError || (error instanceof Error && 'code' in error))) throw error;
    console.error(`The folder ${folder} cannot be read: ${error.message}`);
    return 2;
  }
}

async function refreshAll(chosen: Show[], write: boolean): Promise<number> {
  const withFeed = chosen.filter(hasFeed);
  const feeds = new Map(shows.filter(hasFeed).map(({ slug, feed }) => [slug, feed]));
  let done = 0;
  const limit = pLimit(AT_ONCE);
  if (withFeed.length > 1) console.log(`Reading ${withFeed.length} feeds`);
  const outcomes = await Promise.all(
    withFeed.map((show) =>
      limit(async () => {
        const outcome = await refresh(show, feeds, write);
        done += 1;
        console.log(`${done}/${withFeed.length} ${show.slug}: ${outcome.result}`);
        for (const note of outcome.notes) console.log(`    ${show.slug} ${note}`);
        return outcome;
      }),
    ),
  );
  for (const { slug } of chosen.filter((show) => !hasFeed(show))) {
    console.log(`    ${slug} has no feed in its file`);
  }
  console.log(`\n${summary(outcomes)}`);
  if (outcomes.length > 1 && outcomes.every(({ failed }) => failed)) {
    console.log('\nNone of the feeds could be read: is this machine online?');
  }
  return outcomes.some(({ failed }) => failed) ? 1 : 0;
}

function summary(outcomes: Outcome[]): string {
  return formatTable(
    ['show', 'episodes', 'newest', 'checked', 'status', 'what happened'],
    outcomes.map(({ slug, snapshot, status, failed, result }) => [
      slug,
      String(snapshot?.count ?? '–'),
      status.newest ?? '–',
      snapshot?.checked ?? '–',
      status.kind,
      failed ? `FAILED: ${result}` : result,
    ]),
  );
}
