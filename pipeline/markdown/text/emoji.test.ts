import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

test('shortcodes are emoji, also one after the other', async () => {
  const { html } = await renderMarkdown('Done! :tada::+1: (:rocket:), :unknown: and `:tada:`');
  expect(html).toBe('<p>Done! 🎉👍 (🚀), :unknown: and <code>:tada:</code></p>');
});

for (const typed of ['10:30:15', 'at 12:00:on:', 'image:car:v1', 'std::end::x', 'C:\\a:b:c']) {
  test(`${typed} has no emoji`, async () => {
    expect((await renderMarkdown(typed)).html).toBe(`<p>${typed}</p>`);
  });
}

test('the text of an autolink stays', async () => {
  const { html } = await renderMarkdown('https://a.org/:tada:/');
  expect(html).toContain('>https://a.org/:tada:/</a>');
});
