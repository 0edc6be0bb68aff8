import { expect, test } from '@playwright/test';
import { postAt } from './fixture';
import { templates } from './pages';

const post = postAt('a-month-on-one-sheet');

test('a cover stands above the text, and is there before anything moves', async ({ page }) => {
  await page.goto(templates['a post with a cover'], { waitUntil: 'networkidle' });
  const cover = page.getByRole('img', { name: post.text('coverAlt') });
  await expect(cover).toBeInViewport();
  await expect(cover).not.toHaveAttribute('loading');
  await expect(cover).toHaveAttribute('fetchpriority', 'high');
  const box = await cover.boundingBox();
  const text = await page.locator('.prose').boundingBox();
  expect(box && text && box.y + box.height).toBeLessThanOrEqual(text?.y ?? 0);
  const { shown, told, source } = await cover.evaluate((img: HTMLImageElement) => ({
    shown: img.naturalWidth / img.naturalHeight,
    told: Number(img.getAttribute('width')) / Number(img.getAttribute('height')),
    source: new URL(img.currentSrc).pathname,
  }));
  expect(told).toBeCloseTo(shown, 1);
  expect(source).toMatch(/^\/files\/.*\.(avif|webp)$/);
});

test('a cover is the image of link previews where the post has no other', async ({ page }) => {
  await page.goto(templates['a post with a cover']);
  const image = await page.locator('meta[property="og:image"]').getAttribute('content');
  const response = await page.request.get(new URL(image ?? '').pathname);
  expect(response.headers()['content-type']).toMatch(/^image\/(png|jpeg)$/);
  await page.goto(templates['a post']);
  await expect(page.locator('meta[property="og:image"]')).not.toHaveAttribute(
    'content',
    image ?? '',
  );
});

test('lists show covers where the settings want it, and load them late', async ({ page }) => {
  await page.goto('/posts/');
  const entry = page.getByRole('listitem').filter({ hasText: post.text('title') });
  await expect(entry.locator('img')).toHaveAttribute('loading', 'lazy');
  const others = page.getByRole('listitem').filter({ hasNotText: post.text('title') });
  await expect(others.locator('img')).toHaveCount(0);
});

test('a feed has the cover first, from the site', async ({ request }) => {
  const { items } = await (await request.get('/feed.json')).json();
  const item = items.find(({ id }: { id: string }) =>
    id.endsWith(templates['a post with a cover']),
  );
  const [, src, alt] = /^<p><img src="([^"]+)" alt="([^"]*)"/.exec(item.content_html) ?? [];
  expect(alt).toBe(post.text('coverAlt'));
  expect((await request.get(new URL(src).pathname)).status()).toBe(200);
});
