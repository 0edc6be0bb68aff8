import { expect, type Locator, type Page, test } from '@playwright/test';
import { parseJsonFeed } from 'feedsmith';
import { runAxe } from './axe';
import { rawRequest } from './raw-request';

const address = '/posts/players/';
const film = 'https://www.youtube.com/watch?v=a_b-c--d__4&t=90';
const players = [
  ['YouTube', 'https://www.youtube-nocookie.com/embed/a_b-c--d__4?autoplay=1&start=90'],
  ['Vimeo', 'https://player.vimeo.com/video/76979871?dnt=1&autoplay=1'],
  ['Spotify', 'https://open.spotify.com/embed/episode/4rOoJ6Egrf8K2IrywzwOMk'],
  [
    'Apple Podcasts',
    'https://embed.podcasts.apple.com/us/podcast/the-estuary-podcast/id1500000003?i=1000',
  ],
] as const;

test('nothing is asked of another host until a card is pressed, then its player is there', async ({
  page,
}) => {
  const { asked, troubles } = await watch(page);
  // Nothing scrolls: a driver's click behind a scroll can still meet a frame where it was.
  await page.setViewportSize({ width: 1280, height: 2400 });
  await page.goto(address, { waitUntil: 'networkidle' });
  expect(asked).toEqual([]);
  for (const [name, player] of players) {
    const card = page.locator('.player').filter({ hasText: name });
    const { top } = await placeOf(card);
    await expect(card).toContainText(`Loads from ${name} when pressed`);
    await page.getByRole('link', { name: `on ${name}` }).click();
    const frame = page.locator(`iframe[src="${player}"]`);
    await expect(frame.contentFrame().getByText('A player')).toBeVisible();
    await expect(frame).toBeFocused();
    await expect(frame).toHaveAttribute('title', new RegExp(`on ${name} `));
    expect((await placeOf(card)).top).toBe(top);
    expect((await placeOf(frame)).height).toBeGreaterThan(150);
    // The link stays, for those whom the player fails: now as a link.
    await expect(card.getByRole('link', { name: `on ${name}` })).not.toHaveAttribute('data-embed');
    await expect(card.locator('small')).toBeHidden();
  }
  expect(asked).toEqual(players.map(([, player]) => player));
  expect(troubles).toEqual([]);
  await expect(page).toHaveURL(address);
});

test('the keyboard opens a player, and a click for another tab follows the link', async ({
  page,
  context,
}) => {
  await watch(page);
  await page.goto(address);
  const link = page.getByRole('link', { name: 'on YouTube' });
  const opened = context.waitForEvent('page');
  await link.click({ modifiers: ['Control'] });
  expect((await opened).url()).not.toContain('/embed/');
  await expect(page.locator('iframe')).toHaveCount(0);
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('iframe')).toBeFocused();
});

test('each card fits a small screen, and axe finds nothing', async ({ page }) => {
  await watch(page);
  await page.setViewportSize({ width: 320, height: 700 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(address);
    await check();
    for (const [name] of players) {
      await page.getByRole('link', { name: `on ${name}` }).press('Enter');
    }
    await expect(page.locator('iframe')).toHaveCount(players.length);
    await check();
  }

  async function check() {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const { violations, passes } = await runAxe(page);
    expect(violations).toEqual([]);
    expect(passes).toBeGreaterThan(10);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a card is a plain link', async ({ page }) => {
    const { asked } = await watch(page);
    await page.goto(address);
    await expect(page.locator('.player small').first()).toBeHidden();
    expect(asked).toEqual([]);
    await page.getByRole('link', { name: 'on YouTube' }).click();
    await expect(page).toHaveURL(film);
  });
});

test('the policy allows the players of the page, and their script stays small', async ({
  baseURL,
}) => {
  const { headers, body } = await rawRequest(baseURL, address);
  const policy = String(headers['content-security-policy']);
  const hosts = players.map(([, player]) => new URL(player).origin).sort();
  expect(policy).toContain(`frame-src ${hosts.join(' ')};`);
  const scripts = [...String(body).matchAll(/<script data-site-script="">(.*?)<\/script>/gs)];
  const ofPlayers = scripts.filter(([, code]) => code.includes('[data-embed]'));
  expect(ofPlayers).toHaveLength(1);
  expect(ofPlayers[0][1].length).toBeLessThanOrEqual(350);
});

test('what is no address of a film stays a link, and a feed has links only', async ({
  page,
  baseURL,
}) => {
  await page.goto(address);
  await expect(page.locator('.prose > p > a')).toHaveCount(2);
  const feed = JSON.parse(String((await rawRequest(baseURL, '/feed.json')).body));
  const item = parseJsonFeed(feed).items?.find(({ id }) => id?.endsWith(address));
  expect(item?.content_html).not.toMatch(/data-embed|class=|when pressed/);
  const shown = film.replace('&', '&#x26;');
  expect(item?.content_html).toContain(`<p><a href="${shown}">${shown}</a></p>`);
});

/** Where an element is in its page, however far that is scrolled, and how large. */
function placeOf(element: Locator) {
  return element.evaluate((node) => {
    const { top, width, height } = node.getBoundingClientRect();
    return { top: Math.round(top + scrollY), width, height };
  });
}

/** Answers for the other hosts, and tells what they are asked and what the console says. */
async function watch(page: Page) {
  const asked: string[] = [];
  const troubles: string[] = [];
  page.on('console', (message) => troubles.push(message.text()));
  await page.context().route(/^https:/, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: '<title>A</title><p>A player' });
  });
  return { asked, troubles };
}
