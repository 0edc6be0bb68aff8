// Content and pages side by side: Contentlayer reads content/ again at each change, Next shows it.
import { spawn } from 'node:child_process';

/** @type {NodeJS.ProcessEnv} */
const env = { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' };
const content = spawn('contentlayer2', ['dev', '-c', 'content/contentlayer.config.ts'], {
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
});
/** @type {import('node:child_process').ChildProcess | undefined} */
let pages;
let said = '';

content.stdout.on('data', (chunk) => {
  process.stdout.write(chunk);
  said += chunk;
  // Pages import what the first reading generates.
  if (!pages && said.includes('Generated')) {
    pages = spawn('next', ['dev', ...process.argv.slice(2)], { env, stdio: 'inherit' });
    pages.on('exit', (code) => stop(code));
  }
});
content.on('exit', (code) => stop(code));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));

/** @param {number | null} code */
function stop(code) {
  content.kill();
  pages?.kill();
  process.exit(code ?? 0);
}
