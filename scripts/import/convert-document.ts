import type { Counts } from './counts';
import type { ImportDiagnostic } from './import-diagnostic';
import type { JekyllDocument } from './jekyll-document';
import { toPortableMarkdown } from './kramdown';
import { renderLiquid } from './liquid';
import type { LiquidContext } from './liquid-context';

/** A document as portable Markdown. */
export type ConvertedDocument = {
  markdown: string;
  counts: Counts;
  diagnostics: ImportDiagnostic[];
};

/** Renders the Liquid of a document, and rewrites its kramdown. HTML is taken as it is. */
export async function convertDocument(
  { file, body, firstLine }: JekyllDocument,
  context: LiquidContext,
  kramdown: Record<string, unknown>,
): Promise<ConvertedDocument> {
  const rendered = await renderLiquid({ file, text: body, firstLine }, context);
  if (/\.html?$/i.test(file)) {
    const markdown = withoutBlankLines(rendered.text);
    return { markdown, counts: {}, diagnostics: rendered.diagnostics };
  }
  const { text, counts, diagnostics } = toPortableMarkdown({
    file,
    text: rendered.text,
    lines: rendered.lines,
    isMarkdown: kramdown.parse_block_html === true,
  });
  return { markdown: text, counts, diagnostics: [...rendered.diagnostics, ...diagnostics] };
}

/** Markdown would read what is indented behind a blank line as code. */
function withoutBlankLines(html: string): string {
  return html.replaceAll(/^[ \t]+/gm, (indent) => indent.slice(0, 3)).trim();
}
