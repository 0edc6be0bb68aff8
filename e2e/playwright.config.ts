import { defineConfig } from '@playwright/test';
import { findBrowser } from './browser.mjs';

// A port that nobody else is likely to hold. Workers read this file too, and must find the same one.
process.env.E2E_PORT ??= String(20_000 + Math.floor(Math.random() * 20_000));
const port = process.env.E2E_PORT;

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
    env: { PORT: port, HOST: 'localhost' },
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
