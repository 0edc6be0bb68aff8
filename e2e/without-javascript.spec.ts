import { expect, test } from '@playwright/test';
import { postAt, shows, site } from './fixture';
import { addresses, templates } from './pages';

test.use({ javaScriptEnabled: false });

test('a reader gets from the home page to a post, its neighbour and a podcast', async ({
  page,
}) => {
  const title = postAt('everything-a-post-can-hold').text('title');
  await page.goto('/');
  await page.getByRole('link', { name: title }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await page.getByRole('link', { name: /^Older/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title);
  const toShows = site.menu.find(({ url }) => url === templates.podcasts);
  await page
    .getByRole('navigation', { name: 'Site' })
    .getByRole('link', { name: toShows?.label })
    .click();
  await expect(page.getByRole('link', { name: /^Listen to/ })).toHaveCount(shows.length);
});

test('a table of contents leads to its headings', async ({ page }) => {
  await page.goto(templates['a post']);
  await page
    .getByRole('navigation', { name: 'Contents' })
    .getByRole('link', { name: 'Tables' })
    .click();
  await expect(page.getByRole('heading', { name: 'Tables' })).toBeInViewport();
});

test('nothing is offered that would not work', async ({ page }) => {
  for (const address of Object.values(templates)) {
    await page.goto(address);
    // The form of the search leads to a page with all titles.
    const buttons = page.getByRole('button').and(page.locator(':not([data-search] *)'));
    await expect(buttons, address).toHaveCount(0);
  }
});

test('every page shows its text', async ({ page }) => {
  await page.route(
    (url) => url.hostname !== 'localhost',
    (route) => route.fulfill({ body: '' }),
  );
  for (const address of addresses) {
    await page.goto(address);
    await expect.soft(page.locator('h1'), address).toBeVisible();
    await expect.soft(page.locator('main'), address).toContainText(/\S.{40}/s);
  }
});
