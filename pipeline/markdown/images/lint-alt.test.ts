import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

const url = 'https://a.org/loss.png';
const faults: [markdown: string, position: string, message: string, hint: string][] = [
  [`\n![](${url})`, '2:1', 'image without alt text', 'between the brackets'],
  [`<img src="${url}">`, '1:1', 'image without alt text', 'write what it shows as alt="…"'],
  [
    `![loss.png](${url})`,
    '1:1',
    'alt text “loss.png” is the name of the file',
    'between the brackets',
  ],
];
for (const [markdown, position, message, hint] of faults) {
  test(`${JSON.stringify(markdown)} is a warning`, async () => {
    const { diagnostics } = await renderMarkdown(markdown);
    expect(diagnostics).toMatchObject([
      { severity: 'warning', message, hint: expect.stringContaining(hint) },
    ]);
    expect(`${diagnostics[0].line}:${diagnostics[0].column}`).toBe(position);
  });
}

test('an image with alt text, and one for decoration, are not', async () => {
  const { diagnostics } = await renderMarkdown(`<img src="${url}" alt=""> ![A](${url})`);
  expect(diagnostics).toEqual([]);
});
