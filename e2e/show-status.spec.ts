import { createServer, type Server } from 'node:http';
import { expect, type Page, test } from '@playwright/test';
import { parseRssFeed } from 'feedsmith';
import { hostileTitles, recordings, untidyEpisodes } from './edge-cases';
import { showAt, shows, writtenDay } from './fixture';
import { templates } from './pages';
import { rawRequest } from './raw-request';

for (const [slug, status, note] of [
  ['practical-buoys', /^Active: last episode .*, as of .*\d/, /last episode .*\d/],
  ['salt-and-doubt', /^Late: no episode since .* 7 days, as of .*\d/, /no episode since .*\d/],
  ['chart-room', /^No longer running: last episode .*, as of .*\d/, /last episode .*\d/],
  ['long-watch', /^Not checked since .*\d/, /not checked since .*\d/],
  ['hostile', /^Active/, /last episode .*\d/],
  ['harbor-hour', /^Unknown: there is no feed/, undefined],
] as const) {
  test(`${slug} is ${status}`, async ({ page }) => {
    await page.goto(`/podcasts/${slug}/`);
    await expect(fact(page, 'Status')).toHaveText(status);
    await page.goto('/podcasts/');
    const row = page.locator(`[id="Show-${slug}"]`);
    if (note) await expect(row).toContainText(note);
    else await expect(row).not.toContainText(/last episode|checked/);
  });
}

test('the newest episodes come with their day, length and page', async ({ page }) => {
  await page.goto('/podcasts/practical-buoys/');
  const episodes = page.getByRole('region', { name: 'Newest episodes' }).getByRole('listitem');
  await expect(episodes).toHaveCount(4);
  const first = episodes.first();
  const day = (await first.locator('time').first().getAttribute('datetime')) ?? '';
  await expect(first.locator('time').first()).toHaveText(writtenDay(day, 'short'));
  await expect(first.getByRole('link', { name: 'Episode 4' })).toHaveAttribute(
    'href',
    'https://episodes.example/0',
  );
  await expect(first).toContainText('1 hr');
  await expect(fact(page, 'Usual length')).toHaveText('about 1 hr');
});

test('a recording is asked for only once it is played, and plays from where its host leads', async ({
  page,
}) => {
  const asked: string[] = [];
  const servers = await serveRecordings(asked);
  try {
    const troubles: string[] = [];
    page.on('console', (message) => troubles.push(message.text()));
    await page.goto('/podcasts/practical-buoys/', { waitUntil: 'networkidle' });
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
  baseURL,
}) => {
  const troubles: string[] = [];
  page.on('console', (message) => troubles.push(message.text()));
  await page.goto('/podcasts/hostile/');
  const episodes = page.getByRole('region', { name: 'Newest episodes' }).getByRole('listitem');
  await expect(episodes.locator('bdi')).toHaveText([...hostileTitles]);
  await expect(page).toHaveTitle(/^A & B <i>hostile<\/i> "show"/);
  expect(troubles).toEqual([]);
  const feed = parseRssFeed(String((await rawRequest(baseURL, '/podcasts/feed.xml')).body));
  const titles = feed.items?.map(({ title }) => title);
  for (const title of hostileTitles) {
    expect(titles).toContain(`A & B <i>hostile</i> "show": ${title}`);
  }
});

test('one feed has the newest episodes of all shows, and the data say the same as the pages', async ({
  page,
  baseURL,
}) => {
  const response = await rawRequest(baseURL, '/podcasts/feed.xml');
  expect(response.headers['content-type']).toBe('application/xml; charset=utf-8');
  const { items = [] } = parseRssFeed(String(response.body));
  expect(items).toHaveLength(4 * 4 + hostileTitles.length + untidyEpisodes.length);
  const moments = items.map(({ pubDate }) => Date.parse(pubDate ?? ''));
  expect(moments).toEqual(moments.toSorted((a, b) => b - a));
  expect(new Set(items.map(({ guid }) => guid?.value)).size).toBe(items.length);
  const first = items.find(({ title }) => title === 'Practical Buoys: Episode 4');
  expect(first).toMatchObject({
    link: 'https://episodes.example/0',
    enclosures: [{ url: recordings.counted, type: 'audio/wav', length: 8044 }],
    source: { url: showAt('practical-buoys').feed },
  });

  const data = JSON.parse(String((await rawRequest(baseURL, '/podcasts.json')).body));
  const names = data.shows.map(({ name }: { name: string }) => name);
  expect(names).toEqual(shows.map(({ name }) => name));
  await page.goto(templates.podcasts);
  await expect(page.locator('main h3')).toHaveText(names);
  const bySlug = (slug: string) =>
    data.shows.find(({ page }: { page: string }) => page.endsWith(`/podcasts/${slug}/`));
  expect(bySlug('chart-room').status).toMatchObject({ kind: 'ended' });
  expect(bySlug('retired').status).toEqual({ kind: 'ended', asOf: '2025-03-01' });
  expect(bySlug('harbor-hour').status).toEqual({ kind: 'unknown' });
  expect(bySlug('practical-buoys').episodes[0]).toMatchObject({
    title: 'Episode 4',
    link: 'https://episodes.example/0',
  });
  // The page documents each field.
  await page.getByRole('link', { name: 'all of this as data' }).click();
  await page.waitForURL('**/podcasts/data/');
  const documented = (await page.getByRole('term').allTextContents()).join();
  const fields = new Set<string>(data.shows.flatMap(Object.keys));
  expect(fields.size).toBeGreaterThan(8);
  for (const field of fields) expect(documented).toContain(field);
});

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
