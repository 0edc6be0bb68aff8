import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

for (const [typed, type] of [
  ['> [!NOTE]\n> Text', 'note'],
  ['> [!tip]  \n> Text', 'tip'],
  ['> [!Caution]\\\n> Text', 'caution'],
  ['> [!WARNING]\n>\n> Text', 'warning'],
  ['> [!note] Text', 'note'],
  ['> [!TIP]- Text', 'tip'],
  ['> [!bug]\n> Text', 'caution'],
  ['> [!faq]+ A *title*\n> Text', 'note'],
]) {
  test(`${JSON.stringify(typed)} is an alert`, async () => {
    const { html, diagnostics } = await renderMarkdown(typed);
    expect(html).toMatch(new RegExp(`<(?:aside|details) class="alert ${type}"`));
    expect(html).toContain('<p>Text</p>');
    expect(html).not.toContain('[!');
    expect(diagnostics).toEqual([]);
  });
}

const alone = (marker: string) =>
  `write ${marker} and nothing else on the line, and the text on the next lines after >`;
for (const [typed, message, hint] of [
  ['> [!NOET]\n> Text', 'unknown alert “[!NOET]”', 'write [!NOTE]'],
  ['> [!TIPP]\n> Text.', 'unknown alert “[!TIPP]”', 'write [!TIP]'],
  [
    '> [!constructor]\n> Text',
    'unknown alert “[!constructor]”',
    'write one of NOTE, TIP, IMPORTANT, WARNING, CAUTION',
  ],
  // A definition to Markdown, of which it shows nothing.
  ['> [!NOTE]: Text', 'alert “[!NOTE]” is not alone on its line', alone('[!NOTE]')],
]) {
  test(`${JSON.stringify(typed)} stays a quote, with a warning`, async () => {
    const { html, diagnostics } = await renderMarkdown(typed);
    expect(html).toContain('<blockquote>');
    expect(diagnostics).toEqual([
      {
        severity: 'warning',
        line: 1,
        column: 3,
        message: `${message}: it is shown as a quote`,
        hint,
      },
    ]);
  });
}

test('an escaped marker, and one that is a link, are text', async () => {
  for (const typed of ['> \\[!NOTE]\n> Text', '> [!NOTE]\n> Text\n\n[!note]: /a']) {
    const { html, diagnostics } = await renderMarkdown(typed);
    expect(html).toContain('<blockquote>');
    expect(diagnostics).toEqual([]);
  }
});

test('a callout of Obsidian has its own title', async () => {
  const { html } = await renderMarkdown('> [!warning]- Read *this*\n> Text\n>\n> More');
  expect(html).toContain('<summary class="title">Read <em>this</em></summary>');
  expect(html).toMatch(/<p>Text<\/p>\s*<p>More<\/p>/);
  const other = await renderMarkdown('> [!success] Done\n>\n> - a');
  expect(other.html).toMatch(/class="alert tip">\s*<p class="title">Done<\/p>\s*<ul>/);
});

test('the title of a callout is in the language of the text', async () => {
  const { html } = await renderMarkdown('> [!faq]\n> Text');
  expect(html).toContain('<p class="title">FAQ</p>');
});

test('a callout folds as in Obsidian', async () => {
  const closed = await renderMarkdown('> [!question]- Why?\n> Because.');
  expect(closed.html).toBe(
    '<details class="alert note">\n<summary class="title">Why?</summary>\n<p>Because.</p>\n</details>',
  );
  const open = await renderMarkdown('> [!note]+\n> Because.');
  expect(open.html).toContain('<details class="alert note" open>\n<summary class="title">Note<');
  expect([...closed.diagnostics, ...open.diagnostics]).toEqual([]);
});
