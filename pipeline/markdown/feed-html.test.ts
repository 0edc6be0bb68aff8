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
  expect(feedHtml).toContain('<p>Words. <a>Link</a></p>');
  expect(feedHtml).not.toMatch(/script|style|title/);
});
