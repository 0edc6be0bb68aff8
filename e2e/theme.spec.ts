import { expect, type Page, test } from '@playwright/test';
import { schemes } from './pages';

/** Whether the page's background is dark, whatever notation the browser gives its colour in. */
const isDark = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
    canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data[0] < 100;
  });

for (const colorScheme of schemes) {
  test(`a ${colorScheme} system gives a ${colorScheme} page`, async ({ browser }) => {
    const page = await (await browser.newContext({ colorScheme })).newPage();
    await page.goto('/');
    expect(await isDark(page)).toBe(colorScheme === 'dark');
  });

  test(`the switch turns a ${colorScheme} page over and the choice lasts`, async ({ browser }) => {
    const page = await (await browser.newContext({ colorScheme })).newPage();
    await page.goto('/');
    const other = colorScheme === 'dark' ? 'Light' : 'Dark';
    await page.getByRole('button', { name: `${other} theme` }).click();
    expect(await isDark(page)).toBe(colorScheme === 'light');
    await page.goto('/podcasts/');
    expect(await isDark(page)).toBe(colorScheme === 'light');
    await page
      .getByRole('button', { name: `${colorScheme === 'dark' ? 'Dark' : 'Light'} theme` })
      .click();
    expect(await isDark(page)).toBe(colorScheme === 'dark');
  });
}

test('a remembered choice is there before anything is painted', async ({ browser }) => {
  const context = await browser.newContext({ colorScheme: 'light' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    localStorage.setItem('theme', 'dark');
    // The body begins after the head is read: whatever is painted comes later than this.
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      observer.disconnect();
      Object.assign(window, { themeAtBody: document.documentElement.dataset.theme });
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto('/');
  expect(await page.evaluate(() => (window as { themeAtBody?: string }).themeAtBody)).toBe('dark');
});

test('where storage is forbidden the switch still works', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  const errors: unknown[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.goto('/');
  await page.getByRole('button', { name: 'Dark theme' }).click();
  expect(await isDark(page)).toBe(true);
  expect(errors).toEqual([]);
});
