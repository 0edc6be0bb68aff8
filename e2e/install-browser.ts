// Installs a browser for the tests where there is none.
import { spawnSync } from 'node:child_process';
import { findBrowser } from '../scripts/browser';

const attempts = [
  ['npx', 'playwright', 'install', 'chromium', '--with-deps', '--no-shell'],
  ['npx', 'playwright', 'install', 'chromium', '--no-shell'],
  [
    'sh',
    '-c',
    'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium',
  ],
];

for (const [command, ...args] of attempts) {
  if (findBrowser()) process.exit(0);
  console.log(`No browser for the tests yet. Trying: ${[command, ...args].join(' ')}`);
  spawnSync(command, args, { stdio: 'ignore' });
}
if (!findBrowser()) {
  console.error(
    'The tests need a browser: run `npx playwright install --with-deps chromium`, or install Debian’s package chromium as root.',
  );
  process.exit(1);
}
