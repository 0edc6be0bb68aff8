import { expect, type Page, test } from '@playwright/test';
import { parseOpml } from 'feedsmith';
import { runAxe } from '../axe';
import { breakingShow, germanShow, manyShows, restingShow } from '../many-podcasts';
import { schemes, widths } from '../pages';
import { rawRequest } from '../raw-request';
import { copyFolder, serve } from '../site-copy';

let site: Awaited<ReturnType<typeof serve>>;
test.beforeAll(async () => {
  site = await serve(copyFolder('many-podcasts'));
});
test.afterAll(() => site.stop());

const running = manyShows.filter((show) => show !== restingShow);
const inOrder = [...running, restingShow].map(({ name }) => name);
const PHONE = { width: 390, height: 844 };

for (const path of ['/podcasts/', '/podcasts/a-z/', '/podcasts/topics/', '/podcasts/new/']) {
  test(`${path} arrives in one round trip`, async () => {
    const { headers } = await rawRequest(site.url, path, {
      headers: { 'Accept-Encoding': 'br' },
    });
    expect(Number(headers['content-length'])).toBeLessThan(14_600);
  });
}

test('all shows are within twelve screens of a phone, numbered on one line each', async ({
  page,
}) => {
  await page.setViewportSize(PHONE);
  await page.goto(`${site.url}/podcasts/`);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(height / PHONE.height).toBeLessThan(12);
  await expect(names(page)).toHaveText(inOrder);
  for (const width of widths) {
    await page.setViewportSize({ width, height: PHONE.height });
    // A number that breaks is as high as two lines.
    const heights = await page.locator('main ol > li article').evaluateAll((rows) =>
      rows.map((row) => {
        const { height, lineHeight, width } = getComputedStyle(row, '::before');
        return (
          Number.parseFloat(height) / Number.parseFloat(lineHeight) + (width === '0px' ? 9 : 0)
        );
      }),
    );
    expect(Math.max(...heights), `${width} px`).toBeLessThan(1.5);
  }
});

test('numbers of three digits stay on one line in short lists too', async ({ page }) => {
  for (const width of widths) {
    await page.setViewportSize({ width, height: PHONE.height });
    await page.goto(`${site.url}/podcasts/topics/topic-29/`);
    const row = page.locator('main ol > li').last();
    const { number, room } = await row.locator('article').evaluate((article) => {
      const { whiteSpace, fontWeight, fontSize, fontFamily, content } = getComputedStyle(
        article,
        '::before',
      );
      const context = document.createElement('canvas').getContext('2d');
      const number = String((article.parentElement as HTMLLIElement).value);
      if (!context || whiteSpace !== 'nowrap' || !content.includes(`"${number}"`))
        throw new Error(content);
      context.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      const text = article.querySelector('h3')?.getBoundingClientRect().left ?? 0;
      const mark = article.querySelector('svg')?.getBoundingClientRect();
      const { left } = article.getBoundingClientRect();
      // On a phone, the mark is below the number.
      const next = mark && mark.left > left ? mark.left : text;
      return { number: context.measureText(number).width, room: next - left };
    });
    expect(number).toBeGreaterThan(20);
    expect(number).toBeLessThan(room);
  }
});

test('the number that is drawn is that of the whole list, at every load', async ({ page }) => {
  for (const path of ['/podcasts/', '/podcasts/a-z/', '/podcasts/topics/topic-29/']) {
    for (let load = 0; load < 5; load += 1) {
      await page.goto(site.url + path);
      const numbers = await page.locator('main ol > li:has(h3)').evaluateAll((rows) =>
        rows.map((row) => {
          const [article] = row.children;
          return [getComputedStyle(article, '::before').content, (row as HTMLLIElement).value];
        }),
      );
      expect(numbers.length).toBeGreaterThan(3);
      for (const [drawn, value] of numbers) expect(String(drawn)).toContain(`"${value}"`);
    }
  }
});

test('the keyboard reaches the file of all shows within 20 stops', async ({ page }) => {
  await page.goto(`${site.url}/podcasts/`);
  const stops: string[] = [];
  while (stops.length < 20 && !stops.includes('/podcasts.opml')) {
    await page.keyboard.press('Tab');
    const href = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    stops.push(href ?? '');
  }
  expect(stops).toContain('/podcasts.opml');
});

test('what is typed narrows the list, whatever its case and accents, and says how many are left', async ({
  page,
}) => {
  const troubles: string[] = [];
  page.on('console', (message) => troubles.push(message.text()));
  await page.goto(`${site.url}/podcasts/`);
  const field = page.getByRole('searchbox');
  await field.fill('emile north');
  const left = manyShows.filter(
    ({ name, hosts }) => name.includes('Northern') && hosts.includes('Émile Ferro'),
  );
  expect(left.length).toBeGreaterThan(1);
  await expect(page.locator('main h3:visible')).toHaveText(left.map(({ name }) => name));
  await expect(page.getByRole('status')).toHaveText(new RegExp(` ${left.length}$`));
  await field.fill('nobody');
  await expect(page.locator('main h3:visible')).toHaveCount(0);
  await expect(page.locator('main section:has(h3):visible')).toHaveCount(0);
  await field.fill('');
  await expect(page.locator('main h3:visible')).toHaveCount(manyShows.length);
  await expect(page.getByRole('status')).toHaveText('');
  expect(troubles).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('there is no field, and the list is whole', async ({ page }) => {
    await page.goto(`${site.url}/podcasts/`);
    await expect(page.getByRole('searchbox')).toHaveCount(0);
    await expect(names(page)).toHaveCount(manyShows.length);
  });
});

test('topics come with their counts, further ones behind a disclosure', async ({ page }) => {
  await page.goto(`${site.url}/podcasts/`);
  const filter = page.getByRole('navigation', { name: 'Narrow the list' });
  const topics = filter.locator('a[href^="/podcasts/topics/"]');
  await expect(topics).toHaveCount(30);
  await expect(topics.filter({ visible: true })).toHaveCount(10);
  await filter.getByText('20 more topics').click();
  await expect(topics.filter({ visible: true })).toHaveCount(30);
  await page.goto(`${site.url}/podcasts/topics/`);
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(30);
});

test('from A to Z, an article counts for nothing', async ({ page }) => {
  await page.goto(`${site.url}/podcasts/`);
  await page.getByRole('link', { name: 'A to Z' }).click();
  await page.waitForURL(`${site.url}/podcasts/a-z/`);
  const shown = await names(page).allTextContents();
  expect(shown).toHaveLength(manyShows.length);
  const sorted = shown.map((name) => name.replace(/^The /, ''));
  expect(sorted).toEqual(
    sorted.toSorted((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base', numeric: true })),
  );
});

test('a show that is silent for a year rests: in a group of its own, and in no list to follow', async ({
  page,
}) => {
  await page.goto(`${site.url}/podcasts/groups/resting/`);
  await expect(names(page)).toHaveText([restingShow.name]);
  await page.goto(`${site.url}/podcasts/${restingShow.slug}/`);
  await expect(page.getByRole('definition').first()).toHaveText(/^Resting: no episode/);
  expect(await namesInOpml('/podcasts.opml')).toEqual(running.map(({ name }) => name));
  expect(await namesInOpml('/podcasts/opml/archive.opml')).toEqual([restingShow.name]);
});

test('breaks and other languages are said in the list', async ({ page }) => {
  await page.goto(`${site.url}/podcasts/`);
  await expect(rowOf(page, germanShow.name)).toContainText('German');
  await expect(rowOf(page, breakingShow.name)).toContainText(/no episode since/);
  await page.goto(`${site.url}/podcasts/${breakingShow.slug}/`);
  await expect(page.getByRole('definition').first()).toHaveText(/^On a break: .* 70 days/);
});

test('a show leads to the ones before and after it, and says how many episodes there are', async ({
  page,
}) => {
  const [before, show, after] = manyShows.slice(9, 12);
  await page.goto(`${site.url}/podcasts/${show.slug}/`);
  const neighbours = page.getByRole('navigation', { name: 'Other shows' }).getByRole('link');
  await expect(neighbours).toHaveText([new RegExp(before.name), new RegExp(after.name)]);
  const episodes = page.getByRole('region', { name: 'Newest episodes' });
  await expect(episodes).toContainText('300 episodes');
  await expect(episodes.getByRole('listitem').first()).toContainText('What a gauge says');
  await expect(episodes.getByRole('listitem').nth(1)).toContainText('Bonus, Season 2, Episode 299');
});

test('the newest episodes of all shows are on one page, by day', async ({ page }) => {
  await page.goto(`${site.url}/podcasts/`);
  await page.getByRole('link', { name: 'New episodes', exact: true }).click();
  const days = page.locator('main section h2');
  await expect(days.nth(1)).toBeAttached();
  const first = page.locator('main section').first().getByRole('listitem').first();
  await expect(first.getByRole('link').first()).toHaveAttribute('href', /^\/podcasts\/show-/);
  await expect(first).toContainText('What a gauge says');
});

for (const colorScheme of schemes) {
  test(`axe has nothing to say of these pages in ${colorScheme} mode`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const path of ['/podcasts/', '/podcasts/a-z/', '/podcasts/topics/', '/podcasts/new/']) {
      await page.goto(site.url + path);
      const { violations, passes } = await runAxe(page);
      expect(violations, path).toEqual([]);
      expect(passes).toBeGreaterThan(10);
    }
  });
}

async function namesInOpml(path: string) {
  const { body } = parseOpml(String((await rawRequest(site.url, path)).body));
  return body?.outlines?.map(({ text }) => text);
}

function rowOf(page: Page, name: string) {
  return page.locator('main ol > li', { hasText: name });
}

function names(page: Page) {
  return page.locator('main h3');
}
