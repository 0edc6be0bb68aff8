import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { table, timed } from './measure.mjs';
import { copyWithPosts } from './posts.mjs';

/**
 * Time and memory of a build from nothing, by step.
 * @param {number[]} counts how many posts it is tried with
 */
export async function build(counts) {
  const rows = [];
  for (const count of counts) {
    const copy = await copyWithPosts(count);
    const content = await timed('npm', ['run', 'content'], copy);
    const pages = await timed('npx', ['next', 'build'], copy);
    const publish = await publishSeconds(copy);
    rows.push([
      count,
      content.seconds.toFixed(1),
      (pages.seconds - publish).toFixed(1),
      publish.toFixed(1),
      (((content.seconds + pages.seconds) / count) * 1000).toFixed(0),
      content.peak,
      pages.peak,
    ]);
    await rm(copy, { recursive: true });
  }
  table(
    'A build from nothing, seconds',
    [
      'posts',
      'Contentlayer',
      'Next',
      'publish',
      'ms a post',
      'MB Contentlayer',
      'MB Next and publish',
    ],
    rows,
  );
}

/** How long the publish step took, as Next's trace has it. @param {string} copy */
async function publishSeconds(copy) {
  const trace = await readFile(path.join(copy, '.next/trace'), 'utf8');
  const spans = trace.split('\n').flatMap((line) => (line === '' ? [] : JSON.parse(line)));
  const [{ duration }] = spans.filter(({ name }) => name === 'adapter-handle-build-complete');
  return duration / 1e6;
}
