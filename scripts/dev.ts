// Runs Contentlayer and Next side by side: Contentlayer reads content/ after each change, Next serves it.
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import type { WatcherMessage } from '../pipeline/contentlayer';

const CONTENT_CHANGED: WatcherMessage = 'content-changed';

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
  // Contentlayer reports its own start as a change of its config.
  process.stdout.write(
    next ? chunk : String(chunk).replace(/^Contentlayer config change.*\n/m, ''),
  );
});
contentlayer.on('message', (message) => {
  if (message !== CONTENT_CHANGED) return;
  // Pages import what the first reading generates.
  if (next) requestAgain();
  else next = startNext();
});
contentlayer.on('exit', (code) => stop(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop(0));

function startNext(): ChildProcess {
  const child = spawn(process.execPath, [binOf('next'), 'dev', ...process.argv.slice(2)], {
    env,
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
