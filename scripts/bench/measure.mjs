import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

/** The post that is asked for. */
export const PAGE = '/posts/data-science-ml-podcasts-2023/';

/** @param {string} command @param {string[]} args @param {string} cwd */
export async function timed(command, args, cwd) {
  const start = performance.now();
  /** @type {import('node:child_process').ChildProcess} */
  const child = spawn(command, args, { cwd, env: buildEnv(), stdio: 'ignore' });
  let peak = 0;
  const looking = setInterval(() => {
    peak = Math.max(peak, memory(child.pid));
  }, 250);
  const [code] = await once(child, 'exit');
  clearInterval(looking);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code} in ${cwd}`);
  return { seconds: (performance.now() - start) / 1000, peak };
}

/** @param {string} command @param {string[]} args @param {string} cwd */
export function run(command, args, cwd) {
  const { status, stderr } = spawnSync(command, args, { cwd, env: buildEnv(), encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** @returns {NodeJS.ProcessEnv} */
export function buildEnv() {
  return { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
}

/** The memory of a process and all that it started, in MB. @param {number | undefined} pid */
export function memory(pid) {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' });
  const all = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([pid]);
  for (const [child, parent] of all) if (family.has(parent)) family.add(child);
  const kilobytes = all.filter(([id]) => family.has(id)).reduce((sum, [, , rss]) => sum + rss, 0);
  return Math.round(kilobytes / 1024);
}

/** @param {number} port */
export async function answers(port) {
  for (let turn = 0; turn < 300; turn += 1) {
    const answer = await fetch(`http://localhost:${port}${PAGE}`).catch(() => undefined);
    if (answer?.ok) return;
    await setTimeout(200);
  }
  throw new Error(`nothing answers on port ${port}`);
}

/** @param {string} title @param {string[]} head @param {(string | number)[][]} rows */
export function table(title, head, rows) {
  /** @param {(string | number)[]} cells */
  const line = (cells) => `| ${cells.join(' | ')} |`;
  console.log(`\n${title}\n\n${line(head)}\n${line(head.map(() => '---'))}`);
  for (const row of rows) console.log(line(row));
}
