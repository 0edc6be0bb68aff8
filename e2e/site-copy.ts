import { spawn } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = [
  'app',
  'components',
  'content',
  'publish',
  'public',
  'scripts',
  'package.json',
  'tsconfig.json',
  'next.config.mjs',
];

/** Where a copy lies. */
export function copyFolder(name: string): string {
  return path.join(root, '.copies', name);
}

/** Files to write into a copy, by their path; null removes one. */
export type Changes = Record<string, string | Uint8Array | null>;

/**
 * Copies the project, without what is built, to change and build it apart. The copy lies inside the
 * project, so that it finds the installed packages.
 * @returns the folder of the copy
 */
export async function copySite(name: string, changes: Changes): Promise<string> {
  const copy = copyFolder(name);
  await rm(copy, { recursive: true, force: true });
  for (const entry of sources) {
    await cp(path.join(root, entry), path.join(copy, entry), { recursive: true });
  }
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
 */
export function run(copy: string, command: string, env: Record<string, string> = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', command], {
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
export async function serve(copy: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = spawn('node', ['publish/server.mjs'], {
    cwd: copy,
    env: { ...process.env, PORT: '0', HOST: 'localhost' },
  });
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (chunk) => resolve(String(chunk).trim().split(' ').at(-1) ?? ''));
    server.stderr.on('data', (chunk) => reject(new Error(String(chunk))));
  });
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        server.on('exit', () => resolve());
        server.kill('SIGTERM');
      }),
  };
}
