import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/** Parses HTML or SVG that is not a whole page, such as what Vega and Graphviz make. */
export function parseFragment(html: string): Root {
  return parser.parse(html);
}
