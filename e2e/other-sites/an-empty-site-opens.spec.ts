import { expect, test } from '@playwright/test';
import { copyFolder, serve } from '../site-copy';

test('a site without any content opens, and says so', async ({ page }) => {
  const server = await serve(copyFolder('empty'));
  expect((await page.goto(server.url))?.status()).toBe(200);
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Nothing is written yet');
  await expect(page.locator('link[rel=alternate], nav a, footer a')).toHaveCount(0);
  // Pages and files without content, and what Next's export asked for where a route had none to give.
  for (const path of [
    '/posts/',
    '/tags/',
    '/podcasts/',
    '/podcasts/data/',
    '/podcasts.json',
    '/podcasts/feed.xml',
    '/feed.xml',
    '/feed.json',
    '/-/',
    '/posts/-/',
    '/tags/-/',
    '/podcasts/-/',
    '/podcasts/topics/-/',
    '/podcasts/groups/-/',
    '/podcasts/opml/-',
    '/podcasts.opml',
  ]) {
    expect((await page.goto(server.url + path))?.status()).toBe(404);
  }
  await server.stop();
});
