import path from 'node:path';
import { expect, test } from 'vitest';
import { type BuildReport, readBuildReport, writeBuildReport } from './build-report';
import { tempFolder } from './loader/test-site';

const report: BuildReport = {
  documents: [{ type: 'Post', isPublished: true, draft: false }],
  redirects: [{ from: '/old/', to: '/posts/a/', file: 'content/posts/a.md' }],
  warnings: ['content/posts/a.md:1  title: unknown field\n    → write `title`'],
  externalLinks: [{ url: 'https://a.example/', positions: ['content/posts/a.md:1:1'] }],
};

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
    documents: [{ type: 'Post', isPublished: true, draft: 'no' }],
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
