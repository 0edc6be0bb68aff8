import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { printTable, runMeasured } from './measure';
import { copyWithPosts } from './posts';

/** Time and peak memory of a build without caches, by step, for each number of posts. */
export async function build(postCounts: number[]): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const postCount of postCounts) {
    const copy = await copyWithPosts(postCount);
    const content = await runMeasured('npm', ['run', 'content'], copy);
    const pages = await runMeasured('npx', ['next', 'build'], copy);
    const publish = await publishSeconds(copy);
    rows.push([
      postCount,
      content.seconds.toFixed(1),
      (pages.seconds - publish).toFixed(1),
      publish.toFixed(1),
      (((content.seconds + pages.seconds) / postCount) * 1000).toFixed(0),
      content.peakMegabytes,
      pages.peakMegabytes,
    ]);
    await rm(copy, { recursive: true });
  }
  printTable(
    'A build without caches, seconds',
    [
      'posts',
      'Contentlayer',
      'Next',
      'publish',
      'ms per post',
      'peak MB, Contentlayer',
      'peak MB, Next and publish',
    ],
    rows,
  );
}

/** A line of Next's trace, as far as it is read here. Durations are in microseconds. */
type Span = { name: string; duration: number };

/** The duration of the publish step, from Next's trace. */
async function publishSeconds(copy: string): Promise<number> {
  const trace = await readFile(path.join(copy, '.next/trace'), 'utf8');
  const spans = trace.split('\n').flatMap((line): Span[] => (line === '' ? [] : JSON.parse(line)));
  const span = spans.find(({ name }) => name === 'adapter-handle-build-complete');
  if (!span) throw new Error('Next’s trace has no span of the adapter: is its name another one?');
  return span.duration / 1e6;
}
