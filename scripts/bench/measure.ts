import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { posts } from '../../content/posts';

/** The post that the benchmarks request: the first one. */
export const POST_URL = posts.at(-1)?.url ?? '/';

const SAMPLING_MS = 250;

/**
 * Runs a command, and measures its time and the peak memory of its processes.
 * @throws {Error} when the command fails
 */
export async function runMeasured(
  command: string,
  args: string[],
  cwd: string,
): Promise<{ seconds: number; peakMegabytes: number }> {
  const start = performance.now();
  const child = spawn(command, args, { cwd, env: buildEnv(), stdio: 'ignore' });
  let peakMegabytes = 0;
  const sampling = setInterval(() => {
    peakMegabytes = Math.max(peakMegabytes, residentMegabytes(child.pid));
  }, SAMPLING_MS);
  const [code] = await once(child, 'exit');
  clearInterval(sampling);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} exited with ${code} in ${cwd}`);
  return { seconds: (performance.now() - start) / 1000, peakMegabytes };
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

/** The resident memory of a process and its descendants. */
export function residentMegabytes(pid: number | undefined): number {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' });
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([pid]);
  for (const [child, parent] of processes) if (family.has(parent)) family.add(child);
  const kilobytes = processes
    .filter(([id]) => family.has(id))
    .reduce((sum, [, , rss]) => sum + rss, 0);
  return Math.round(kilobytes / 1024);
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
