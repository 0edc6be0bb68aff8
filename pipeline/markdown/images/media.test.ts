import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestSite, photo, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => {
  site = await createTestSite();
});
afterAll(() => site.remove());

test('audio and video files beside a Markdown file are published unchanged', async () => {
  await site.write('content/posts/a.mp4', 'film');
  await site.write('content/posts/a.jpg', photo(30, 20).jpeg());
  const { html, assets } = await site.render(
    '<video poster="a.jpg"><source src="./a.mp4#t=5"></video><audio src="gone.mp3"></audio>',
  );
  expect(html).toMatch(/poster="\/files\/a-\w+\.jpg"><source src="\/files\/a-\w+\.mp4#t=5">/);
  expect((await site.readAsset(assets[1])).toString()).toBe('film');
});

test('a missing audio file is an error', async () => {
  expect((await site.render('<audio src="gone.mp3"></audio>')).diagnostics).toEqual([
    {
      severity: 'error',
      line: 1,
      column: 1,
      message: 'file not found: content/posts/gone.mp3',
      hint: 'put the file there, or correct the URL',
    },
  ]);
});
