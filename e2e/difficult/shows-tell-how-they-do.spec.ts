import { createServer, type Server } from 'node:http';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { parseRssFeed } from 'feedsmith';
import { formatDay } from '../../components/format';
import { rawRequest } from '../raw-request';
import { subscribed } from '../read-opml';
import { hostileTitles, recordings } from './content';
import { test } from './served';

for (const [slug, status, note] of [
  ['practical-ai', /^Active: last episode .*, as of \d/, /last episode \d/],
  ['data-skeptic', /^Late: no episode since .* every 7 days, as of \d/, /no episode since \d/],
  ['dataframed', /^No longer running: last episode .*, as of \d/, /last episode \d/],
  ['lex-fridman-podcast', /^Not checked since \d/, /not checked since \d/],
  ['hostile', /^Active/, /last episode \d/],
  ['super-data-science', /^Unknown: there is no feed/, undefined],
] as const) {
  test(`${slug} is ${status}`, async ({ page, site }) => {
    await page.goto(`${site}/podcasts/${slug}/`);
    await expect(fact(page, 'Status')).toHaveText(status);
    await page.goto(`${site}/podcasts/`);
    const row = page.locator(`[id="Show-${slug}"]`);
    if (note) await expect(row).toContainText(note);
    else await expect(row).not.toContainText(/last episode|checked/);
  });
}

test('what has ended is set apart, numbered last, and has a file of its own', async ({
  page,
  site,
}) => {
  await page.goto(`${site}/podcasts/`);
  const groups = page.locator('main section:has(h3)');
  await expect(groups.getByRole('heading', { level: 2 })).toHaveText([
    'Top picks',
    'Also worth hearing',
    'No longer running',
  ]);
  await expect(groups.last().getByRole('heading', { level: 3 })).toHaveText([
    'Retired',
    'DataFramed',
  ]);
  expect(
    await groups
      .last()
      .locator('ol > li:has(h3)')
      .evaluateAll((rows) => rows.map((row) => (row as HTMLLIElement).value)),
  ).toEqual([7, 8]);
  const { origin } = new URL(site);
  const opml = async (path: string) =>
    Object.keys(subscribed(String((await rawRequest(origin, path)).body)));
  expect(await opml('/podcasts.opml')).toEqual([
    'Practical AI',
    'Data Skeptic',
    'Lex Fridman Podcast',
    'A & B <i>hostile</i> "show"',
  ]);
  expect(await opml('/podcasts/opml/archive.opml')).toEqual(['Retired', 'DataFramed']);
  const section = page.getByRole('region', { name: 'Follow them all at once' });
  await expect(section).toContainText('Retired, no longer running');
  await expect(section.getByRole('link', { name: 'a file of its own' })).toHaveAttribute(
    'href',
    '/podcasts/opml/archive.opml',
  );
});

test('two spellings of a topic are one', async ({ page, site }) => {
  await page.goto(`${site}/podcasts/topics/data-science/`);
  await expect(page.locator('main h3')).toContainText(['Retired']);
});

test('the newest episodes come with their day, length and page', async ({ page, site }) => {
  await page.goto(`${site}/podcasts/practical-ai/`);
  const episodes = page.getByRole('region', { name: 'Newest episodes' }).getByRole('listitem');
  await expect(episodes).toHaveCount(4);
  const first = episodes.first();
  const day = (await first.locator('time').first().getAttribute('datetime')) ?? '';
  await expect(first.locator('time').first()).toHaveText(formatDay(day, 'medium'));
  await expect(first.getByRole('link', { name: 'Episode 4' })).toHaveAttribute(
    'href',
    'https://episodes.example/0',
  );
  await expect(first).toContainText('1 hr');
  await expect(fact(page, 'Usual length')).toHaveText('about 1 hr');
});

test('a recording is asked for only once it is played, and plays from where its host leads', async ({
  page,
  site,
}) => {
  const asked: string[] = [];
  const servers = await serveRecordings(asked);
  try {
    const troubles: string[] = [];
    page.on('console', (message) => troubles.push(message.text()));
    await page.goto(`${site}/podcasts/practical-ai/`, { waitUntil: 'networkidle' });
    const episode = page.getByRole('region', { name: 'Newest episodes' }).locator('li').first();
    await episode.getByText('Play here').click();
    const audio = episode.locator('audio');
    await expect(audio).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(asked).toEqual([]);
    await audio.focus();
    await page.keyboard.press('Space');
    await expect
      .poll(() => audio.evaluate((element: HTMLAudioElement) => element.currentTime))
      .toBeGreaterThan(0);
    expect(new Set(asked)).toEqual(new Set([recordings.counted, recordings.delivered]));
    expect(troubles).toEqual([]);
  } finally {
    for (const server of servers) server.close();
  }
});

test('what a stranger calls an episode stays text on every page and in every file', async ({
  page,
  site,
}) => {
  const troubles: string[] = [];
  page.on('console', (message) => troubles.push(message.text()));
  await page.goto(`${site}/podcasts/hostile/`);
  const episodes = page.getByRole('region', { name: 'Newest episodes' }).getByRole('listitem');
  await expect(episodes.locator('bdi')).toHaveText([...hostileTitles]);
  await expect(page).toHaveTitle(/^A & B <i>hostile<\/i> "show"/);
  expect(troubles).toEqual([]);
  const feed = parseRssFeed(
    String((await rawRequest(new URL(site).origin, '/podcasts/feed.xml')).body),
  );
  const titles = feed.items?.map(({ title }) => title);
  for (const title of hostileTitles) {
    expect(titles).toContain(`A & B <i>hostile</i> "show": ${title}`);
  }
});

test('one feed has the newest episodes of all shows, and the data say the same as the pages', async ({
  page,
  site,
}) => {
  const { origin } = new URL(site);
  const response = await rawRequest(origin, '/podcasts/feed.xml');
  expect(response.headers['content-type']).toBe('application/rss+xml; charset=utf-8');
  const { items = [] } = parseRssFeed(String(response.body));
  expect(items).toHaveLength(4 * 4 + hostileTitles.length);
  const moments = items.map(({ pubDate }) => Date.parse(pubDate ?? ''));
  expect(moments).toEqual(moments.toSorted((a, b) => b - a));
  expect(new Set(items.map(({ guid }) => guid?.value)).size).toBe(items.length);
  const first = items.find(({ title }) => title === 'Practical AI: Episode 4');
  expect(first).toMatchObject({
    link: 'https://episodes.example/0',
    enclosures: [{ url: recordings.counted, type: 'audio/wav', length: 8044 }],
    source: { url: 'https://feeds.transistor.fm/practical-ai-machine-learning-data-science-llm' },
  });

  const { shows } = JSON.parse(String((await rawRequest(origin, '/podcasts.json')).body));
  await page.goto(`${site}/podcasts/`);
  await expect(page.locator('main h3')).toHaveText(shows.map(({ name }: { name: string }) => name));
  const bySlug = (slug: string) =>
    shows.find(({ page }: { page: string }) => page.endsWith(`/podcasts/${slug}/`));
  expect(bySlug('dataframed').status).toMatchObject({ kind: 'ended' });
  expect(bySlug('retired').status).toEqual({ kind: 'ended', asOf: '2025-03-01' });
  expect(bySlug('super-data-science').status).toEqual({ kind: 'unknown' });
  expect(bySlug('practical-ai').episodes[0]).toMatchObject({
    title: 'Episode 4',
    link: 'https://episodes.example/0',
  });
  // Each field that is there is told of on the page.
  await page.getByRole('link', { name: 'all of this as data' }).click();
  const told = (await page.getByRole('term').allTextContents()).join();
  for (const name of new Set(shows.flatMap(Object.keys))) expect(told).toContain(name);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on a show with episodes in ${colorScheme}`, async ({ browser, site }) => {
    const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const path of ['/podcasts/practical-ai/', '/podcasts/hostile/', '/podcasts/']) {
      await page.goto(site + path);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
        expect.soft(found, `${path} at ${width} px`).toEqual([]);
        const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(scrollWidth, `${path} at ${width} px`).toBeLessThanOrEqual(width);
      }
    }
    await context.close();
  });
}

function fact(page: Page, name: string) {
  return page.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd[1]');
}

/** One host that leads on, as those do that count listeners, and one that has the recording. */
async function serveRecordings(asked: string[]): Promise<Server[]> {
  const start = (address: string, respond: Parameters<typeof createServer>[1]) =>
    new Promise<Server>((resolve) => {
      const { hostname, port } = new URL(address);
      const server = createServer((request, response) => {
        asked.push(address);
        respond?.(request, response);
      });
      server.listen(Number(port), hostname, () => resolve(server));
    });
  return [
    await start(recordings.counted, (_request, response) => {
      response.writeHead(302, { Location: recordings.delivered }).end();
    }),
    await start(recordings.delivered, (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'audio/wav' }).end(silence());
    }),
  ];
}

/** A second of silence: a WAV file of 8-bit samples, 8000 of them a second. */
function silence(): Buffer {
  const samples = 8000;
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(samples, 24);
  header.writeUInt32LE(samples, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples, 40);
  return Buffer.concat([header, Buffer.alloc(samples, 128)]);
}
