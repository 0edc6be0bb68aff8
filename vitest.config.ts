import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [
    {
      // Unit tests need no content step: collections are empty, unless a test mocks them.
      name: 'empty-collections',
      load: (id) =>
        id.endsWith('/content/internals/collections.ts')
          ? 'export const readCollection = () => [];'
          : undefined,
    },
  ],
  test: {
    include: ['{app,components,content,e2e,pipeline,publish,scripts}/**/*.test.ts'],
    // A file that a post offers for download is no test of ours.
    exclude: ['{content,e2e/site/content}/{posts,podcasts,pages,tags,authors,snapshots}/**'],
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
    // Shiki, MathJax and Vega take seconds to load: each worker loads them once.
    isolate: false,
    // Vitest loads packages by their `development` export. It stays so: micromark's then asserts that
    // tokens are well-formed, such as those of math/tex-syntax.ts. Long texts take 1.7 times as long.
    testTimeout: 20_000,
  },
});
