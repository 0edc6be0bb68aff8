import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { templates } from './pages';

// To add the whole style sheet, which the page's own policy would refuse.
test.use({ bypassCSP: true });

const chunks = fileURLToPath(new URL('../.next/static/chunks', import.meta.url));

for (const [name, address] of Object.entries(templates)) {
  test(`${name} looks as with the whole style sheet`, async ({ page }) => {
    const files = (await readdir(chunks)).filter((file) => file.endsWith('.css'));
    expect(files.length).toBeGreaterThan(0);
    const css = await Promise.all(files.map((file) => readFile(path.join(chunks, file), 'utf8')));
    for (const [width, theme] of [
      [390, 'light'],
      [1280, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(address);
      await page.evaluate((theme) => {
        document.documentElement.dataset.theme = theme;
      }, theme);
      const trimmed = await computedStyles(page);
      await page.addStyleTag({ content: css.join('') });
      expect(await computedStyles(page)).toEqual(trimmed);
    }
  });
}

/** What each element of the page and its marks look like, but for custom properties: its name and a digest. */
function computedStyles(page: Page) {
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
