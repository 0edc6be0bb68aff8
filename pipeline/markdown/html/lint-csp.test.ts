import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

test('an event handler in an attribute is a warning', async () => {
  const { diagnostics } = await renderMarkdown('<p onclick="a()">A</p>');
  expect(diagnostics).toMatchObject([
    {
      severity: 'warning',
      line: 1,
      column: 1,
      message: expect.stringContaining('`onclick` does not run'),
      hint: expect.stringContaining('<script>'),
    },
  ]);
});
