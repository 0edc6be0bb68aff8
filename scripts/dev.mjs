// Content and pages side by side: Contentlayer reads content/ again at each change, Next shows it.
import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';

/** @type {NodeJS.ProcessEnv} */
const env = { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' };
const content = spawn('contentlayer2', ['dev', '-c', 'content/contentlayer.config.ts'], {
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
});
/** @type {import('node:child_process').ChildProcess | undefined} */
let pages;
let address = '';
let shown = '';
let said = '';

content.stdout.on('data', (chunk) => {
  // Contentlayer takes its own start for a change of its settings.
  const words = String(chunk);
  process.stdout.write(pages ? words : words.replace(/^Contentlayer config change.*\n/m, ''));
  said += words;
  if (!/Generated|Changed/.test(said)) return;
  said = '';
  // Pages import what the first reading generates.
  if (pages) refresh();
  else pages = showPages();
});

function showPages() {
  const child = spawn('next', ['dev', ...process.argv.slice(2)], {
    env,
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    const words = stripVTControlCharacters(String(chunk));
    address ||= /Local:\s+(\S+)/.exec(words)?.[1] ?? '';
    shown = [...words.matchAll(/GET (\S+) 200/g)].at(-1)?.[1] ?? shown;
  });
  child.on('exit', (code) => stop(code ?? 1));
  return child;
}

const A_MOMENT_MS = 1500;

/**
 * A page that is opened for the first time gets the data that Next has shown another page with, until
 * that one is asked for again (Next 16.4.6): so it is, once whoever writes has seen the edit.
 */
async function refresh() {
  await setTimeout(A_MOMENT_MS);
  if (shown !== '') await fetch(address + shown).catch(() => {});
}

content.on('exit', (code) => stop(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));

/** @param {number} code */
function stop(code) {
  content.kill();
  pages?.kill();
  process.exit(code);
}
