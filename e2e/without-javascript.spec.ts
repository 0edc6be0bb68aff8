import { expect, test } from '@playwright/test';
import { addresses, templates } from './pages';

test.use({ javaScriptEnabled: false });

test('a reader gets from the home page to a post, its neighbour and a podcast', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'How to write here' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How to write here');
  await page.getByRole('link', { name: /^Older/ }).click();
  await expect(page).toHaveURL(templates['the first post']);
  await page
    .getByRole('navigation', { name: 'Site' })
    .getByRole('link', { name: 'Podcasts' })
    .click();
  await expect(page.getByRole('link', { name: /^Listen to/ })).toHaveCount(6);
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
  await page.goto('/');
  await expect(page.getByRole('button')).toHaveCount(0);
});

for (const address of addresses) {
  test(`${address} shows its text`, async ({ page }) => {
    await page.goto(address);
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('main')).toContainText(/\S.{40}/s);
  });
}
