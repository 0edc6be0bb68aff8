import { expect, type Page, test } from '@playwright/test';
import { shows } from './fixture';
import { templates } from './pages';

const about = (topic: RegExp) => shows.filter(({ topics }) => topics.some((it) => topic.test(it)));
const namesOf = (some: readonly { name: string }[]) => some.map(({ name }) => name);

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a topic narrows the list, and its address keeps it so', async ({ page }) => {
      // One of its shows writes it otherwise.
      const expected = about(/^tide +tables$/i);
      expect(expected.length).toBeGreaterThan(3);
      await page.goto(templates.podcasts);
      await page
        .getByRole('navigation', { name: 'Narrow the list' })
        .getByRole('link', { name: 'tide tables' })
        .click();
      await expect(page).toHaveURL(templates['a topic']);
      await expect(names(page)).toHaveText(namesOf(expected));
      // The numbers are those of the whole list.
      const numbers = await page
        .locator('main ol > li:has(h3)')
        .evaluateAll((rows) => rows.map((row) => (row as HTMLLIElement).value));
      expect(numbers).toEqual(expected.map((show) => shows.indexOf(show) + 1));
      await page.reload();
      await expect(names(page)).toHaveCount(expected.length);
      await page.getByRole('link', { name: 'All', exact: true }).click();
      await expect(page).toHaveURL(templates.podcasts);
      await expect(names(page)).toHaveCount(shows.length);
    });

    test('a group narrows it too', async ({ page }) => {
      await page.goto(templates.podcasts);
      await page.getByRole('link', { name: 'Also worth hearing' }).click();
      await expect(page).toHaveURL('/podcasts/groups/notable/');
      await expect(names(page)).toHaveText(
        namesOf(shows.filter(({ group }) => group === 'notable')),
      );
      await expect(page.getByRole('link', { name: 'Also worth hearing' })).toHaveAttribute(
        'aria-current',
        'page',
      );
    });
  });
}

test('each topic of a show leads to a list that has the show', async ({ page }) => {
  const [show] = about(/^sediment$/);
  await page.goto(`/podcasts/${show.slug}/`);
  const links = page.getByRole('definition').getByRole('link');
  await expect(links).toHaveText(show.topics);
  for (const topic of await links.evaluateAll((all) => all.map((it) => it.getAttribute('href')))) {
    await page.goto(topic ?? '');
    await expect(names(page)).toContainText([show.name]);
  }
});

function names(page: Page) {
  return page.locator('main h3');
}
