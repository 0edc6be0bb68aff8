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

content.stdout.on('data', (chunk) => {
  process.stdout.write(chunk);
  // Pages import what the first reading generates.
  if (!pages && String(chunk).includes('Generated')) {
    pages = spawn('next', ['dev', ...process.argv.slice(2)], { env, stdio: 'inherit' });
    pages.on('exit', stop);
  }
});
content.on('exit', stop);
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

function stop() {
  content.kill();
  pages?.kill();
  process.exit();
}
