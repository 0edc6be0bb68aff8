import { expect, type Page, test } from '@playwright/test';
import { templates } from './pages';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a topic narrows the list, and its address keeps it so', async ({ page }) => {
      await page.goto(templates.podcasts);
      await page
        .getByRole('navigation', { name: 'Narrow the list' })
        .getByRole('link', { name: 'data science' })
        .click();
      await expect(page).toHaveURL('/podcasts/topics/data-science/');
      await expect(names(page)).toHaveText([
        'The Super Data Science Podcast',
        'Data Skeptic',
        'DataFramed',
      ]);
      // The numbers are those of the whole list.
      const numbers = await page
        .locator('main ol > li:has(h3)')
        .evaluateAll((rows) => rows.map((row) => (row as HTMLLIElement).value));
      expect(numbers).toEqual([1, 4, 5]);
      await page.reload();
      await expect(names(page)).toHaveCount(3);
      await page.getByRole('link', { name: 'All', exact: true }).click();
      await expect(page).toHaveURL(templates.podcasts);
      await expect(names(page)).toHaveCount(6);
    });

    test('a group narrows it too', async ({ page }) => {
      await page.goto(templates.podcasts);
      await page.getByRole('link', { name: 'Also worth hearing' }).click();
      await expect(page).toHaveURL('/podcasts/groups/notable/');
      await expect(names(page)).toHaveText(['Data Skeptic', 'DataFramed', 'Lex Fridman Podcast']);
      await expect(page.getByRole('link', { name: 'Also worth hearing' })).toHaveAttribute(
        'aria-current',
        'page',
      );
    });
  });
}

test('each topic of a show leads to a list that has the show', async ({ page }) => {
  await page.goto('/podcasts/the-mlops-podcast/');
  const topics = await page
    .getByRole('definition')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(topics.length).toBeGreaterThan(2);
  for (const topic of topics) {
    await page.goto(topic);
    await expect(names(page)).toContainText(['The MLOps Podcast']);
  }
});

function names(page: Page) {
  return page.locator('main h3');
}
