import { expect, test } from '@playwright/test';
import { addresses, templates } from './pages';
import { rawRequest } from './raw-request';

const ROUND_TRIP_BYTES = 14_600;
// For the theme and for copying; a page with a player needs 300 more.
const OWN_SCRIPT_BYTES = 700;
const PLAYER_SCRIPT_BYTES = 300;

/** Bytes of HTML and CSS as they are sent with brotli, where a budget is set. */
const budgets: Record<string, number> = {
  [templates['the first post']]: 6500,
  [templates.home]: 8000,
  [templates.podcasts]: 8000,
  [templates.posts]: 8000,
};

for (const address of addresses) {
  test(`${address} arrives in one round trip`, async ({ page, baseURL }) => {
    const requests: string[] = [];
    page.on('request', (request) => {
      const isPicture = request.resourceType() === 'image' || request.url().includes('/icon.svg');
      if (!isPicture) requests.push(request.url());
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    expect(requests).toEqual([`${baseURL}${address}`]);

    const { headers, body } = await rawRequest(baseURL, address, {
      headers: { 'Accept-Encoding': 'br' },
    });
    expect(headers['content-encoding']).toBe('br');
    const budget = budgets[address] ?? ROUND_TRIP_BYTES;
    expect(body.length).toBeLessThanOrEqual(budget);

    // Structured data and the rules of what to get ready are data: they run nothing.
    const scripts = await page
      .locator('script:not([type="application/ld+json"], [type="speculationrules"])')
      .evaluateAll((all) => all.map((script) => script.textContent ?? ''));
    const hasPlayer = (await page.locator('[data-embed]').count()) > 0;
    expect(scripts.join('').length).toBeLessThanOrEqual(
      OWN_SCRIPT_BYTES + (hasPlayer ? PLAYER_SCRIPT_BYTES : 0),
    );
    expect(scripts.join('')).not.toMatch(/__next|\$R[A-Z]|TURBOPACK/);
  });
}
