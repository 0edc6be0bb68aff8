import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{app,components,content,pipeline,publish,scripts}/**/*.test.ts'],
    // Shiki, KaTeX and Vega take seconds to load: each worker loads them once.
    isolate: false,
    testTimeout: 20_000,
  },
});
