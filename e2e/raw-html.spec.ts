import { expect, test } from '@playwright/test';
import { rawRequest } from './raw-request';

const address = '/posts/html/';

test('styles in attributes show, scripts in the text run, code in attributes is not there', async ({
  page,
}) => {
  const troubles: string[] = [];
  page.on('console', (message) => troubles.push(message.text()));
  await page.route(/\.example\//, (route) => route.fulfill({ body: '' }));
  await page.goto(address);
  const styled = page.locator('#styled');
  await expect(styled).toHaveCSS('color', 'rgb(1, 2, 3)');
  await expect(styled).toHaveAttribute('data-ran', 'yes');
  await styled.click();
  await expect(page).toHaveTitle(/Raw HTML/);
  await expect(page.locator('[style], [onclick]')).toHaveCount(0);
  // The one thing that is refused is what the build told of.
  expect(troubles.filter((text) => !text.includes('scripts.example'))).toEqual([]);
  expect(troubles).not.toEqual([]);
});

test('the policy opens for what one page holds, and on that page alone', async ({ baseURL }) => {
  const policyAt = async (path: string) =>
    String((await rawRequest(baseURL, path)).headers['content-security-policy']);
  const here = await policyAt(address);
  expect(here).toContain("img-src 'self' data: https://images.example;");
  expect(here).toContain('frame-src https://films.example;');
  expect(here).not.toContain('scripts.example');
  const elsewhere = await policyAt('/posts/no-front-matter/');
  expect(elsewhere).toContain("img-src 'self';");
  expect(elsewhere).not.toMatch(/frame-src|example/);
});

test('former addresses lead to a post', async ({ baseURL }) => {
  for (const former of [
    '/2020/01/01/html.html',
    '/old-html/',
    '/old-html',
    '/plain-html',
    '/two%20words/html.html',
    '/blog/2007/html.html',
    '/html/permalink/',
  ]) {
    const { status, headers } = await rawRequest(baseURL, former);
    expect(status, former).toBe(301);
    expect(headers.location).toBe(address);
  }
});
