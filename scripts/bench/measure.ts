import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { posts } from '../../content/posts';
import { megabytesOf } from './processes';

/** The post that the benchmarks request: the first one. */
export const POST_URL = posts.at(-1)?.url ?? '/';

/** A sample takes a tenth of a second of a core: more of them would slow a build that uses all cores. */
const SAMPLING_MS = 1000;

/** What a command has cost. */
export type Measured = {
  seconds: number;
  /** Of user and system, of all processes together. */
  processorSeconds: number;
  /** MB of all processes together, each second. */
  memory: number[];
  output: string;
};

/**
 * Runs a command, and measures its time and the memory of its processes.
 * @throws {Error} when the command fails
 */
export async function runMeasured(command: string, args: string[], cwd: string): Promise<Measured> {
  const start = performance.now();
  // The shell's `times` counts the processes that the command itself has waited for.
  const script = '"$@"; code=$?; times; exit $code';
  const child = spawn('sh', ['-c', script, 'sh', command, ...args], {
    cwd,
    env: buildEnv(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const memory: number[] = [];
  const sampling = setInterval(() => memory.push(megabytesOf(child.pid)), SAMPLING_MS);
  const [code] = await once(child, 'close');
  clearInterval(sampling);
  if (code !== 0) {
    throw new Error(`${command} ${args.join(' ')} exited with ${code} in ${cwd}:\n${output}`);
  }
  const seconds = (performance.now() - start) / 1000;
  return { seconds, processorSeconds: secondsOfTimes(output), memory, output };
}

/** The user and system time of a shell's children, from the last line that `times` prints. */
function secondsOfTimes(output: string): number {
  const line = output.trimEnd().split('\n').at(-1) ?? '';
  return [...line.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}

/**
 * Runs a command.
 * @throws {Error} when the command fails
 */
export function run(command: string, args: string[], cwd: string): void {
  const { status, stderr } = spawnSync(command, args, { cwd, env: buildEnv(), encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

export function buildEnv(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
}

/**
 * Waits until a server on this machine serves the post.
 * @throws {Error} after a minute
 */
export async function waitForServer(port: number): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const response = await fetch(`http://localhost:${port}${POST_URL}`).catch(() => undefined);
    if (response?.ok) return;
    await setTimeout(200);
  }
  throw new Error(`no server on port ${port} serves ${POST_URL}`);
}

/** Prints a Markdown table. */
export function printTable(title: string, head: string[], rows: (string | number)[][]): void {
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  console.log(`\n${title}\n\n${line(head)}\n${line(head.map(() => '---'))}`);
  for (const row of rows) console.log(line(row));
}

/** The value in the middle, with the lowest and the highest: `0.81 (0.74..0.90)`. */
export function formatSpread(values: number[], digits: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[0], sorted.at(-1) ?? Number.NaN].map((value) =>
    value.toFixed(digits),
  );
  return `${median(sorted).toFixed(digits)} (${low}..${high})`;
}

/** The value in the middle, or the mean of the two there. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
}
