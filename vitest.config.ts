import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{app,components,content,pipeline,publish,scripts}/**/*.test.ts'],
    // A file that a post offers for download is no test of ours.
    exclude: ['content/{posts,podcasts,pages,snapshots}/**'],
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
    // Shiki, KaTeX and Vega take seconds to load: each worker loads them once.
    isolate: false,
    testTimeout: 20_000,
  },
});
