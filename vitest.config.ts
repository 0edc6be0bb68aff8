import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{app,components,content,pipeline,publish,scripts}/**/*.test.ts'],
    // Shiki, KaTeX and Vega take seconds to load: each worker loads them once.
    isolate: false,
    // Vitest loads packages by their `development` export. It stays so: micromark's then asserts that
    // tokens are well-formed, such as those of math/tex-syntax.ts. Long texts take 1.7 times as long.
    testTimeout: 20_000,
  },
});
