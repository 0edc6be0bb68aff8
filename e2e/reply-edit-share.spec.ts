import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { fixture, postAt, site } from './fixture';

const slug = 'cleaning-the-readings';
const post = `/posts/${slug}/`;

test('a reply by mail has the title of the post as its subject', async ({ page }) => {
  await page.goto(post);
  const href = await page.locator('main a[href^="mailto:"]').getAttribute('href');
  const url = new URL(href ?? '');
  expect(decodeURIComponent(url.pathname)).toBe(site.replyTo);
  expect([...url.searchParams]).toEqual([['subject', postAt(slug).text('title')]]);
});

test('a post and a page lead to their sources', async ({ page }) => {
  for (const address of [post, site.author.page]) {
    await page.goto(address);
    const href = await page.locator(`main a[href^="${site.editUrl}"]`).getAttribute('href');
    const file = decodeURIComponent((href ?? '').slice(site.editUrl?.length));
    expect(readFileSync(path.join(fixture, file), 'utf8')).toContain('title:');
  }
});

test('the browser’s own sheet shares the address of the post', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.share = async (data) => {
      document.documentElement.dataset.shared = JSON.stringify(data);
    };
  });
  await page.goto(`${post}#Related`);
  const share = page.locator('[data-share]');
  await share.click();
  const shared = await page.locator('html').getAttribute('data-shared');
  expect(JSON.parse(shared ?? '')).toEqual({
    title: postAt(slug).text('title'),
    url: new URL(post, page.url()).href,
  });
});

test('a sheet that the reader closes is no error', async ({ page }) => {
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.addInitScript(() => {
    navigator.share = () => Promise.reject(new DOMException('closed', 'AbortError'));
  });
  await page.goto(post);
  await page.locator('[data-share]').click();
  await page.waitForTimeout(100);
  expect(errors).toEqual([]);
});

test('without a sheet the button copies the address', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${post}?a=b`);
  expect(await page.evaluate(() => typeof navigator.share)).toBe('undefined');
  const share = page.locator('[data-share]');
  await share.click();
  await expect(share).toHaveText((await share.getAttribute('data-done')) ?? '');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    new URL(post, page.url()).href,
  );
});

test('without either the button stays hidden', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await page.goto(post);
  await expect(page.locator('[data-share]')).toBeHidden();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the button is hidden, the links stay', async ({ page }) => {
    await page.goto(post);
    await expect(page.locator('[data-share]')).toBeHidden();
    await expect(page.locator('main a[href^="mailto:"]')).toBeVisible();
  });
});
