import { expect, test } from '@playwright/test';
import { copyFolder, serve } from '../site-copy';

test('a site without any content opens, and says so', async ({ page }) => {
  const server = await serve(copyFolder('empty'));
  for (const path of ['/', '/posts/', '/podcasts/', '/tags/']) {
    expect((await page.goto(server.url + path))?.status()).toBe(200);
    await expect(page.locator('h1')).toBeVisible();
  }
  // What Next's export asked for, where a route had no page to give.
  for (const path of [
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
  await page.goto(`${server.url}/posts/`);
  await expect(page.getByRole('main')).toContainText('Nothing is written yet');
  await server.stop();
});
