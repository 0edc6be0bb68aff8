import rehypeStringify from 'rehype-stringify';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { toPortableMarkdown } from './kramdown';
import { unmarked } from './liquid-lines';

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkCjkFriendly)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeStringify, { allowDangerousHtml: true });

/**
 * Jekyll's filter `markdownify`. It makes HTML, also here: it most often stands within an element, where Markdown
 * is not read, and the filters behind it remove tags by their names.
 */
export function markdownify(markdown: unknown): string {
  const text = unmarked(String(markdown ?? ''));
  const portable = toPortableMarkdown({ file: '', text, lines: [] });
  // Behind a blank line, the rest of an element would be Markdown again.
  return String(processor.processSync(portable.text)).replaceAll(/\n\s*\n/g, '\n');
}
