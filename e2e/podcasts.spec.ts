import { expect, type Page, test } from '@playwright/test';
import { templates } from './pages';

/** The author's word, from his post of June 2023: names, order, groups, hosts and main links. */
const seed = [
  ['The Super Data Science Podcast', 'https://www.superdatascience.com/podcast', ['Jon Krohn']],
  ['Practical AI', 'https://changelog.com/practicalai', ['Chris Benson', 'Daniel Whitenack']],
  [
    'The MLOps Podcast',
    'https://podcasts.apple.com/us/podcast/the-mlops-podcast/id1565390757',
    ['Demetrios Brinkmann', 'Vishnu Rachakonda'],
  ],
  ['Data Skeptic', 'https://dataskeptic.com/', ['Kyle Polich']],
  ['DataFramed', 'https://www.datacamp.com/community/podcast', ['Adel Nehme', 'Richie Cotton']],
  ['Lex Fridman Podcast', 'https://lexfridman.com/podcast/', ['Lex Fridman']],
] as const;
const TOP_PICKS = 3;

test('six shows in two groups, numbered through, each with its hosts and its link', async ({
  page,
}) => {
  await page.goto(templates.podcasts);
  const groups = page.locator('main section:has(h3)');
  await expect(groups).toHaveCount(2);
  await expect(groups.nth(0).getByRole('heading', { level: 3 })).toHaveText(
    seed.slice(0, TOP_PICKS).map(([name]) => name),
  );
  await expect(groups.nth(1).getByRole('heading', { level: 3 })).toHaveText(
    seed.slice(TOP_PICKS).map(([name]) => name),
  );

  const rows = groups.locator('ol > li:has(h3)');
  await expect(rows).toHaveCount(seed.length);
  for (const [index, [name, address, hosts]] of seed.entries()) {
    const row = rows.nth(index);
    expect(await row.evaluate((item: HTMLLIElement) => item.value)).toBe(index + 1);
    await expect(row.getByRole('heading')).toHaveText(name);
    await expect(row.getByRole('link', { name, exact: true })).toHaveAttribute(
      'href',
      /^\/podcasts\/[a-z-]+\/$/,
    );
    expect(await row.getByRole('link', { name: `Listen to ${name}` }).getAttribute('href')).toBe(
      address,
    );
    for (const host of hosts) await expect(row).toContainText(host);
  }
});

test('each show has a mark of its own', async ({ page }) => {
  await page.goto(templates.podcasts);
  const marks = await page
    .locator('main ol > li svg')
    .evaluateAll((marks) => marks.map((mark) => mark.innerHTML));
  expect(new Set(marks).size).toBe(seed.length);
});

test('the home page has the top picks', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('main li h3')).toHaveText(
    seed.slice(0, TOP_PICKS).map(([name]) => name),
  );
});

test('the first post names the shows in order, numbered 1 to 6, with their links and hosts', async ({
  page,
}) => {
  await page.goto(templates['the first post']);
  const entries = page.locator('.prose blockquote > ol > li');
  await expect(entries).toHaveCount(seed.length);
  for (const [index, [name, address, hosts]] of seed.entries()) {
    const entry = entries.nth(index);
    expect(
      await entry.evaluate((item: HTMLLIElement) => (item.parentElement as HTMLOListElement).start),
    ).toBe(index + 1);
    expect(await entry.getByRole('link', { name, exact: true }).getAttribute('href')).toBe(address);
    for (const host of hosts) await expect(entry).toContainText(host);
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    '🎙️ Data Science & ML Podcasts 2023 🎧',
  );
  await expect(page.locator('main time').first()).toHaveAttribute('datetime', '2023-06-14');
  await expect(
    entries.first().getByRole('link', { name: 'Deep Learning Illustrated' }),
  ).toHaveAttribute('href', 'https://www.deeplearningillustrated.com/');
});

test('structured data lists the shows as the page does', async ({ page }) => {
  await page.goto(templates.podcasts);
  const data = await structuredData(page);
  expect(data).toMatchObject({ '@type': 'ItemList', numberOfItems: seed.length });
  expect(
    data.itemListElement.map(
      ({
        position,
        item,
      }: {
        position: number;
        item: { name: string; url: string; author: { name: string }[] };
      }) => [position, item.name, item.url, item.author.map(({ name }) => name)],
    ),
  ).toEqual(seed.map(([name, address, hosts], index) => [index + 1, name, address, [...hosts]]));
});

test('the page of a show says why to listen, and what is known of it', async ({ page }) => {
  await page.goto(templates.podcasts);
  const urls = await page
    .locator('main h3 a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(urls).toHaveLength(seed.length);
  for (const [index, [name, address, hosts]] of seed.entries()) {
    await page.goto(urls[index]);
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(main.getByRole('link', { name: `Listen to ${name}` })).toHaveAttribute(
      'href',
      address,
    );
    for (const host of hosts) await expect(main).toContainText(host);
    await expect(main).toContainText('New to the field?');
    // Without a look at its feed nothing is claimed, and nothing looks broken.
    await expect(main.getByRole('definition').first()).toHaveText(/^Unknown: /);
    const { webFeed } = await structuredData(page);
    await expect(main.getByText('Episodes are not loaded yet')).toHaveCount(webFeed ? 1 : 0);

    const data = await structuredData(page);
    expect(data).toMatchObject({ '@type': 'PodcastSeries', name, url: address });
    expect(data.author.map(({ name }: { name: string }) => name)).toEqual([...hosts]);
    const shown = await main.innerHTML();
    for (const claim of [data.webFeed, ...data.sameAs, ...data.keywords].filter(Boolean)) {
      expect(shown).toContain(claim);
    }
    expect(data).not.toHaveProperty('aggregateRating');
    expect(data).not.toHaveProperty('image');
  }
});

test('a post and the shows that it links to lead to each other', async ({ page }) => {
  await page.goto(templates['the first post']);
  const title = (await page.locator('h1').textContent()) ?? '';
  const data = await structuredData(page);
  expect(data.mentions.map(({ name, url }: { name: string; url: string }) => [name, url])).toEqual(
    seed.map(([name, address]) => [name, address]),
  );
  const links = page.getByRole('navigation', { name: 'Podcasts in this post' }).getByRole('link');
  await expect(links).toHaveText(seed.map(([name]) => name));
  await links.first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(seed[0][0]);
  await page.getByRole('main').getByRole('link', { name: title.trim() }).click();
  await expect(page).toHaveURL(templates['the first post']);
  await page.goto(templates['an experiment']);
  await expect(page.getByRole('navigation', { name: 'Podcasts in this post' })).toHaveCount(0);
});

async function structuredData(page: Page) {
  const scripts = page.locator('script[type="application/ld+json"]');
  return JSON.parse((await scripts.textContent()) ?? '');
}
