import { expect, test } from '@playwright/test';
import { postAt } from './fixture';

const slugs = ['reading-a-gauge', 'cleaning-the-readings', 'predicting-the-next-tide'];
const urls = slugs.map((slug) => `/posts/${slug}/`);
const name = postAt(slugs[0]).text('series');

for (const [index, url] of urls.entries()) {
  test(`part ${index + 1} of a series leads to the others`, async ({ page }) => {
    await page.goto(url);
    const list = page.locator('section[aria-labelledby="Series"]');
    // One spelling, whichever each part has.
    await expect(list.getByRole('heading')).toContainText(name);
    const links = list.getByRole('listitem').getByRole('link');
    await expect(links).toHaveText(slugs.map((slug) => postAt(slug).text('title')));
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual(
      urls,
    );
    await expect(list.locator('[aria-current="page"]')).toHaveAttribute('href', url);
    await page.getByRole('link', { name, exact: true }).click();
    await expect(list.getByRole('heading')).toBeInViewport();
    const prev = page.locator('main a[rel="prev"]');
    const next = page.locator('main a[rel="next"]');
    if (index > 0) await expect(prev).toHaveAttribute('href', urls[index - 1]);
    if (index < 2) await expect(next).toHaveAttribute('href', urls[index + 1]);
    // After the last part the way goes on in time.
    await expect(next).toHaveCount(1);
  });
}

test('search engines are told of the series and the part', async ({ page }) => {
  await page.goto(urls[1]);
  const json = await page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(json ?? '')).toMatchObject({
    isPartOf: { '@type': 'CreativeWorkSeries', name },
    position: 2,
  });
});

test('a post without a series has none', async ({ page }) => {
  await page.goto('/posts/everything-a-post-can-hold/');
  await expect(page.locator('#Series')).toHaveCount(0);
});
