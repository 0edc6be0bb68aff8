import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { fixture } from './fixture';
import { schemes, templates, widths } from './pages';

// What holds for the look of every page, each template looked at in one visit.

test.use({ contextOptions: { reducedMotion: 'reduce' }, viewport: { width: 1280, height: 800 } });

for (const [name, address] of Object.entries(templates)) {
  test(`${name} is reached, read and seen by everybody`, async ({ page }) => {
    await page.goto(address);
    await test.step('each stop of the Tab key is seen', () => checkStops(page));
    await test.step('it never scrolls sideways', () => checkWidth(page));
    await test.step('it looks as with the whole style sheet', () => checkTrimmedStyle(page));
    await test.step('axe finds nothing', () => checkWithAxe(page));
  });
}

/** Presses Tab through the page, and compares where the focus goes with what can have it. */
async function checkStops(page: Page) {
  const expected = await page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>('a[href], button, summary, [tabindex="0"]');
    const stops = [...all].filter((element) => element.checkVisibility());
    stops.forEach((element, index) => {
      element.dataset.stop = String(index);
    });
    return stops.map((element) => element.outerHTML.slice(0, 120));
  });
  // To skip to the content, the name of the site, its menu, the theme and the footer's links at least.
  expect(expected.length).toBeGreaterThan(8);
  const reached: (string | undefined)[] = [];
  for (const _ of expected) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const { outlineStyle, outlineWidth, opacity } = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      const hasRing = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      return {
        index: Number(element.dataset.stop),
        isSeen: hasRing && opacity === '1' && width > 0 && height > 0,
      };
    });
    reached.push(expected[stop.index]);
    expect.soft(stop.isSeen, `${expected[stop.index]} has a ring`).toBe(true);
  }
  expect.soft(reached).toEqual(expected);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
}

async function checkWidth(page: Page) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    expect.soft(await scrollWidth(page), `at ${width} px`).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 390, height: 800 });
  await setFontSize(page, '200%');
  expect.soft(await scrollWidth(page), 'with letters of twice the size').toBeLessThanOrEqual(390);
  await setFontSize(page, '');
}

function scrollWidth(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

async function setFontSize(page: Page, size: string) {
  await page.evaluate((size) => {
    document.documentElement.style.fontSize = size;
  }, size);
}

const chunks = path.join(fixture, '.next/static/chunks');

/** Compares how the page looks with its own part of the style sheet and with the whole. */
async function checkTrimmedStyle(page: Page) {
  const files = (await readdir(chunks)).filter((file) => file.endsWith('.css'));
  expect(files.length).toBeGreaterThan(0);
  const css = await Promise.all(files.map((file) => readFile(path.join(chunks, file), 'utf8')));
  for (const [width, theme] of [
    [390, 'light'],
    [1280, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate((theme) => {
      document.documentElement.dataset.theme = theme;
    }, theme);
    const trimmed = await computedStyles(page);
    expect(trimmed.length).toBeGreaterThan(20);
    // Its own policy would refuse another style element.
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    }, css.join(''));
    expect.soft(await computedStyles(page), `${theme} at ${width} px`).toEqual(trimmed);
    await page.evaluate(() => {
      document.adoptedStyleSheets = [];
    });
  }
  await page.evaluate(() => {
    delete document.documentElement.dataset.theme;
  });
}

/** The name of each element and a digest of how it and its marks look, but for custom properties. */
function computedStyles(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Promise.all(
      [document.documentElement, ...document.body.querySelectorAll('*')].map(async (element) => {
        const looks = ['', '::before', '::after', '::marker'].map((part) => {
          const style = getComputedStyle(element, part);
          // Most elements have no such part, and all that is said of it is what they inherit.
          const isThere = part === '' || !/^(none|normal)$/.test(style.content);
          const isMarker = part === '::marker' && getComputedStyle(element).display === 'list-item';
          if (!isThere && !isMarker) return '';
          return [...style]
            .filter((property) => !property.startsWith('--'))
            .map((property) => `${property}: ${style.getPropertyValue(property)}`)
            .join('; ');
        });
        const bytes = new TextEncoder().encode(looks.join('\n'));
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes));
        return `${element.tagName} ${element.className} ${digest.join(' ')}`;
      }),
    ),
  );
}

/** Runs axe on all that the page has, what is folded included. */
async function checkWithAxe(page: Page) {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const where = `${colorScheme} at ${width} px`;
      const { violations, passes } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
      expect.soft(found, where).toEqual([]);
      expect.soft(passes.length, where).toBeGreaterThan(10);
      expect.soft(await scrollWidth(page), where).toBeLessThanOrEqual(width);
    }
  }
}
