import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { runAxe } from './axe';
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
    const all = document.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([disabled]), select, summary, [tabindex="0"]',
    );
    const stops = [...all].filter((element) => element.checkVisibility());
    stops.forEach((element, index) => {
      element.dataset.stop = String(index);
    });
    return stops.map((element) => element.outerHTML.slice(0, 120));
  });
  // Also where a field has the focus already.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
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
    const { elements, changed } = await page.evaluate(compareStyles, { css: css.join(''), theme });
    expect(elements, 'elements that are compared').toBeGreaterThan(20);
    expect.soft(changed, `${theme} at ${width} px`).toEqual([]);
  }
}

/**
 * Counts the elements of the page, and lists those that look different once a style sheet is added.
 * Runs in the browser.
 */
function compareStyles({ css, theme }: { css: string; theme: string }) {
  document.documentElement.dataset.theme = theme;
  const elements = [document.documentElement, ...document.body.querySelectorAll('*')];
  const properties = [...getComputedStyle(document.documentElement)].filter(
    (property) => !property.startsWith('--'),
  );
  // The page's own policy would refuse another style element.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const trimmed = elements.map(looksOf);
  document.adoptedStyleSheets = [sheet];
  const whole = elements.map(looksOf);
  document.adoptedStyleSheets = [];
  delete document.documentElement.dataset.theme;
  const changed = elements.filter((_, place) => trimmed[place] !== whole[place]);
  return {
    elements: trimmed.filter((looks) => looks.length > 1000).length,
    changed: changed.map((element) => element.outerHTML.slice(0, 120)),
  };

  /** All that is computed for an element and its marks, but for custom properties. */
  function looksOf(element: Element): string {
    const looks = ['', '::before', '::after', '::marker'].map((part) => {
      const style = getComputedStyle(element, part);
      // Most elements have no such part, and all that is said of it is what they inherit.
      const isThere = part === '' || !/^(none|normal)$/.test(style.content);
      const isMarker = part === '::marker' && getComputedStyle(element).display === 'list-item';
      if (!isThere && !isMarker) return '';
      return properties
        .map((property) => `${property}: ${style.getPropertyValue(property)}`)
        .join();
    });
    return looks.join('\n');
  }
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
      const { violations, passes } = await runAxe(page);
      expect.soft(violations, where).toEqual([]);
      expect.soft(passes, where).toBeGreaterThan(10);
      expect.soft(await scrollWidth(page), where).toBeLessThanOrEqual(width);
    }
  }
}
