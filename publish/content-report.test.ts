import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { readContentReport } from './content-report';

async function reportOf(content: unknown) {
  const folder = await mkdtemp(path.join(tmpdir(), 'report-'));
  await mkdir(path.join(folder, '.contentlayer'));
  await writeFile(path.join(folder, '.contentlayer/report.json'), JSON.stringify(content));
  return folder;
}

const report = {
  documents: [{ type: 'Post', draft: false, published: true }, { type: 'Page' }],
  redirects: [{ from: '/old/', to: '/posts/a/', file: 'content/posts/a.md' }],
  warnings: ['content/posts/a.md:1:1  something'],
  links: [{ url: 'https://a.example/', places: ['content/posts/a.md:1:1'] }],
};

test('a report is read as it was written', async () => {
  expect(readContentReport(await reportOf(report))).toEqual(report);
});

test('what is not a report is named', async () => {
  for (const change of [
    { redirects: undefined },
    { redirects: [{ from: '/old/', to: '/posts/a/' }] },
    { documents: [{ draft: true }] },
    { documents: [{ type: 'Post', draft: 'no' }] },
    { warnings: [1] },
    { links: [{ url: 'https://a.example/', places: 'x' }] },
  ]) {
    const folder = await reportOf({ ...report, ...change });
    expect(() => readContentReport(folder), JSON.stringify(change)).toThrow(
      /^\.contentlayer\/report\.json {2}unknown shape: .*npm run content/s,
    );
  }
});
