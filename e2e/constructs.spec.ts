import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { fixture } from './fixture';
import { schemes, templates } from './pages';

const posts = [templates['an experiment'], templates['a post']];
const read = (file: string) => readFile(path.join(fixture, 'content/posts', file), 'utf8');

/** The contrast of a text with what is behind it (WCAG 2.2, 1.4.3), as it is drawn. */
function contrast(text: Locator): Promise<number> {
  return text.evaluate((element) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const luminance = (colour: string) => {
      if (!canvas) throw new Error('no canvas');
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    let behind: Element | null = element;
    const backgroundOf = (one: Element) => getComputedStyle(one).backgroundColor;
    while (behind && /^rgba\(0, 0, 0, 0\)$|transparent/.test(backgroundOf(behind))) {
      behind = behind.parentElement;
    }
    const colours = [getComputedStyle(element).color, behind ? backgroundOf(behind) : 'white'];
    const [dark, light] = colours.map(luminance).sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  });
}

for (const colorScheme of schemes) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('code has colours, all of them to be read', async ({ page }) => {
      await page.goto(templates['a post']);
      const colours = new Set<string>();
      for (const kind of ['keyword', 'function', 'string', 'constant', 'comment']) {
        const token = page.locator(`.prose pre .${kind}`).first();
        expect(await contrast(token), kind).toBeGreaterThanOrEqual(4.5);
        colours.add(await token.evaluate((element) => getComputedStyle(element).color));
      }
      expect(colours.size).toBe(5);
      // On marked, new and old lines too.
      for (const kind of ['marked', 'added', 'removed']) {
        const tokens = await page.locator(`.prose .line.${kind} *`).all();
        expect(tokens.length, kind).toBeGreaterThan(0);
        for (const token of tokens) {
          expect(await contrast(token), kind).toBeGreaterThanOrEqual(4.5);
        }
      }
    });

    test('a chart and a diagram are drawn in the colours of the page', async ({ page }) => {
      await page.goto(templates['an experiment']);
      const ink = await page.evaluate(() => getComputedStyle(document.body).color);
      const chart = page.getByRole('img', { name: 'How far the mean is off' });
      const label = chart.locator('text', { hasText: 'minutes of readings' });
      expect(await label.evaluate((text) => getComputedStyle(text).fill)).toBe(ink);
      const lines = chart.locator('path[stroke-width="2"]:not([fill])');
      const strokes = await lines.evaluateAll((all) =>
        all.map((line) => getComputedStyle(line).stroke),
      );
      expect(new Set(strokes).size).toBe(2);
      // The colours of the scheme, and not the fallback for readers without it.
      for (const stroke of strokes) expect(stroke).toMatch(/^oklch/);
      const box = page.getByRole('img', { name: 'Two questions' }).locator('path').first();
      expect(await box.evaluate((path) => getComputedStyle(path).stroke)).toBe(ink);
    });
  });
}

test('formulas are drawn without a script, a font or a style sheet', async ({ page }) => {
  const requests: string[] = [];
  page.on('request', (request) => {
    if (!request.url().includes('/icon.svg')) requests.push(request.resourceType());
  });
  await page.goto(templates['an experiment'], { waitUntil: 'networkidle' });
  expect(requests.filter((type) => !/^(document|image)$/.test(type))).toEqual([]);
  const blocks = page.locator('.prose math[display=block]');
  await expect(blocks).toHaveCount(3);
  const sum = blocks.first().locator('munderover');
  const [sumBox, fraction] = await Promise.all([
    sum.boundingBox(),
    blocks.first().locator('mfrac').boundingBox(),
  ]);
  // Limits stand over and under the sum, and a fraction is higher than a line.
  expect(sumBox?.height).toBeGreaterThan(30);
  expect(fraction?.height).toBeGreaterThan(24);
  await expect(page.locator('.prose')).not.toContainText(/\$|\\frac/);
});

test('a block of code has its title, its marks and its numbers, and none of them is copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(templates['a post']);
  const block = page.locator('.code', { hasText: 'average.py' }).last();
  await expect(block.locator('.title')).toHaveText('average.py');
  await expect(block.locator('.marked')).toContainText('return [sum');
  await block.hover();
  await block.getByRole('button', { name: 'Copy the code' }).click();
  await expect(block.getByRole('button')).toHaveText('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^def moving_average/);
  expect(copied.trim().split('\n')).toHaveLength(3);
});

test('a chart tells its data, and a diagram its connections', async ({ page }) => {
  await page.goto(templates['an experiment']);
  const chart = page.locator('figure.chart');
  await expect(chart.getByRole('table')).toBeHidden();
  await chart.getByText('Data', { exact: true }).click();
  const table = chart.getByRole('table');
  const [header, ...rows] = (await read('gauge/errors.csv')).trim().split('\n');
  const columns = await table.getByRole('columnheader').allTextContents();
  expect(columns.sort()).toEqual(header.split(',').sort());
  await expect(table.getByRole('row')).toHaveCount(1 + rows.length);
  const diagram = page.locator('figure.diagram');
  await diagram.getByText('Connections').click();
  await expect(diagram.getByRole('listitem')).toHaveText([
    'readings of an hour → is it calm? (mean)',
    'is it calm? → still level (yes)',
    'is it calm? → wait (no)',
  ]);
});

test('a picture comes in the best format and a size for the screen, and moves nothing', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const pictures: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/files/')) pictures.push(request.url());
  });
  await page.goto(templates['an experiment'], { waitUntil: 'networkidle' });
  // Far below the fold, nothing is asked for.
  expect(pictures).toEqual([]);
  const picture = page.getByRole('img', { name: 'Thirty bands of blue' });
  const heightOf = async () => (await picture.boundingBox())?.height ?? 0;
  const before = await heightOf();
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);
  // Less than a pixel, since its sizes are whole ones.
  expect(Math.abs((await heightOf()) - before)).toBeLessThan(1);
  expect(before).toBeGreaterThan(100);
  expect(pictures).toEqual([expect.stringMatching(/month-[\da-f]+-480\.(avif|webp|png)$/)]);
  await expect(page.locator('figure', { has: picture }).locator('figcaption')).toContainText(
    'A month at one gauge',
  );
});

test('a footnote leads to its text and back', async ({ page }) => {
  await page.goto(templates['an experiment']);
  await page.locator('.prose sup a').first().click();
  await expect(page).toHaveURL(/#fn-datum$/);
  await expect(page.locator(':target')).toContainText('A brass bolt');
  await page.getByRole('link', { name: 'Back to reference 1' }).click();
  await expect(page).toHaveURL(/#fnref-datum$/);
  await expect(page.locator(':target')).toHaveCount(1);
});

test('notes, definitions and tasks are what they are called', async ({ page }) => {
  await page.goto(templates['an experiment']);
  await expect(page.getByRole('complementary')).toContainText('Warning');
  await expect(page.getByRole('term')).toHaveText(['Still water level', 'Datum']);
  await expect(page.getByRole('definition')).toHaveCount(2);
  await expect(page.getByRole('checkbox', { name: 'Done', checked: true })).toHaveCount(2);
  await expect(page.getByRole('table').first()).toBeVisible();
});

test('typed quotes and dashes are set, and code keeps its own', async ({ page }) => {
  await page.goto(templates['a post']);
  await expect(page.locator('.prose')).toContainText('“so” – and');
  await expect(page.locator('.prose p code', { hasText: /^--$/ })).toHaveCount(1);
  await expect(page.locator('.prose')).toContainText('is 🎧');
});

test('a file beside a post comes along, and a post is found by its file', async ({ page }) => {
  await page.goto(templates['an experiment']);
  const href = await page.getByRole('link', { name: 'whole script' }).getAttribute('href');
  const script = await page.request.get(href ?? '');
  expect(script.status()).toBe(200);
  expect(await script.text()).toBe(await read('gauge/still.py'));
  expect(script.headers()['cache-control']).toContain('immutable');
  await page.goto(templates['a post']);
  await page.getByRole('link', { name: 'about shows' }).click();
  await expect(page).toHaveURL(templates['the first post']);
});

test('where scripts do not run, all is there and no button promises more', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const address of posts) {
    await page.goto(address);
    await expect(page.getByRole('button')).toHaveCount(0);
    const figures = await page.locator('.prose figure').all();
    expect(figures.length, address).toBeGreaterThan(2);
    for (const figure of figures) await expect(figure).toBeVisible();
  }
  await expect(page.getByRole('link', { name: 'Listen on Apple Podcasts' })).toHaveAttribute(
    'href',
    /^https:\/\/podcasts\.apple\.com\//,
  );
  await context.close();
});

for (const address of posts) {
  test(`wide things on ${address} scroll by themselves at 320 px, with the keyboard too`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(address);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const wide = await page.locator('.prose *').evaluateAll((all) =>
      all
        .filter(
          (element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0,
        )
        .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX))
        .map((element) => ({
          html: element.outerHTML.slice(0, 120),
          tabIndex: (element as HTMLElement).tabIndex,
        })),
    );
    expect(wide.length).toBeGreaterThan(0);
    expect(wide.filter(({ tabIndex }) => tabIndex < 0)).toEqual([]);
  });
}
