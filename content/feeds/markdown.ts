import { stringify } from 'yaml';
import { readBody } from '../internals/documents';
import type { MarkdownText } from './markdown-fields';

/**
 * A text as the author has written it. Its title and the like are front matter: in names that Jekyll, Hugo, Obsidian
 * and this site read, in no language, and with no word that the body does not have.
 */
export async function markdownResponse({ fields, bodyId }: MarkdownText): Promise<Response> {
  const { markdown } = await readBody({ bodyId });
  // A long line stays one line.
  const frontMatter = stringify(fields, { lineWidth: 0 });
  return new Response(`---\n${frontMatter}---\n\n${markdown}`, {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
  });
}
