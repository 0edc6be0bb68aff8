import { expect, test } from '@playwright/test';
import { downloads } from './edge-cases';

test('a text brings along each file that it leads to, whatever its name', async ({
  page,
  request,
}) => {
  await page.goto('/posts/downloads/');
  const links = page.locator('.prose a');
  const files = Object.values(downloads);
  await expect(links).toHaveCount(files.length);
  for (const [place, file] of files.entries()) {
    const address = await links.nth(place).getAttribute('href');
    const answer = await request.get(address ?? '');
    expect(answer.status(), address ?? '').toBe(200);
    expect(await answer.text()).toBe(`What ${file} holds.\n`);
  }
});
