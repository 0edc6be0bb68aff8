import { defineConfig } from '@playwright/test';
import { findBrowser } from '../scripts/browser';
import { ports } from './ports';
import { copyFolder, edgeCommand } from './site-copy';

const fixture = copyFolder('fixture');
const url = (port: number) => `http://localhost:${port}`;

// What depends on the host that serves the site. How a page looks and works follows from its bytes,
// which are compared with those of the other host.
const atTheEdge = /\/(hosts|edge|policy|next-page-before-the-tap)\.spec/;

const edits = /what-is-kept-is-as-new\.spec\.ts$/;

export default defineConfig({
  testDir: '.',
  // The unit tests of what the specs use are those of Vitest.
  testMatch: /\.spec\.ts$/,
  outputDir: '../test-results/e2e',
  fullyParallel: true,
  // One more than cores: some tests wait.
  workers: 3,
  timeout: 120_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    baseURL: url(ports.node),
    actionTimeout: 40_000,
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
      command: `npx tsx e2e/build-fixture.ts && cd ${fixture} && npm start`,
      cwd: '..',
      env: { PORT: String(ports.node), HOST: 'localhost' },
      url: url(ports.node),
      timeout: 300_000,
      reuseExistingServer: false,
    },
    // Starts once the first serves: until then there is no site.
    {
      command: edgeCommand(ports.edge),
      cwd: fixture,
      url: url(ports.edge),
      reuseExistingServer: false,
    },
  ],
  projects: [
    // Begun first, since others wait for them.
    { name: 'other builds', testMatch: /other-sites\/build\.setup\.ts$/ },
    // Takes longest, on one core mostly.
    { name: 'edits', testMatch: edits },
    { name: 'site', testIgnore: /\/(edge\.spec|other-sites\/)/ },
    { name: 'site at the edge', testMatch: atTheEdge, use: { baseURL: url(ports.edge) } },
    {
      name: 'other sites',
      testMatch: /other-sites\/.*\.spec\.ts$/,
      testIgnore: edits,
      dependencies: ['other builds'],
    },
  ],
});
