import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The memory of a process and its descendants: what they share is counted once where Linux tells. */
export function megabytesOf(pid: number | undefined): number {
  const kilobytes = familyOf(pid).map(({ id, resident }) => proportionalKilobytes(id) ?? resident);
  return Math.round(kilobytes.reduce((sum, size) => sum + size, 0) / 1024);
}

/**
 * The resident memory of a process and its descendants: for one process, since its proportional memory
 * depends on what else runs the same program.
 */
export function residentMegabytesOf(pid: number | undefined): number {
  return Math.round(familyOf(pid).reduce((sum, { resident }) => sum + resident, 0) / 1024);
}

/**
 * The processor time that a process and its descendants have used.
 * @returns seconds, of user and system together, or undefined where there is no `/proc`
 */
export function processorSecondsOf(pid: number | undefined): number | undefined {
  let ticks = 0;
  for (const { id } of familyOf(pid)) {
    const stat = readIfThere(`/proc/${id}/stat`);
    if (stat === undefined) return undefined;
    // Columns of proc_pid_stat(5), from the state on: the name before it may hold spaces.
    const columns = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    ticks += Number(columns[11]) + Number(columns[12]);
  }
  return ticks / TICKS_PER_SECOND;
}

/** USER_HZ, which is 100 on each platform that Node runs on. */
const TICKS_PER_SECOND = 100;

/** A process and its descendants. @returns their ids, and their resident kilobytes */
function familyOf(pid: number | undefined): { id: number; resident: number }[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' });
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([pid]);
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const [child, parent] of processes) if (family.has(parent)) family.add(child);
  }
  return processes.filter(([id]) => family.has(id)).map(([id, , resident]) => ({ id, resident }));
}

/**
 * The proportional set size, which shares each page among the processes that use it
 * (proc_pid_smaps(5)): a sum of resident sets counts it in each.
 */
function proportionalKilobytes(pid: number): number | undefined {
  const pss = /^Pss:\s+(\d+) kB$/m.exec(readIfThere(`/proc/${pid}/smaps_rollup`) ?? '')?.[1];
  return pss === undefined ? undefined : Number(pss);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
