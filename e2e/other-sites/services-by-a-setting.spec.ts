import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { serveServices, servicesHost } from '../services';
import { copyFolder, serve } from '../site-copy';

// They share the port of the services.
test.describe.configure({ mode: 'serial' });

const copy = copyFolder('services');
let site: Awaited<ReturnType<typeof serve>>;
let services: Awaited<ReturnType<typeof serveServices>>;

test.beforeAll(async () => {
  site = await serve(copy);
  services = await serveServices(`${site.url}/colophon/`);
});
test.afterAll(async () => {
  await services.stop();
  await site.stop();
});
test.beforeEach(() => {
  services.requests.length = 0;
});

/** Opens a page, and returns its policy, and what the browser has to say of it. */
async function open(page: Page, pathname: string) {
  const troubles: string[] = [];
  page.on('console', (message) => troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(String(error)));
  const response = await page.goto(site.url + pathname);
  return { policy: response?.headers()['content-security-policy'] ?? '', troubles };
}

test('the script for analytics runs on every page, after its code', async ({ page }) => {
  for (const pathname of ['/', '/colophon/', '/posts/letter/', '/nothing-is-here/']) {
    services.requests.length = 0;
    const { policy, troubles } = await open(page, pathname);
    const query = new URLSearchParams({ id: 'site-1', before: 'yes', path: pathname });
    await expect(() => expect(services.requests).toContain(`GET /visit?${query}`)).toPass();
    // The file, not its host.
    expect(policy).toMatch(new RegExp(`script-src [^;]*${servicesHost}/js/count\\.js[ ;]`));
    expect(policy).toContain(`connect-src 'self' ${servicesHost};`);
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(troubles.filter((text) => !text.includes('404 (Not Found)'))).toEqual([]);
  }
});

test('comments load when the reader asks, in the language and the theme of the site', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const { policy, troubles } = await open(page, '/posts/letter/');
  expect(policy).toContain(`frame-src ${servicesHost};`);
  await page.waitForLoadState('networkidle');
  expect(services.requests.filter((url) => url.includes('/widget'))).toEqual([]);
  await page.locator('button[data-comments]').click();
  const frame = page.frameLocator('iframe[title="Kommentare"]');
  await expect(frame.getByText('dark', { exact: true })).toBeVisible();
  const [request] = services.requests.filter((url) => url.includes('/widget'));
  const url = new URL(request.replace('GET ', ''), servicesHost);
  expect(url.pathname).toBe('/de/widget');
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    repo: 'ada/notes',
    term: 'posts/letter/',
    origin: `${site.url}/posts/letter/#Comments`,
  });
  await expect(page.locator('iframe[title="Kommentare"]')).toHaveCSS('height', '321px');
  await page.getByRole('button', { name: 'Hell' }).click();
  await expect(frame.getByText('light', { exact: true })).toBeVisible();
  expect(troubles).toEqual([]);
});

test('the button comes back where the frame of the comments is blocked', async ({ page }) => {
  await page.route('**/widget**', (route) => route.abort());
  await open(page, '/posts/letter/');
  await page.locator('button[data-comments]').click();
  await expect(page.locator('iframe[title="Kommentare"]')).toBeAttached();
  await expect(page.locator('iframe[title="Kommentare"]')).not.toBeAttached({ timeout: 40_000 });
  await expect(page.locator('button[data-comments]')).toBeVisible();
});

test('who comes back from signing in sees the comments', async ({ page }) => {
  const { troubles } = await open(page, '/posts/letter/?giscus=token-1#Comments');
  await expect(page.locator('iframe[title="Kommentare"]')).toBeVisible();
  await expect(page).toHaveURL(`${site.url}/posts/letter/#Comments`);
  expect(services.requests.some((url) => url.includes('session=token-1'))).toBe(true);
  expect(troubles).toEqual([]);
});

test('without JavaScript, a link leads to the discussion', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}/posts/letter/`);
  await expect(page.locator('button[data-comments]')).toBeHidden();
  await expect(page.getByRole('link', { name: 'GitHub' })).toHaveAttribute(
    'href',
    /^https:\/\/github\.com\/ada\/notes\/discussions\?/,
  );
  await context.close();
});

test('a form is sent to its host, which may send back to the site', async ({ page }) => {
  const { policy, troubles } = await open(page, '/posts/letter/');
  expect(policy).toContain(`form-action 'self' ${servicesHost};`);
  expect(policy).not.toContain('other.example');
  await page.getByRole('textbox', { name: 'Address' }).fill('a@b.example');
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await expect(page).toHaveURL(`${site.url}/colophon/`);
  expect(services.requests).toContain('POST /subscribe');
  expect(troubles).toEqual([]);
});

test('a page without comments and forms allows neither, on any host', async ({ page }) => {
  for (const pathname of ['/posts/quiet/', '/']) {
    const { policy } = await open(page, pathname);
    expect(policy).toContain("form-action 'none'");
    expect(policy).not.toContain('frame-src');
    await expect(page.locator('button[data-comments]')).toHaveCount(0);
    const headers = await readFile(path.join(copy, 'out/_headers'), 'utf8');
    expect(headers).toContain(`\n${pathname}\n  Content-Security-Policy: ${policy}\n`);
    const meta = page.locator('meta[http-equiv="content-security-policy"]');
    expect(`${await meta.getAttribute('content')}; frame-ancestors 'none'`).toBe(policy);
  }
});
