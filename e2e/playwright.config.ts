import { defineConfig } from '@playwright/test';
import { findBrowser } from './browser.mjs';

const port = 4321;

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
  webServer: {
    command: 'npm start',
    cwd: '..',
    env: { PORT: String(port), HOST: 'localhost' },
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
  },
  projects: [
    { name: 'units', testDir: '../content' },
    { name: 'site', testIgnore: /difficult/ },
    { name: 'difficult site', testMatch: /difficult\/build\.setup\.ts$/ },
    {
      name: 'difficult content',
      testMatch: /difficult\/.*\.spec\.ts$/,
      dependencies: ['difficult site'],
    },
  ],
});
