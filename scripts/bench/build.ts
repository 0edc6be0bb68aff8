import { appendFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Measured, printTable, runMeasured } from './measure';
import { installOtherTools } from './other-tools';
import { copyWithPlainPosts, postFile } from './posts';

const THIS_SITE = 'this site';
const REFERENCE = 'Astro';
const MEMORY_VALUES = 10;

/** One way to build: the first has no caches, the others have those of the one before. */
const kinds = ['from nothing', 'one post edited', 'nothing changed'] as const;

/** A tool with its posts, ready to be built. */
type Subject = {
  name: string;
  folder: string;
  command: [string, ...string[]];
  /** The file of the post that is edited. */
  file: string;
};

type Result = { postCount: number; name: string; builds: Measured[] };

/**
 * Time and memory of builds with plain posts, for each number of them, beside Astro's blog starter and
 * Eleventy's base blog with the same posts: from nothing, after an edit of one, and with nothing changed.
 */
export async function build(postCounts: number[]): Promise<void> {
  const { tools, remove } = await installOtherTools();
  const results: Result[] = [];
  try {
    for (const postCount of postCounts) {
      const index = Math.floor(postCount / 2);
      for (const { name, folder, build, fileOf, prepare } of tools) {
        await prepare(postCount);
        const command: Subject['command'] = ['npx', ...build];
        results.push(await measure({ name, folder, command, file: fileOf(index) }, postCount));
      }
      const folder = await copyWithPlainPosts(postCount);
      const file = path.join(folder, 'content/posts', postFile(index));
      const command: Subject['command'] = ['npm', 'run', 'build'];
      results.push(await measure({ name: THIS_SITE, folder, command, file }, postCount));
      await rm(folder, { recursive: true });
    }
  } finally {
    await remove();
  }
  printTimes(results);
  printSteps(results);
  printMemory(results);
}

async function measure(
  { name, folder, command, file }: Subject,
  postCount: number,
): Promise<Result> {
  const [program, ...args] = command;
  const builds: Measured[] = [];
  for (const kind of kinds) {
    if (kind === 'one post edited') await appendFile(file, '\nOne more line.\n');
    builds.push(await runMeasured(program, args, folder));
    console.log(`${postCount} posts, ${name}, ${kind}: ${builds.at(-1)?.seconds.toFixed(1)} s`);
  }
  return { postCount, name, builds };
}

function printTimes(results: Result[]): void {
  const rows = results.map(({ postCount, name, builds }) => {
    const reference = results.find(
      (result) => result.postCount === postCount && result.name.startsWith(REFERENCE),
    );
    const times = builds.flatMap(({ seconds, processorSeconds }, index) => {
      const other = reference?.builds[index];
      const ratio = other ? (seconds / other.seconds).toFixed(2) : '';
      return [seconds.toFixed(1), ratio, processorSeconds.toFixed(1)];
    });
    return [postCount, name, ...times];
  });
  printTable(
    `Builds of plain posts: seconds, relative to ${REFERENCE}, seconds of processor time`,
    ['posts', 'tool', ...kinds.flatMap((kind) => [kind, '×', 'processor'])],
    rows,
  );
}

/** The steps of this site's builds, as far as they print the seconds that each took. */
function printSteps(results: Result[]): void {
  const own = results.filter(({ name }) => name === THIS_SITE);
  const rows = own.flatMap(({ postCount, builds }) =>
    builds.map(({ output, seconds }, index) => {
      const steps = [...output.matchAll(/^(\w[\w ]*): (\d+(?:\.\d+)?) s$/gm)];
      const times = steps.map(([, step, time]) => `${step} ${time}`).join(', ');
      return [postCount, kinds[index], times, seconds.toFixed(1)];
    }),
  );
  printTable(
    'Steps of this site’s builds, seconds: steps may run at the same time',
    ['posts', 'build', 'steps', 'all'],
    rows,
  );
}

function printMemory(results: Result[]): void {
  const rows = results.flatMap(({ postCount, name, builds }) =>
    builds.map(({ memory }, index) => [
      postCount,
      name,
      kinds[index],
      Math.max(0, ...memory),
      peaks(memory).join(' '),
    ]),
  );
  printTable(
    'Memory of all processes together, MB, shared pages counted once',
    ['posts', 'tool', 'build', 'peak', `peak in each tenth of the time`],
    rows,
  );
}

/** The highest value in each of ten parts. */
function peaks(values: number[]): number[] {
  const bounds = Array.from({ length: MEMORY_VALUES + 1 }, (_, part) =>
    Math.floor((part * values.length) / MEMORY_VALUES),
  );
  return bounds
    .slice(1)
    .map((end, part) => Math.max(...values.slice(Math.min(bounds[part], end - 1), end)))
    .filter(Number.isFinite);
}
