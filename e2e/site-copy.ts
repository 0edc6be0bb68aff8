import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyFolder, copyProject } from '../scripts/copy-project';

export { copyFolder };

/** Files to write into a copy, by their path; null deletes one, or a folder. */
export type Changes = Record<string, string | Uint8Array | null>;

const site = fileURLToPath(new URL('site', import.meta.url));
const documentFolders = ['posts', 'podcasts', 'pages', 'tags', 'authors', 'snapshots'] as const;
type DocumentFolder = (typeof documentFolders)[number];

/**
 * Copies the project without its build output, with the fixture site in place of the owner's content,
 * and changes the copy.
 * @param folders the folders of the fixture's content to copy; the menu links to a page in `pages`
 * @returns the folder of the copy
 */
export async function copySite(
  name: string,
  changes: Changes,
  folders: readonly DocumentFolder[] = ['pages'],
): Promise<string> {
  const copy = await copyProject(name);
  const replaced = [...documentFolders.map((folder) => `content/${folder}`), 'public'];
  for (const folder of replaced)
    await rm(path.join(copy, folder), { recursive: true, force: true });
  for (const entry of ['public', 'content/site.ts', ...folders.map((it) => `content/${it}`)]) {
    await cp(path.join(site, entry), path.join(copy, entry), { recursive: true });
  }
  await change(copy, changes);
  return copy;
}

/** Writes files into a copy, or deletes them. */
export async function change(copy: string, changes: Changes): Promise<void> {
  for (const [file, text] of Object.entries(changes)) {
    const target = path.join(copy, file);
    if (text === null) await rm(target, { recursive: true, force: true });
    else {
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, text);
    }
  }
}

/** The exit code of a command, and its output: of standard output, and of both streams together. */
export type Run = { code: number | null; stdout: string; output: string };

/**
 * Runs a script of package.json, such as `build`, in a copy.
 * @param env added to the environment
 * @param args of the script
 */
export function run(
  copy: string,
  script: string,
  env: Record<string, string> = {},
  args: string[] = [],
): Promise<Run> {
  return collect(spawn('npm', ['run', '--silent', script, '--', ...args], optionsFor(copy, env)));
}

/** Runs a TypeScript file in a copy without npm, which takes half a second to start. */
export function runFile(
  copy: string,
  file: string,
  env: Record<string, string> = {},
  args: string[] = [],
): Promise<Run> {
  return collect(spawn('node', ['--import', 'tsx', file, ...args], optionsFor(copy, env)));
}

function optionsFor(cwd: string, env: Record<string, string>) {
  return {
    cwd,
    env: {
      ...process.env,
      NODE_ENV: 'production' as const,
      NEXT_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      // Node warns where Playwright's workers set a colour of their own.
      NODE_NO_WARNINGS: '1',
      ...env,
    },
  };
}

function collect(child: ChildProcess): Promise<Run> {
  return new Promise((resolve, reject) => {
    let stdout = '';
    let output = '';
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, output }));
  });
}

/** Starts the server of `npm start` in a copy, without npm: a signal reaches the server itself. */
export function startServer(copy: string, env: Record<string, string>) {
  return spawn('node', ['publish/start.mjs'], { cwd: copy, env: { ...process.env, ...env } });
}

/** The command that serves a copy's finished site with Cloudflare's runtime, to be run in the copy. */
export function edgeCommand(port: number): string {
  return `npm run preview:edge -- --port ${port}`;
}

/** Serves a copy's finished site, on a free port. */
export async function serve(
  copy: string,
): Promise<{ url: string; pid?: number; stop: () => Promise<void> }> {
  const server = startServer(copy, { PORT: '0', HOST: 'localhost' });
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
