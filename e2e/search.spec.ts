import { expect, type Page, test } from '@playwright/test';
import { postAt, showAt, shows } from './fixture';

const SQUID = 'Identifiers & <other> squid';
const GERMAN = 'Vermessene Häfen';
const SHOWS = postAt('six-shows-for-low-tide').text('title');
const HELD = postAt('everything-a-post-can-hold').text('title');
const WATER = postAt('how-high-is-the-water').text('title');
const BUOYS = showAt('practical-buoys').name;
const MAPS = showAt('chart-room').name;
const MAX_BYTES = 100_000;

const results = (page: Page) => page.getByRole('list', { name: 'Results' }).getByRole('listitem');
const titles = (page: Page) => results(page).locator('[data-title]');
const field = (page: Page) => page.getByRole('main').getByRole('searchbox');
const opened = (query: string) => `/search/?${new URLSearchParams({ q: query })}`;

/** What is searched for, and what comes first, or among the first three; undefined where nothing is found. */
const queries: Record<string, [query: string, found: string | undefined, among?: 3]> = {
  'a word of a title': ['hold', HELD],
  'a part of a title': ['six shows', SHOWS],
  'the beginning of a word': ['instrum', BUOYS, 3],
  'another form of a word': ['measuring', SHOWS],
  'its plural': ['arrays meets', SQUID],
  'a typo': ['everithing', HELD],
  'a letter too few in a name': ['Lindqist', BUOYS],
  'two words, not side by side': ['ferry buoy', SQUID],
  'a phrase': ['"slow ferry"', SQUID],
  'a phrase across a line': ['"lantern buoy, and the lantern"', SQUID],
  'a phrase in another order': ['"ferry slow"', undefined],
  'a code identifier': ['np.dot', SQUID],
  'one with its parentheses': ['np.dot(a, b)', SQUID],
  'a part of one': ['dot', SQUID],
  'one with an underscore': ['read_csv', SQUID],
  'one in camel case': ['dataframe', SQUID],
  'a part of that': ['frame', SQUID],
  'a name with signs': ['c++', SQUID, 3],
  'a function of a code block': ['moving_average', HELD],
  'an emoji': ['🦑', SQUID],
  'a stop word beside another': ['the squid', SQUID],
  'a question': ['Which show is about maps?', MAPS, 3],
  'a host': ['Mara Lindqvist', BUOYS],
  'a word without its accents': ['cafe naivete', SQUID],
  'a word with a hyphen as two': ['well known cafe', SQUID],
  'another language, in another form': ['Außenhafen', GERMAN],
  'ß as ss': ['Fluss', GERMAN],
  'a script without spaces': ['潮汐', SQUID],
  'a script from right to left, without vowels': ['مرحبا', SQUID],
  'a heading': ['where arrays meet', SQUID],
  'all of a text that is too long': [`squid ${'ferry '.repeat(2000)}`, SQUID],
  'a word that is nowhere': ['xqzvkj', undefined],
  'a name of JavaScript': ['__proto__', undefined],
  'signs alone': ['*** ??? "" \\', undefined],
};

for (const [kind, [query, found, among = 1]] of Object.entries(queries)) {
  test(`${kind} finds what has it`, async ({ page }) => {
    await page.goto('/search/');
    await field(page).fill(query);
    const status = page.getByRole('status');
    await expect(status).toHaveText(/\S/);
    if (found === undefined) return expect(results(page)).toHaveCount(0);
    await expect
      .poll(async () => (await titles(page).allTextContents()).slice(0, among))
      .toContain(found);
  });
}

test('markup is searched for as text', async ({ page }) => {
  await page.goto(opened('<img src=x onerror="document.title=1"> squid'));
  await expect(results(page).first()).toBeVisible();
  await expect(field(page)).toHaveValue(/onerror/);
  await expect(page.locator('main img')).toHaveCount(0);
});

test('says how many there are, and marks and quotes what matches', async ({ page }) => {
  await page.goto(opened('np.dot'));
  await expect(results(page)).toHaveCount(1);
  await expect(page.getByRole('status')).toHaveText(/one/i);
  await expect(results(page).locator('mark')).toHaveText(['np.dot']);
  // Leads to the part that has it.
  await results(page).getByRole('link', { name: 'Where arrays meet' }).click();
  await expect(page).toHaveURL('/posts/squid/#where-arrays-meet');
});

test('a misspelt word finds the nearest, and says so', async ({ page }) => {
  await page.goto(opened('squidd'));
  await expect(titles(page).first()).toHaveText(SQUID);
  await expect(page.getByRole('status')).toContainText('squid');
});

test('episodes are found, and lead to their show', async ({ page }) => {
  const [show] = shows.filter(({ hasSnapshot }) => hasSnapshot);
  await page.goto(`/search/?q=${encodeURIComponent(show.name)}&kind=episode`);
  await expect(results(page).first()).toContainText(show.name);
  await titles(page).first().click();
  await expect(page).toHaveURL(`/podcasts/${show.slug}/#episodes`);
});

test('a kind and a topic narrow what is found, and the address keeps them', async ({ page }) => {
  await page.goto(opened('tide'));
  await expect(results(page).first()).toBeVisible();
  await page.getByLabel('Kind').selectOption('show');
  await expect(results(page).locator('[data-kind]').filter({ hasNotText: 'Show' })).toHaveCount(0);
  await expect(page).toHaveURL(/kind=show/);
  await page.getByLabel('Kind').selectOption('');
  const others = titles(page).filter({ hasText: SHOWS });
  await expect(others).toHaveCount(1);
  await page.getByLabel('About').selectOption('statistics');
  await expect(others).toHaveCount(0);
  await expect(titles(page).filter({ hasText: WATER })).toHaveCount(1);
  await page.reload();
  await expect(titles(page).filter({ hasText: WATER })).toHaveCount(1);
  await expect(others).toHaveCount(0);
  await expect(page.getByLabel('About')).toHaveValue('statistics');
});

for (const key of ['/', 'Control+k']) {
  test(`${key} leads to the search, and the keys through it`, async ({ page }) => {
    await page.goto('/posts/');
    await page.keyboard.press(key);
    await expect(page).toHaveURL('/search/');
    await expect(field(page)).toBeFocused();
    await page.keyboard.type('squid and/or ferry', { delay: 5 });
    await expect(field(page)).toHaveValue('squid and/or ferry');
    await expect(results(page).first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(titles(page).first()).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/posts\/squid\//);
    // The results are there again.
    await page.goBack();
    await expect(titles(page).first()).toHaveText(SQUID);
    await page.keyboard.press('Escape');
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(field(page)).toHaveValue('');
    await expect(results(page)).toHaveCount(0);
    await expect(page).toHaveURL('/search/');
  });
}

test('each search that is sent is a step back', async ({ page }) => {
  await page.goto('/search/');
  for (const query of ['squid', 'water']) {
    await field(page).fill(query);
    await field(page).press('Enter');
    await expect(page).toHaveURL(opened(query));
  }
  await page.goBack();
  await expect(field(page)).toHaveValue('squid');
  await expect(titles(page).first()).toHaveText(SQUID);
});

test('nothing is loaded before it is needed, and a query costs little', async ({ page }) => {
  const loaded: { url: string; bytes: Promise<number> }[] = [];
  page.on('requestfinished', (request) => {
    const bytes = request
      .sizes()
      .then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize);
    loaded.push({ url: request.url(), bytes });
  });
  await page.goto('/posts/');
  await page.waitForLoadState('networkidle');
  expect(loaded.filter(({ url }) => /\/search\/./.test(url))).toEqual([]);
  loaded.length = 0;
  await page.goto(opened('ferry buoy'));
  await expect(results(page).first()).toBeVisible();
  const bytes = await Promise.all(loaded.map((it) => it.bytes));
  expect(loaded.every(({ url }) => new URL(url).hostname === 'localhost')).toBe(true);
  expect(bytes.reduce((sum, it) => sum + it, 0)).toBeLessThan(MAX_BYTES);
});

test('the policy allows the script, and nothing unsafe', async ({ request }) => {
  const policyOf = async (url: string) =>
    (await request.get(url)).headers()['content-security-policy'];
  expect(await policyOf('/search/')).toMatch(/script-src 'self' .*form-action 'self'/);
  expect(await policyOf('/search/')).not.toContain('unsafe');
  expect(await policyOf('/posts/')).toMatch(/script-src 'sha256/);
});

test('the files of the index come with their types, and stay', async ({ request }) => {
  const manifest = await request.get('/search/index.json');
  const { version } = await manifest.json();
  const file = await request.get(`/search/data/${version}/terms-0.json`);
  expect(file.headers()['content-type']).toContain('application/json');
  expect(file.headers()['cache-control']).toContain('immutable');
  expect(manifest.headers()['cache-control']).not.toContain('immutable');
  const script = await request.get('/search/search.js');
  expect(script.headers()['content-type']).toContain('text/javascript');
});

test('a page that is not there offers the search', async ({ page }) => {
  await page.goto('/nothing-is-here/');
  await field(page).fill('squid');
  await field(page).press('Enter');
  await expect(page).toHaveURL(opened('squid'));
  await expect(titles(page).first()).toHaveText(SQUID);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the search leads to all titles by topic', async ({ page }) => {
    await page.goto('/nothing-is-here/');
    await field(page).fill('squid');
    await field(page).press('Enter');
    await expect(page).toHaveURL(opened('squid'));
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { name: 'statistics' })).toBeVisible();
    for (const title of [SHOWS, HELD, SQUID, BUOYS]) {
      await expect(main.getByRole('link', { name: title }).first()).toBeVisible();
    }
  });
});
