import { expect, test } from '@playwright/test';
import { site } from './fixture';
import { rawRequest } from './raw-request';

// The page about the author.
const about = site.menu.find(({ url }) => url === site.author.page);

test('a page is fetched when the pointer rests on its link, and a feed is not', async ({
  page,
}) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Preload.enable');
  const prepared = new Set<string>();
  cdp.on('Preload.prerenderStatusUpdated', ({ key }) => prepared.add(new URL(key.url).pathname));
  const troubles: string[] = [];
  page.on('console', (message) => troubles.push(message.text()));
  await page.goto('/');
  await page.getByRole('link', { name: 'Feed', exact: true }).hover();
  await page.waitForTimeout(500);
  await page
    .getByRole('navigation', { name: 'Site' })
    .getByRole('link', { name: about?.label })
    .hover();
  await expect.poll(() => [...prepared]).toEqual([about?.url]);
  expect(troubles).toEqual([]);
});

test('pages fade into each other, and do not where motion is unwelcome', async ({
  page,
  baseURL,
}) => {
  const html = String((await rawRequest(baseURL, '/')).body);
  expect(html).toMatch(
    /@media \(prefers-reduced-motion: ?no-preference\)\{@view-transition\{navigation:auto\}/,
  );
  for (const [reducedMotion, fades] of [
    ['no-preference', true],
    ['reduce', false],
  ] as const) {
    await page.emulateMedia({ reducedMotion });
    await page.goto('/');
    await page.evaluate(() => {
      addEventListener('pageswap', (event) =>
        sessionStorage.setItem('fades', String(Boolean(event.viewTransition))),
      );
    });
    await page
      .getByRole('navigation', { name: 'Site' })
      .getByRole('link', { name: about?.label })
      .click();
    await expect(page).toHaveURL(site.author.page);
    expect(await page.evaluate(() => sessionStorage.getItem('fades'))).toBe(String(fades));
  }
});
