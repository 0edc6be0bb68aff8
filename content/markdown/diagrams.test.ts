import { expect, test } from '@playwright/test';
import { renderMarkdown } from './pipeline';

test('a diagram is drawn in the colour of the text, and said in words', async () => {
  const { html, findings } = await renderMarkdown(
    '```dot title="The way"\ndigraph { raw -> clean [label="nightly"]; clean -> train [color=red] }\n```',
  );
  expect(findings).toEqual([]);
  expect(html).toContain('aria-label="The way"');
  expect(html).toContain('<desc>raw → clean (nightly); clean → train.</desc>');
  expect(html).toContain('<li>raw → clean (nightly)</li><li>clean → train</li>');
  expect(html).toContain('stroke="currentColor"');
  expect(html).toMatch(/stroke="(red|#f00)"/);
  expect(html).not.toMatch(/black|<title>|<!--|<a /);
});

test('a graph without directions and one without connections are told of too', async () => {
  expect((await renderMarkdown('```graphviz title="A"\ngraph { a -- b }\n```')).html).toContain(
    '<li>a – b</li>',
  );
  expect((await renderMarkdown('```dot title="A"\ndigraph { a; b }\n```')).html).toContain(
    '<li>a</li><li>b</li>',
  );
});

test('a diagram that nobody could read stops the build', async () => {
  const { findings } = await renderMarkdown(
    `\`\`\`dot title="A"\ndigraph { ${'a -> b; '.repeat(4000)} }\n\`\`\``,
  );
  expect(findings[0]).toMatchObject({ line: 1, stops: true, remedy: 'split it' });
});
