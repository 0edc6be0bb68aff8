import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

for (const [typed, kind] of [
  ['> [!NOTE]\n> Text', 'note'],
  ['> [!tip]  \n> Text', 'tip'],
  ['> [!Caution]\\\n> Text', 'caution'],
  ['> [!WARNING]\n>\n> Text', 'warning'],
]) {
  test(`${JSON.stringify(typed)} is a note`, async () => {
    const { html, diagnostics } = await renderMarkdown(typed);
    expect(html).toContain(`<aside class="alert ${kind}">`);
    expect(html).toContain('<p>Text</p>');
    expect(html).not.toContain('[!');
    expect(diagnostics).toEqual([]);
  });
}

for (const [typed, hint] of [
  ['> [!NOET]\n> Text', 'write [!NOTE]'],
  ['> [!constructor]\n> Text', 'write one of NOTE, TIP, IMPORTANT, WARNING, CAUTION'],
  ['> [!note] Text', 'write [!NOTE] and nothing else on the line, and the text below'],
  // Markdown takes this for the address of a link, and shows nothing of it.
  ['> [!NOTE]: Text', 'write [!NOTE] and nothing else on the line, and the text below'],
]) {
  test(`${JSON.stringify(typed)} stays a quote, and its author is told`, async () => {
    const { html, diagnostics } = await renderMarkdown(typed);
    expect(html).toContain('<blockquote>');
    expect(diagnostics).toMatchObject([{ line: 1, column: 3, hint }]);
  });
}

test('a mark behind a backslash, and one that is a link, are text', async () => {
  for (const typed of ['> \\[!NOTE]\n> Text', '> [!NOTE]\n> Text\n\n[!note]: /a']) {
    const { html, diagnostics } = await renderMarkdown(typed);
    expect(html).toContain('<blockquote>');
    expect(diagnostics).toEqual([]);
  }
});
