import { defineConfig } from '@playwright/test';
export default defineConfig({
  testDir: '.',
  testMatch: /(scripts\/podcasts\/.*\.test|e2e\/refreshing-podcasts\.spec)\.ts$/,
  testIgnore: [/\.copies/, /node_modules/],
  workers: 1,
  timeout: 180_000,
  outputDir: '/tmp/tmp-feeds-results',
  reporter: 'list',
});
