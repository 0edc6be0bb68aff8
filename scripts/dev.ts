// Runs Contentlayer and Next side by side: Contentlayer reads content/ after each change, Next serves it.
// `concurrently` would start both at once, and Next needs what the first reading generates.
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { tsImport } from 'tsx/esm/api';
import type { WatcherMessage } from '../pipeline/build-content';

const CONTENT_CHANGED: WatcherMessage = 'content-changed';
/** The names of Contentlayer's errors, by which it reports that it cannot read its config. */
const CONFIG_ERROR = /^\w*(Esbuild|Config)\w*Error\b/m;
/** Contentlayer's count, of the documents that it gets: none. No option turns its messages off. */
const COUNT = /^Generated \d+ documents in .*\n/gm;
/** It also reports its own start, as a change of its config. */
const NOISE = /^(?:Contentlayer config change|Generated \d+ documents in ).*\n/gm;
const PARENT_MS = 1000;
/** Gives pages the policy of the published ones, and shows diagnostics in place of a page that has errors. */
const PAGES_HOOK = new URL('../publish/development.mjs', import.meta.url);
type ConfigErrorModule = typeof import('./config-error');

const require = createRequire(import.meta.url);
const env: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_ENV: 'development',
  NEXT_TELEMETRY_DISABLED: '1',
};

const contentlayer = spawn(
  process.execPath,
  [binOf('contentlayer2'), 'dev', '-c', 'content/contentlayer.config.ts'],
  { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
);
let next: ChildProcess | undefined;
let origin = '';
let lastPath = '';

contentlayer.stdout?.on('data', (chunk) => {
  const output = String(chunk);
  if (CONFIG_ERROR.test(output)) showConfigError(output);
  else process.stdout.write(output.replace(next ? COUNT : NOISE, ''));
});
contentlayer.on('message', (message) => {
  if (message !== CONTENT_CHANGED) return;
  // Pages import what the first reading generates.
  if (next) requestAgain();
  else next = startNext();
});
contentlayer.on('exit', (code) => stop(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop(0));
// npm sends a signal to its shell, which ends without passing it on.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && stop(0), PARENT_MS).unref();

function startNext(): ChildProcess {
  const args = process.argv.slice(2);
  // Drafts are not for the network, unless a host name is given.
  const hasHost = args.some((arg) => /^(-H|--hostname)\b/.test(arg));
  const host = hasHost ? [] : ['--hostname', 'localhost'];
  const child = spawn(process.execPath, [binOf('next'), 'dev', ...host, ...args], {
    env: {
      ...env,
      ...(!hasHost && { LOCAL_ONLY: '1' }),
      NODE_OPTIONS: `${env.NODE_OPTIONS ?? ''} --import=${PAGES_HOOK}`,
    },
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    const output = stripVTControlCharacters(String(chunk));
    origin ||= /Local:\s+(\S+)/.exec(output)?.[1] ?? '';
    lastPath = [...output.matchAll(/GET (\S+) 200/g)].at(-1)?.[1] ?? lastPath;
  });
  child.on('exit', (code) => stop(code ?? 1));
  return child;
}

let isDiagnosing = false;

/** Prints the diagnostic of a config that Contentlayer cannot read. It reports a syntax error twice. */
async function showConfigError(output: string): Promise<void> {
  if (isDiagnosing) return;
  isDiagnosing = true;
  // Unlike `import`, this evaluates the modules again.
  const { printConfigError }: ConfigErrorModule = await tsImport(
    './config-error.ts',
    import.meta.url,
  );
  if (!(await printConfigError())) process.stdout.write(output);
  isDiagnosing = false;
}

/** The browser reloads its page within this time. */
const RELOAD_MS = 1500;

/**
 * Requests the page that was shown last once more. Next 16.4.6 renders a page that is opened for the
 * first time with the data from before the edit, until a page that it has rendered is requested again.
 */
async function requestAgain(): Promise<void> {
  await setTimeout(RELOAD_MS, undefined, { ref: false });
  if (lastPath !== '') await fetch(origin + lastPath).catch(() => {});
}

/** Ends both processes; this one ends after them, with the code of the first call. */
function stop(code: number): void {
  process.exitCode ??= code;
  contentlayer.kill();
  next?.kill();
}

/** The file of a package's command, which on Windows cannot be started by its name. */
function binOf(name: string): string {
  const manifest = require.resolve(`${name}/package.json`);
  const { bin }: { bin: string | Record<string, string> } = require(manifest);
  return path.join(path.dirname(manifest), typeof bin === 'string' ? bin : bin[name]);
}
