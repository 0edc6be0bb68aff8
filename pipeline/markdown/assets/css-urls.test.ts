import { afterAll, expect, test } from 'vitest';
import { createTestSite } from '../test-site';

const site = await createTestSite();
await site.write('content/posts/paper.png', 'paper');
await site.write('public/top.png', 'top');
afterAll(() => site.remove());

test('files that CSS names are published', async () => {
  const { html, diagnostics, assets } = await site.render(
    [
      '<p style="background: url(paper.png)">Words.</p>',
      "<style>p { background: url('paper.png'), url(/top.png), url(https://a.example/a.png) }</style>",
    ].join('\n\n'),
  );
  expect(diagnostics).toEqual([]);
  expect(html).toMatch(/<p style="background: url\((&#x22;|")\/files\/paper-\w+\.png/);
  expect(html).toMatch(
    /url\("\/files\/paper-\w+\.png"\), url\(\/top\.png\), url\(https:\/\/a\.example\/a\.png\)/,
  );
  expect(assets).toHaveLength(1);
});

test('a file that CSS names and that is not there is an error', async () => {
  const { diagnostics } = await site.render('Words.\n\n<p style="background: url(none.png)">A</p>');
  expect(diagnostics).toMatchObject([
    { severity: 'error', line: 3, message: 'file not found: content/posts/none.png' },
  ]);
});
