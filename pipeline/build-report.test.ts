import path from 'node:path';
import { expect, test } from 'vitest';
import { noHosts } from './allowed-hosts';
import { type BuildReport, readBuildReport, reportOf, writeBuildReport } from './build-report';
import { testSite } from './loader/test-loader';
import { tempFolder } from './test-files';

const movedPage = { language: 'en', title: 'Moved', text: 'See {link}.' };
const report: BuildReport = {
  basePath: '',
  allowedHosts: {
    scripts: [{ url: 'https://a.example/a.js', connect: ['https://a.example'], images: [] }],
    forms: [],
    settings: noHosts.settings,
  },
  documents: [{ file: 'content/posts/a.md', type: 'Post', isPublished: true, draft: false }],
  redirects: [{ from: '/old/', to: '/posts/a/', file: 'content/posts/a.md' }],
  movedPage,
  warnings: ['content/posts/a.md:1  title: unknown field\n    → write `title`'],
  externalLinks: [{ url: 'https://a.example/', positions: ['content/posts/a.md:1:1'] }],
};

test('the report has documents, redirects of published ones, warnings and links to other hosts', async () => {
  const post = (fields: string, body: string) => `---\ntitle: T\n${fields}---\n${body}\n`;
  const { load, options } = testSite({
    'content/posts/2023-01-01-a.md': post(
      'redirect_from: [/old/]\ntgas: [a]\n',
      '[x](https://b.example) [y](/posts/a/)',
    ),
    'content/posts/2023-01-02-b.md': post(
      'draft: true\nredirect_from: [/hidden/]\n',
      '[x](https://b.example/)',
    ),
  });
  expect(reportOf(await load(), { ...options, movedPage })).toEqual({
    basePath: '',
    allowedHosts: noHosts,
    documents: [
      { file: 'content/posts/2023-01-01-a.md', type: 'Post', isPublished: true, draft: false },
      { file: 'content/posts/2023-01-02-b.md', type: 'Post', isPublished: false, draft: true },
    ],
    redirects: [{ from: '/old/', to: '/posts/a/', file: 'content/posts/2023-01-01-a.md' }],
    movedPage,
    warnings: [expect.stringContaining('tgas: unknown field')],
    externalLinks: [
      {
        url: 'https://b.example/',
        positions: ['content/posts/2023-01-01-a.md:6:1', 'content/posts/2023-01-02-b.md:6:1'],
      },
    ],
  });
});

test('a report is read as it was written', async () => {
  const cacheDir = path.join(tempFolder({}), '.cache');
  await writeBuildReport(cacheDir, report);
  expect(readBuildReport(cacheDir)).toEqual(report);
});

test('without a report, reading one is an error', () => {
  expect(() => readBuildReport(tempFolder({}))).toThrow('ENOENT');
});

const others: Record<string, unknown> = {
  null: null,
  'a list': [],
  'an earlier version': { ...report, externalLinks: undefined },
  'a document without a type': { ...report, documents: [{ isPublished: true, draft: false }] },
  'a draft that is not a boolean': {
    ...report,
    documents: [{ file: 'content/posts/a.md', type: 'Post', isPublished: true, draft: 'no' }],
  },
  'a redirect without a file': { ...report, redirects: [{ from: '/old/', to: '/posts/a/' }] },
  'a warning that is not a string': { ...report, warnings: [{}] },
  'a link without positions': { ...report, externalLinks: [{ url: 'https://a.example/' }] },
};
for (const [what, other] of Object.entries(others)) {
  test(`a report with another shape is an error: ${what}`, () => {
    const cacheDir = tempFolder({ 'report.json': JSON.stringify(other) });
    expect(() => readBuildReport(cacheDir)).toThrow('is not a build report of this version');
  });
}
