import { expect, test } from 'vitest';
import { renderMarkdown } from './test-renderer';

test('feeds get no code', async () => {
  const { feedHtml } = await renderMarkdown(
    [
      '<script>document.title = 1</script>',
      '<style>p { color: red }</style>',
      '<p onclick="document.title = 1">Words. <a href=" java\nscript:alert(1)">Link</a></p>',
    ].join('\n\n'),
  );
  expect(feedHtml).toBe('<p>Words. <a>Link</a></p>');
  expect(feedHtml).not.toMatch(/script|style|title/);
});

test('an image of several candidates is one in feeds, with an absolute URL', async () => {
  const { feedHtml } = await renderMarkdown(
    '<img srcset="https://other.example/a.png 1x, https://other.example/b.png 2x" alt="A">',
  );
  expect(feedHtml).toMatch(/<img alt="A"[^>]* src="https:\/\/other\.example\/a\.png">/);
  expect(feedHtml).not.toContain('srcset');
});
