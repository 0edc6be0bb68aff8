import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestSite, photo, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => {
  site = await createTestSite();
  await site.write('content/posts/a.jpg', photo(300, 200).jpeg());
});
afterAll(() => site.remove());

test('an image alone in its paragraph and with a title is a figure with a caption', async () => {
  const { html } = await site.render('![A](a.jpg "A *wave* & more")\n\n[![A](a.jpg "Two")](/b)');
  expect(html).toMatch(
    /^<figure><picture>.*<\/picture><figcaption>A \*wave\* &#x26; more<\/figcaption><\/figure>\n<figure><a href="\/b"><picture>.*<\/picture><\/a><figcaption>Two<\/figcaption><\/figure>$/,
  );
  expect(html).not.toContain('title=');
});

test('an image within a paragraph keeps its title', async () => {
  const { html } = await site.render('Text ![A](a.jpg "Title")');
  expect(html).toMatch(/^<p>Text <picture>.*title="Title".*<\/picture><\/p>$/);
});
