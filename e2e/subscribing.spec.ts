import { expect, type Locator, test } from '@playwright/test';
import { templates } from './pages';

/** The address in each app, as the app's makers document it, from what is known of each show. */
const apps: Record<string, Record<string, string>> = {
  'The Super Data Science Podcast': {
    'Apple Podcasts': 'https://podcasts.apple.com/podcast/id1163599059',
    Spotify: 'https://open.spotify.com/show/1n8P7ZSgfVLVJ3GegxPat1',
    Overcast: 'https://overcast.fm/itunes1163599059',
    'Pocket Casts': 'https://pca.st/itunes/1163599059',
    Castro: 'https://castro.fm/itunes/1163599059',
  },
  'Practical AI': {
    'Apple Podcasts': 'https://podcasts.apple.com/podcast/id1406537385',
    Spotify: 'https://open.spotify.com/show/1LaCr5TFAgYPK5qHjP3XDp',
    Overcast: 'https://overcast.fm/itunes1406537385',
    'Pocket Casts': 'https://pca.st/itunes/1406537385',
    Castro: 'https://castro.fm/itunes/1406537385',
    AntennaPod:
      'https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Ffeeds.transistor.fm%2Fpractical-ai-machine-learning-data-science-llm&title=Practical%20AI',
    'Podcast Addict':
      'https://podcastaddict.com/feed/https%3A%2F%2Ffeeds.transistor.fm%2Fpractical-ai-machine-learning-data-science-llm',
    'Player FM':
      'https://player.fm/subscribe?id=https%3A%2F%2Ffeeds.transistor.fm%2Fpractical-ai-machine-learning-data-science-llm',
  },
  'The MLOps Podcast': {
    'Apple Podcasts': 'https://podcasts.apple.com/podcast/id1565390757',
    Overcast: 'https://overcast.fm/itunes1565390757',
    'Pocket Casts': 'https://pca.st/itunes/1565390757',
    Castro: 'https://castro.fm/itunes/1565390757',
  },
  'Data Skeptic': {
    'Apple Podcasts': 'https://podcasts.apple.com/podcast/id890348705',
    Spotify: 'https://open.spotify.com/show/1BZN7H3ikovSejhwQTzNm4',
    Overcast: 'https://overcast.fm/itunes890348705',
    'Pocket Casts': 'https://pca.st/itunes/890348705',
    Castro: 'https://castro.fm/itunes/890348705',
    AntennaPod:
      'https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fdataskeptic.libsyn.com%2Frss&title=Data%20Skeptic',
    'Podcast Addict': 'https://podcastaddict.com/feed/https%3A%2F%2Fdataskeptic.libsyn.com%2Frss',
    'Player FM': 'https://player.fm/subscribe?id=https%3A%2F%2Fdataskeptic.libsyn.com%2Frss',
  },
  DataFramed: {
    'Apple Podcasts': 'https://podcasts.apple.com/podcast/id1336150688',
    Spotify: 'https://open.spotify.com/show/02yJXEJAJiQ0Vm2AO9Xj6X',
    Overcast: 'https://overcast.fm/itunes1336150688',
    'Pocket Casts': 'https://pca.st/itunes/1336150688',
    Castro: 'https://castro.fm/itunes/1336150688',
    AntennaPod:
      'https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Ffeeds.captivate.fm%2Fdataframed%2F&title=DataFramed',
    'Podcast Addict':
      'https://podcastaddict.com/feed/https%3A%2F%2Ffeeds.captivate.fm%2Fdataframed%2F',
    'Player FM': 'https://player.fm/subscribe?id=https%3A%2F%2Ffeeds.captivate.fm%2Fdataframed%2F',
  },
  'Lex Fridman Podcast': {
    'Apple Podcasts': 'https://podcasts.apple.com/podcast/id1434243584',
    Spotify: 'https://open.spotify.com/show/2MAi0BvDc6GTFvKFPXnkCL',
    Overcast: 'https://overcast.fm/itunes1434243584',
    'Pocket Casts': 'https://pca.st/itunes/1434243584',
    Castro: 'https://castro.fm/itunes/1434243584',
    AntennaPod:
      'https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Flexfridman.com%2Ffeed%2Fpodcast%2F&title=Lex%20Fridman%20Podcast',
    'Podcast Addict':
      'https://podcastaddict.com/feed/https%3A%2F%2Flexfridman.com%2Ffeed%2Fpodcast%2F',
    'Player FM': 'https://player.fm/subscribe?id=https%3A%2F%2Flexfridman.com%2Ffeed%2Fpodcast%2F',
  },
};

for (const [name, links] of Object.entries(apps)) {
  test(`${name} is two taps from the list in each app that knows it`, async ({ page }) => {
    await page.goto(templates.podcasts);
    const row = page.locator('main li', { has: page.getByRole('heading', { name }) });
    await expect(row.locator('details a').first()).toBeHidden();
    await row.getByText('Other apps').click();
    await expect(page).toHaveURL(templates.podcasts);
    await expectLinks(row, links);
    // Its own page offers the same.
    await row.getByRole('link', { name, exact: true }).click();
    await page.getByText('Other apps').click();
    await expectLinks(page.getByRole('main'), links);
  });
}

async function expectLinks(place: Locator, links: Record<string, string>) {
  const shown = place.locator('details').first().getByRole('link');
  await expect(shown).toHaveText(Object.keys(links));
  for (const [app, url] of Object.entries(links)) {
    await expect(place.getByRole('link', { name: app, exact: true })).toHaveAttribute('href', url);
  }
}

for (const address of ['/', templates.podcasts, templates['a show']]) {
  test(`Listen on ${address} is pressed by pointer and finger, and leads to the author's link`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    // What counts is that the browser asks. With no content for an answer it stays where it is.
    await page.route('https://changelog.com/**', (route) => route.fulfill({ status: 204 }));
    for (const isOpen of [false, true]) {
      await page.goto(address);
      if (isOpen) await page.getByText('Other apps for Practical AI').click();
      const asked = page.waitForRequest('https://changelog.com/practicalai');
      await page.getByRole('link', { name: 'Listen to Practical AI' }).click({ noWaitAfter: true });
      await asked;
    }
  });
}

test('the disclosure opens and closes by keyboard', async ({ page }) => {
  await page.goto('/podcasts/practical-ai/');
  const summary = page.locator('summary', { hasText: 'Other apps' });
  await page.getByRole('link', { name: 'Listen to Practical AI' }).focus();
  await page.keyboard.press('Tab');
  await expect(summary).toBeFocused();
  await page.keyboard.press('Enter');
  const first = page.getByRole('link', { name: 'Apple Podcasts' });
  await expect(first).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(first).toBeFocused();
  await summary.focus();
  await page.keyboard.press('Space');
  await expect(first).toBeHidden();
});

test('a feed can be copied with one tap', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/podcasts/data-skeptic/');
  await page.getByText('Other apps').click();
  await page.getByRole('button', { name: 'Copy the feed of Data Skeptic' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'https://dataskeptic.libsyn.com/rss',
  );
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('apps and feeds are there, and the feed is plain text to select', async ({ page }) => {
    await page.goto('/podcasts/data-skeptic/');
    await page.getByText('Other apps').click();
    await expect(page.getByRole('link', { name: 'Pocket Casts' })).toBeVisible();
    await expect(
      page.getByText('https://dataskeptic.libsyn.com/rss', { exact: true }),
    ).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
  });
});

test('a tap anywhere in a row leads to the show, but for what has a place of its own', async ({
  page,
}) => {
  await page.goto(templates.podcasts);
  const row = page.locator('main li', { has: page.getByRole('heading', { name: 'Practical AI' }) });
  await row.scrollIntoViewIfNeeded();
  const box = await row.locator('p.text-quiet').last().boundingBox();
  await page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 10);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Practical AI');
});
