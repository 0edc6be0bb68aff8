import { expect, test as setup } from '@playwright/test';
import { clientPage } from '../edge-cases';
import { buildFixture, counts, site } from '../fixture';
import { copySite, run } from '../site-copy';

setup.describe.configure({ timeout: 300_000 });

setup('the fixture site builds elsewhere, and its author is told what became of it', async () => {
  // The same files, written in another order.
  const { code, stdout, output } = await buildFixture(
    'fixture-again',
    { zone: 'America/Los_Angeles', language: 'C' },
    true,
  );
  expect(code, output).toBe(0);
  const files = Object.values(counts).reduce((sum, count) => sum + count);
  expect(stdout.trim().split('\n').at(-1)).toContain(
    `${files} files in content/: ${counts.published} posts published, ${counts.drafts} drafts, ` +
      `${counts.scheduled} scheduled, ${counts.shows} shows, ${counts.snapshots} snapshots, ` +
      `${counts.pages} page.`,
  );
  // What readers do not get of it.
  for (const warning of [
    'content/posts/2020-01-01-html.md:8:1  event handler: the code in `onclick` does not run',
    'content/posts/2020-01-01-html.md:12:1  external script: https://scripts.example/a.js',
    'content/snapshots/harbor-hour.json  feed: this is not the feed of the show',
  ]) {
    expect(output).toContain(warning);
  }
});

setup('a site under a path of its host builds', async () => {
  const copy = await copySite(
    'under-a-path',
    {
      ...clientPage,
      'content/posts/2020-01-01-moved.md': [
        '---',
        'title: Moved',
        'redirect_from: [/old/]',
        '---',
        `![The sea](${site.image.url}) and <img srcset="${site.image.url} 1x, /icon.svg 2x" alt="">`,
        '',
      ].join('\n'),
    },
    ['posts', 'podcasts', 'pages'],
  );
  const { code, output } = await run(copy, 'build', { BASE_PATH: '/blog' });
  expect(code, output).toBe(0);
});

setup('a site without any content builds', async () => {
  // Nor a page that its menu could link to.
  const settings = { ...site, author: { ...site.author, page: '/' }, menu: [] };
  const copy = await copySite(
    'empty',
    { 'content/site.ts': `export const site = ${JSON.stringify(settings)};\n` },
    [],
  );
  const { code, output } = await run(copy, 'build');
  expect(output).toContain('0 files in content/');
  expect(code, output).toBe(0);
});
