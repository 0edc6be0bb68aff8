import { expect, type Page, test } from '@playwright/test';
import { postAt, shows } from './fixture';
import { templates } from './pages';

const top = shows.filter(({ group }) => group === 'top');
const withHosts = shows.filter(({ hosts }) => hosts.length > 0);
const names = (some: readonly { name: string }[]) => some.map(({ name }) => name);

test('the shows in their groups, numbered through, each with its hosts and its link', async ({
  page,
}) => {
  await page.goto(templates.podcasts);
  const groups = page.locator('main section:has(h3)');
  const slugs = ['top', 'notable', 'ended'];
  await expect(groups.getByRole('heading', { level: 2 })).toHaveText([
    'Top picks',
    'Also worth hearing',
    'No longer running',
  ]);
  for (const [place, slug] of slugs.entries()) {
    const inGroup = shows.filter(({ group }) => group === slug);
    expect(inGroup.length, slug).toBeGreaterThan(1);
    await expect(groups.nth(place).getByRole('heading', { level: 3 })).toHaveText(names(inGroup));
  }

  const rows = groups.locator('ol > li:has(h3)');
  await expect(rows).toHaveCount(shows.length);
  for (const [index, { slug, name, address, hosts }] of shows.entries()) {
    const row = rows.nth(index);
    expect(await row.evaluate((item: HTMLLIElement) => item.value)).toBe(index + 1);
    await expect(row.getByRole('heading')).toHaveText(name);
    await expect(row.getByRole('link', { name, exact: true })).toHaveAttribute(
      'href',
      `/podcasts/${slug}/`,
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
  expect(new Set(marks).size).toBe(shows.length);
});

test('the home page has the top picks', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('main li h3')).toHaveText(names(top));
});

test('a post with one-item quotes numbers them through, with their links', async ({ page }) => {
  const post = postAt('six-shows-for-low-tide');
  await page.goto(templates['the first post']);
  const entries = page.locator('.prose blockquote > ol > li');
  await expect(entries).toHaveCount(6);
  for (const [index, entry] of (await entries.all()).entries()) {
    expect(
      await entry.evaluate((item: HTMLLIElement) => (item.parentElement as HTMLOListElement).start),
    ).toBe(index + 1);
    const name = (await entry.getByRole('link').first().textContent()) ?? '';
    const show = shows.find((show) => show.name === name);
    expect(await entry.getByRole('link').first().getAttribute('href')).toBe(show?.address);
    expect(show?.hosts.length, name).toBeGreaterThan(0);
    for (const host of show?.hosts ?? []) await expect(entry).toContainText(host);
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(post.text('title'));
  await expect(page.locator('main time').first()).toHaveAttribute('datetime', post.text('date'));
  await expect(entries.first().getByRole('link', { name: 'Soundings' })).toHaveAttribute(
    'href',
    'https://soundings.example/',
  );
});

test('structured data lists the shows as the page does', async ({ page }) => {
  await page.goto(templates.podcasts);
  const data = await structuredData(page);
  expect(data).toMatchObject({ '@type': 'ItemList', numberOfItems: shows.length });
  expect(
    data.itemListElement.map(
      ({
        position,
        item,
      }: {
        position: number;
        item: { name: string; url: string; author?: { name: string }[] };
      }) => [position, item.name, item.url, item.author?.map(({ name }) => name) ?? []],
    ),
  ).toEqual(shows.map(({ name, address, hosts }, index) => [index + 1, name, address, hosts]));
});

test('the page of a show says why to listen, and what is known of it', async ({ page }) => {
  expect(withHosts.length).toBeGreaterThan(5);
  for (const { slug, name, address, hosts, feed, hasSnapshot } of withHosts) {
    await page.goto(`/podcasts/${slug}/`);
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(main.getByRole('link', { name: `Listen to ${name}` })).toHaveAttribute(
      'href',
      address,
    );
    for (const host of hosts) await expect(main).toContainText(host);
    await expect(main).toContainText('New to the field?');
    // Without a snapshot of its feed nothing is claimed, and nothing looks broken.
    const status = main.getByRole('definition').first();
    if (hasSnapshot) await expect(status).not.toHaveText(/^Unknown/);
    else await expect(status).toHaveText(/^Unknown: /);
    await expect(main.getByText('Episodes are not loaded yet')).toHaveCount(
      feed && !hasSnapshot ? 1 : 0,
    );

    const data = await structuredData(page);
    expect(data).toMatchObject({ '@type': 'PodcastSeries', name, url: address });
    expect(data.webFeed).toBe(feed);
    expect(data.author.map(({ name }: { name: string }) => name)).toEqual(hosts);
    const shown = await main.innerHTML();
    const claims = [data.webFeed, ...(data.sameAs ?? []), ...data.keywords].filter(Boolean);
    expect(claims.length).toBeGreaterThan(2);
    for (const claim of claims) expect(shown).toContain(claim);
    expect(data).not.toHaveProperty('aggregateRating');
    expect(data).not.toHaveProperty('image');
  }
});

test('a post and the shows that it links to lead to each other', async ({ page }) => {
  await page.goto(templates['the first post']);
  const title = (await page.locator('h1').textContent()) ?? '';
  const hrefs = await page
    .locator('.prose a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  const mentioned = shows.filter(({ address }) => hrefs.includes(address));
  expect(mentioned).toHaveLength(6);
  const data = await structuredData(page);
  expect(data.mentions.map(({ name, url }: { name: string; url: string }) => [name, url])).toEqual(
    mentioned.map(({ name, address }) => [name, address]),
  );
  const links = page.getByRole('navigation', { name: 'Podcasts in this post' }).getByRole('link');
  await expect(links).toHaveText(names(mentioned));
  await links.first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(mentioned[0].name);
  await page.getByRole('main').getByRole('link', { name: title.trim() }).click();
  await expect(page).toHaveURL(templates['the first post']);
  await page.goto(templates['an experiment']);
  await expect(page.getByRole('navigation', { name: 'Podcasts in this post' })).toHaveCount(0);
});

async function structuredData(page: Page) {
  const scripts = page.locator('script[type="application/ld+json"]');
  return JSON.parse((await scripts.textContent()) ?? '');
}
