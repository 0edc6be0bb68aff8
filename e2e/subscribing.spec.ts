import { expect, type Locator, test } from '@playwright/test';
import { type Show, showAt, shows } from './fixture';
import { templates } from './pages';

/** A show's URL in each app, in the order of the page, as the makers of the apps document it. */
function linksOf({ name, appleId, spotifyId, feed }: Show): Record<string, string> {
  const encoded = encodeURIComponent(feed ?? '');
  const title = encodeURIComponent(name);
  return {
    ...(appleId && { 'Apple Podcasts': `https://podcasts.apple.com/podcast/id${appleId}` }),
    ...(spotifyId && { Spotify: `https://open.spotify.com/show/${spotifyId}` }),
    ...(appleId && {
      Overcast: `https://overcast.fm/itunes${appleId}`,
      'Pocket Casts': `https://pca.st/itunes/${appleId}`,
      Castro: `https://castro.fm/itunes/${appleId}`,
    }),
    ...(feed && {
      AntennaPod: `https://antennapod.org/deeplink/subscribe?url=${encoded}&title=${title}`,
      'YouTube Music': `https://music.youtube.com/library/podcasts?addrssfeed=${Buffer.from(feed).toString('base64url')}`,
      'Podcast Addict': `https://podcastaddict.com/feed/${encoded}`,
      'Player FM': `https://player.fm/subscribe?id=${encoded}`,
    }),
  };
}

const withLinks = shows.filter((show) => show.appleId);

test('there are shows that an app or two do not know', () => {
  const counts = withLinks.map((show) => Object.keys(linksOf(show)).length);
  expect(new Set(counts)).toEqual(new Set([4, 5, 9]));
});

for (const show of withLinks) {
  test(`${show.name} is two taps from the list in each app that knows it`, async ({ page }) => {
    const links = linksOf(show);
    await page.goto(templates.podcasts);
    const row = page.locator('main li', { has: page.getByRole('heading', { name: show.name }) });
    await expect(row.locator('details a').first()).toBeHidden();
    await row.getByText('Other apps').click();
    await expect(page).toHaveURL(templates.podcasts);
    await expectLinks(row, links);
    // Its own page offers the same.
    await row.getByRole('link', { name: show.name, exact: true }).click();
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
    await page.route('https://buoys.example/**', (route) => route.fulfill({ status: 204 }));
    for (const isOpen of [false, true]) {
      await page.goto(address);
      if (isOpen) await page.getByText('Other apps for Practical Buoys').click();
      const asked = page.waitForRequest(showAt('practical-buoys').address);
      await page
        .getByRole('link', { name: 'Listen to Practical Buoys' })
        .click({ noWaitAfter: true });
      await asked;
    }
  });
}

test('the disclosure opens and closes by keyboard', async ({ page }) => {
  await page.goto('/podcasts/practical-buoys/');
  const summary = page.locator('summary', { hasText: 'Other apps' });
  await page.getByRole('link', { name: 'Listen to Practical Buoys' }).focus();
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
  await page.goto('/podcasts/salt-and-doubt/');
  await page.getByText('Other apps').click();
  await page.getByRole('button', { name: 'Copy the feed of Salt and Doubt' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    String(showAt('salt-and-doubt').feed),
  );
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('apps and feeds are there, and the feed is plain text to select', async ({ page }) => {
    await page.goto('/podcasts/salt-and-doubt/');
    await page.getByText('Other apps').click();
    await expect(page.getByRole('link', { name: 'Pocket Casts' })).toBeVisible();
    await expect(
      page.getByText(String(showAt('salt-and-doubt').feed), { exact: true }),
    ).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
  });
});

test('a tap anywhere in a row leads to the show, but for what has a place of its own', async ({
  page,
}) => {
  await page.goto(templates.podcasts);
  const row = page.locator('main li', {
    has: page.getByRole('heading', { name: 'Practical Buoys' }),
  });
  await row.scrollIntoViewIfNeeded();
  const box = await row.locator('p.text-quiet').last().boundingBox();
  await page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 10);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Practical Buoys');
});
