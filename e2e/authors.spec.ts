import { expect, test } from '@playwright/test';
import { authorAt, postAt, site } from './fixture';
import { templates } from './pages';

const { text, list } = authorAt('mara-quill');
const post = postAt('a-month-on-one-sheet');

test('a post leads from the names at its top to what is said of its authors at the end', async ({
  page,
}) => {
  await page.goto(templates['a post with a cover']);
  const header = page.locator('article > header');
  const [, plain] = post.list('authors');
  await expect(header).toContainText(plain.replaceAll(' ', '\u00a0'));
  await header.getByRole('link', { name: text('name') }).click();
  const cards = page.locator(new URL(page.url()).hash);
  await expect(cards).toBeInViewport();
  await expect(cards.getByText(text('description'))).toBeVisible();
  await expect(cards).not.toContainText(plain);
  for (const url of [...list('links'), `mailto:${text('email')}`]) {
    await expect(cards.locator(`a[href="${url}"]`)).toHaveAttribute('rel', /\bme\b/);
  }
  await cards.getByRole('link', { name: text('name') }).click();
  await expect(page).toHaveURL(templates['an author']);
});

test('the picture of an author has its size before it loads, and comes from the site', async ({
  page,
}) => {
  await page.goto(templates['a post with a cover']);
  const img = page.locator('#Authors img');
  await img.scrollIntoViewIfNeeded();
  await expect(img).toHaveAttribute('loading', 'lazy');
  const { width, height, natural, src } = await img.evaluate(async (img: HTMLImageElement) => {
    await img.decode();
    const { width, height } = img.getBoundingClientRect();
    return { width, height, natural: img.naturalWidth, src: img.currentSrc };
  });
  expect([width, height]).toEqual([72, 72]);
  expect(natural).toBeGreaterThan(0);
  expect(new URL(src).pathname).toMatch(/^\/files\/.*\.(avif|webp|png)$/);
});

test('an author has a page with their posts', async ({ page }) => {
  await page.goto(templates['an author']);
  await expect(page.getByRole('heading', { level: 1, name: text('name') })).toBeVisible();
  await expect(page.getByRole('main').getByText(text('description'))).toBeVisible();
  const links = await page
    .locator('main ol a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links).toEqual([templates['a post with a cover']]);
});

test('search engines and feeds learn who wrote a post', async ({ page, request }) => {
  await page.goto(templates['a post with a cover']);
  const data = JSON.parse(
    (await page.locator('script[type="application/ld+json"]').textContent()) ?? '',
  );
  const url = `${site.url}${templates['an author']}`;
  const [, plain] = post.list('authors');
  expect(data.author).toEqual([
    {
      '@type': 'Person',
      name: text('name'),
      url,
      image: expect.stringContaining(`${site.url}/files/`),
      sameAs: list('links'),
    },
    { '@type': 'Person', name: plain },
  ]);
  const { items } = await (await request.get('/feed.json')).json();
  const item = items.find(({ id }: { id: string }) =>
    id.endsWith(templates['a post with a cover']),
  );
  expect(item.authors).toEqual([{ name: text('name'), url }, { name: plain }]);
  const atom = await (await request.get('/feed.xml')).text();
  expect(atom).toContain(`<uri>${url}</uri>`);
});

test('the author of the site is shown where a post names nobody', async ({ page }) => {
  const keeper = authorAt('keeper');
  expect(keeper.text('name')).toBe(site.author.name);
  await page.goto(templates['an experiment']);
  await expect(page.locator('article > header')).not.toContainText(site.author.name);
  const card = page.locator('#Authors');
  await expect(card.getByText(keeper.text('description'))).toBeVisible();
  await card.getByRole('link', { name: site.author.name }).click();
  await expect(page).toHaveURL(site.author.page);
});
