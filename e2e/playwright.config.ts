import { defineConfig } from '@playwright/test';
import { findBrowser } from '../scripts/browser.mjs';

// Ports that nobody else is likely to hold. Workers read this file too, and must find the same ones.
process.env.E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 20_000));
const port = process.env.E2E_PORT;
const edgePort = String(Number(port) + 1);

// What does not ask the site's host, but a copy of the project or the server of `npm start`.
const elsewhere =
  /difficult|faulty-content|faulty-texts|only-what-changed|editing-shows|new-post|node-server|refreshing-podcasts/;

// How a page looks and what it says follows from its bytes, which are the same on each host: at the
// edge these specs run when asked for, with E2E_EDGE=whole.
const looks =
  /accessibility|layout|keyboard|trimmed-style|theme|metadata|constructs|without-javascript|narrowing|subscribing|\/podcasts\.spec/;
const isWhole = process.env.E2E_EDGE === 'whole';

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: '../test-results/results.json' }]],
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      executablePath: findBrowser(),
      // A browser without a network of its own stays quiet, and runs as root in a container.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: [
    {
      command: 'npm start',
      cwd: '..',
      env: { PORT: port, HOST: 'localhost' },
      url: `http://localhost:${port}/`,
      reuseExistingServer: false,
    },
    {
      command: `npm run preview:edge -- --port ${edgePort} --inspector-port 0 --show-interactive-dev-session=false`,
      cwd: '..',
      env: { WRANGLER_LOG: 'warn' },
      url: `http://localhost:${edgePort}/`,
      reuseExistingServer: false,
    },
  ],
  projects: [
    {
      name: 'units',
      testDir: '..',
      testMatch: /\/(content|pipeline|publish|scripts)\/.*\.test\.ts$/,
      testIgnore: /\/(\.copies|node_modules)\//,
    },
    { name: 'site', testIgnore: /difficult/ },
    {
      name: 'site at the edge',
      testIgnore: isWhole ? elsewhere : [elsewhere, looks],
      use: { baseURL: `http://localhost:${edgePort}` },
    },
    { name: 'difficult site', testMatch: /difficult\/build\.setup\.ts$/ },
    {
      name: 'difficult content',
      testMatch: /difficult\/.*\.spec\.ts$/,
      dependencies: ['difficult site'],
    },
  ],
});
