import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { copyFolder, copyProject } from '../scripts/copy-project.mjs';

export { copyFolder };

/** Files to write into a copy, by their path; null removes one. */
export type Changes = Record<string, string | Uint8Array | null>;

/**
 * Copies the project, without what is built, and changes the copy.
 * @returns the folder of the copy
 */
export async function copySite(name: string, changes: Changes): Promise<string> {
  const copy = await copyProject(name);
  for (const [file, text] of Object.entries(changes)) {
    const target = path.join(copy, file);
    if (text === null) await rm(target, { recursive: true, force: true });
    else {
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, text);
    }
  }
  return copy;
}

/** How a command ended, and what it said: on its standard output, and on both channels together. */
export type Run = { code: number | null; stdout: string; output: string };

/**
 * Runs one of the project's commands, such as `build`, in a copy.
 * @param env added to the environment
 * @param args what follows the command
 */
export function run(
  copy: string,
  command: string,
  env: Record<string, string> = {},
  args: string[] = [],
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', command, '--', ...args], {
      cwd: copy,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        NO_COLOR: '1',
        ...env,
      },
    });
    let stdout = '';
    let output = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, output }));
  });
}

/** Serves a copy's finished site as `npm start` does, on a port that is free. */
export async function serve(
  copy: string,
): Promise<{ url: string; pid?: number; stop: () => Promise<void> }> {
  const server = spawn('node', ['publish/start.mjs'], {
    cwd: copy,
    env: { ...process.env, PORT: '0', HOST: 'localhost' },
  });
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (chunk) => resolve(String(chunk).trim().split(' ').at(-1) ?? ''));
    server.stderr.on('data', (chunk) => reject(new Error(String(chunk))));
  });
  return {
    url,
    pid: server.pid,
    stop: () =>
      new Promise((resolve) => {
        server.on('exit', () => resolve());
        server.kill('SIGTERM');
      }),
  };
}
