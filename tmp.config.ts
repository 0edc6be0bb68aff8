import { defineConfig } from '@playwright/test';
export default defineConfig({ testDir: '.', testMatch: /\/(content|publish|scripts|e2e)\/.*\.(test|spec)\.ts$/, testIgnore: /\.copies|node_modules|difficult/, timeout: 60000, workers: 1 });
