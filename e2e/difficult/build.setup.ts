import { readFile } from 'node:fs/promises';
import { expect, test as setup } from '@playwright/test';
import { copySite, run } from '../site-copy';
import { clientPage, counts, difficultContent } from './content';

setup.describe.configure({ timeout: 300_000 });

for (const { name, changes, zone, language } of [
  {
    name: 'difficult',
    changes: difficultContent,
    zone: 'Pacific/Kiritimati',
    language: 'de_DE.UTF-8',
  },
  // The same files, written in another order.
  {
    name: 'difficult-again',
    changes: Object.fromEntries(Object.entries(difficultContent).reverse()),
    zone: 'America/Los_Angeles',
    language: 'C',
  },
]) {
  setup(`a site of difficult content builds in ${zone}`, async () => {
    const copy = await copySite(name, changes);
    const { code, stdout, output } = await run(copy, 'build', {
      TZ: zone,
      LANG: language,
      LC_ALL: language,
    });
    const files = Object.values(counts).reduce((sum, count) => sum + count);
    expect(stdout.trim().split('\n').at(-1)).toContain(
      `${files} files in content/: ${counts.published} posts published, ${counts.drafts} drafts, ` +
        `${counts.scheduled} scheduled, ${counts.shows} shows, ${counts.snapshots} snapshots, ` +
        `${counts.pages} page.`,
    );
    expect(code).toBe(0);
    // What readers do not get of it, its author is told.
    for (const told of [
      'content/posts/2020-01-01-html.md:8:1  event handler: the code in `onclick` does not run',
      'content/posts/2020-01-01-html.md:12:1  external script: https://scripts.example/a.js',
      'content/snapshots/super-data-science.json  feed: this is not the feed of the show',
    ]) {
      expect(output).toContain(told);
    }
  });
}

setup('a site under a path of its host builds', async () => {
  const copy = await copySite('under-a-path', {
    ...clientPage,
    'content/posts/2020-01-01-moved.md':
      '---\ntitle: Moved\nredirect_from: [/old/]\n---\n![The sign](/link-picture.png) and <img srcset="/link-picture.png 1x, /icon.svg 2x" alt="">\n',
  });
  const { code } = await run(copy, 'build', { BASE_PATH: '/blog' });
  expect(code).toBe(0);
});

setup('a site without any content builds', async () => {
  const site = await readFile(new URL('../../content/site.ts', import.meta.url), 'utf8');
  const copy = await copySite('empty', {
    // A menu entry without a page stops a build.
    'content/site.ts': site.replace(/^.*url: '\/about\/' },\n/m, ''),
    'content/posts': null,
    'content/podcasts': null,
    'content/pages': null,
  });
  const { code, output } = await run(copy, 'build');
  expect(output).toContain('0 files in content/');
  expect(code).toBe(0);
});
