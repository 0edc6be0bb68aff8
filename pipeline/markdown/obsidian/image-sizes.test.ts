import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

test.each([
  ['![A curve|100](https://a.example/a.png)', 'alt="A curve" width="100"'],
  ['![A curve|100x50](https://a.example/a.png)', 'alt="A curve" width="100" height="50"'],
  ['![P(A|B)](https://a.example/a.png)', 'alt="P(A|B)"'],
])('%s', async (typed, attributes) => {
  expect((await renderMarkdown(typed)).html).toContain(attributes);
});
