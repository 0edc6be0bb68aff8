import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test as setup } from '@playwright/test';
import { clientPage } from '../edge-cases';
import { buildFixture, counts, publicImage, site } from '../fixture';
import { manyPodcasts } from '../many-podcasts';
import { manyPostFiles } from '../many-posts';
import { blog, publicFiles } from '../owner-content';
import { servicesSite } from '../services';
import { copySite, run } from '../site-copy';

setup.describe.configure({ timeout: 600_000 });

setup('the fixture site builds elsewhere, and its author is told what became of it', async () => {
  // The same files, written in another order.
  const { code, stdout, output } = await buildFixture(
    'fixture-again',
    { zone: 'America/Los_Angeles', language: 'C' },
    true,
  );
  expect(code, output).toBe(0);
  const files = Object.values(counts).reduce((sum, count) => sum + count);
  expect(stdout).toContain(
    `${files} files in content/: ${counts.published} posts published, ${counts.drafts} drafts, ` +
      `${counts.scheduled} scheduled, ${counts.shows} shows, ${counts.snapshots} snapshots, ` +
      `${counts.pages} page, ${counts.tags} described tags, ${counts.authors} authors.`,
  );
  expect(stdout.trim().split('\n').at(-1)).toMatch(
    /^2 posts are scheduled\. The next is content\/.+: build again after that\.$/,
  );
  // What readers do not get of it.
  for (const warning of [
    'content/posts/2020-01-01-html.md:22:1  event handler: the code in `onclick` does not run',
    'content/posts/2020-01-01-html.md:26:1  external script: https://scripts.example/a.js',
    'content/snapshots/harbor-hour.json:2  feed: this is not the feed of the show',
  ]) {
    expect(output).toContain(warning);
  }
});

setup('a site under a path of its host builds', async () => {
  const copy = await copySite(
    'under-a-path',
    {
      ...clientPage,
      '.env': 'BASE_PATH=/blog\n',
      'content/posts/2020-01-01-moved.md': [
        '---',
        'title: Moved',
        'redirect_from: [/old/]',
        '---',
        `![The sea](${publicImage}) and <img srcset="${publicImage} 1x, /icon.svg 2x" alt="">`,
        '',
      ].join('\n'),
      ...publicFiles,
      // Pages without metadata, and one that the sitemap cannot know of.
      'app/uses/page.tsx': 'export default () => <h1>Uses</h1>;\n',
      'app/talks/[slug]/page.tsx':
        "import { metadataFor } from '../../metadata';\n" +
        "export const metadata = metadataFor({ title: 'Talk', description: 'A talk.', url: '/talks/a/' });\n" +
        "export const generateStaticParams = () => [{ slug: 'a' }];\n" +
        'export default () => <h1>Talk</h1>;\n',
    },
    ['posts', 'podcasts', 'pages'],
  );
  const tokens = path.join(copy, 'app/globals.css');
  const styles = await readFile(tokens, 'utf8');
  await writeFile(tokens, `${styles}\nhtml { background-image: url(${publicImage}); }\n`);
  const { code, output } = await run(copy, 'build');
  expect(code, output).toBe(0);
  for (const warning of [
    'app/uses/page.tsx  no title: ',
    'app/uses/page.tsx  no description: ',
    'app/talks/[slug]/page.tsx  not in the sitemap: the page /talks/a/',
    'public/demo/index.html:2:10  /posts/ is not in the site',
    'public/site.webmanifest:1:15  /posts/ is not in the site',
  ]) {
    expect(output).toContain(warning);
  }
  expect(output).toContain('→ write ../posts/, which works under any path');
  expect(output).toContain('→ write ./posts/, which works under any path');
  // No other page is named.
  const named = [...output.matchAll(/^(app\/\S+) {2}no[t ]/gm)].map(([, file]) => file);
  expect(new Set(named)).toEqual(
    new Set(['app/counter/page.tsx', 'app/uses/page.tsx', 'app/talks/[slug]/page.tsx']),
  );
});

setup('a renamed blog in German without podcasts builds', async () => {
  const copy = await copySite('without-podcasts', blog, []);
  const { code, output } = await run(copy, 'build');
  expect(code, output).toBe(0);
  expect(output).toMatch(
    /^content\/site\.ts:5 {2}menu\[1\]\.url: there is nothing at “\/podcasts\/” yet/m,
  );
  expect(output).toContain('1 warning:');
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

setup('a site with services of other hosts builds', async () => {
  const copy = await copySite('services', servicesSite, ['podcasts', 'pages']);
  const { code, output } = await run(copy, 'build');
  expect(code, output).toBe(0);
  expect(output).toContain(
    'content/posts/2020-01-01-letter.md:10:1  form: it cannot be sent to https://other.example',
  );
});

setup('a site with many podcasts and posts builds', async () => {
  const copy = await copySite('many-podcasts', { ...manyPodcasts, ...manyPostFiles });
  const { code, output } = await run(copy, 'build');
  expect(code, output).toBe(0);
  expect(output).toContain('120 shows, 120 snapshots');
});
