import { expect, test } from '@playwright/test';

test('a script that gets into a page does not run', async ({ page }) => {
  await page.goto('/');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.head.append(script);
    document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.ran = true">');
    return new Promise((resolve) => setTimeout(() => resolve('ran' in window), 200));
  });
  expect(ran).toBe(false);
});

// The criteria of MDN's HTTP Observatory that are about headers; A+ is 100 points and more.
// https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring
test('the headers earn an A+', async ({ request }) => {
  const response = await request.get('/', { headers: { 'X-Forwarded-Proto': 'https' } });
  const headers = response.headers();
  // Policy: default-src 'none', nothing unsafe, frames closed (+10, +5 for frame-ancestors).
  expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  expect(headers['content-security-policy']).not.toContain('unsafe');
  // Cookies, cross-origin sharing and scripts of other hosts: there are none (0).
  expect(headers['set-cookie']).toBeUndefined();
  expect(headers['access-control-allow-origin']).toBeUndefined();
  expect(await response.text()).not.toMatch(/<script[^>]+src=/);
  // Transport: at least six months (0).
  const [, seconds] = /max-age=(\d+)/.exec(headers['strict-transport-security']) ?? [];
  expect(Number(seconds)).toBeGreaterThanOrEqual(15_768_000);
  // Referrer (+5), sniffing (0).
  expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
  expect(headers['x-content-type-options']).toBe('nosniff');
  // No header tells what serves it.
  expect(headers['x-powered-by']).toBeUndefined();
  expect(headers.server ?? '').not.toMatch(/\d/);
});
