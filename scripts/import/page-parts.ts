import type { Element, Nodes, Parents, Root } from 'hast';
import { headingRank } from 'hast-util-heading-rank';
import { toString as textOf } from 'hast-util-to-string';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { decoded } from './old-addresses';

/** What two pages with the same content have in common, whatever has made them. */
export type PageParts = {
  /** All words but those of code and formulas, without white space and typographic marks. */
  text: string;
  headings: string[];
  images: string[];
  links: string[];
  code: string[];
  cells: string[];
  items: string[];
};

const parser = unified().use(rehypeParse, { fragment: true });
// As MathJax finds them.
const TEX =
  /\\\([\s\S]*?\\\)|\\\[[\s\S]*?\\\]|\$\$[\s\S]*?\$\$|\\begin\{([a-z]+\*?)\}[\s\S]*?\\end\{\1\}/g;

/** Reads the parts of a page or a text. @param html without its frame */
export function partsOf(html: string): PageParts {
  const tree = parser.parse(html);
  const parts: PageParts = {
    text: '',
    headings: [],
    images: [],
    links: [],
    code: [],
    cells: [],
    items: [],
  };
  visit(tree, 'element', (element, index, parent) => {
    if (isHidden(element)) return remove(index, parent);
    // The title of an image is its caption here.
    const { title } = element.properties;
    if (element.tagName === 'img' && title) {
      parent?.children.splice((index ?? 0) + 1, 0, { type: 'text', value: String(title) });
    }
    if (element.tagName === 'pre') {
      visit(element, 'element', (part, place, above) =>
        isLineNumber(part) ? remove(place, above) : undefined,
      );
      parts.code.push(textOf(element).replace(/\s+/g, ' ').trim());
      return remove(index, parent);
    }
    return undefined;
  });
  visit(tree, 'element', (element) => {
    const { src, href, id } = element.properties;
    if (headingRank(element) !== undefined && id && id !== 'footnote-label')
      parts.headings.push(String(id));
    if (element.tagName === 'img' && src) parts.images.push(addressOf(String(src)));
    if (element.tagName === 'a' && href && !String(href).startsWith('#fn'))
      parts.links.push(addressOf(String(href)));
    if (/^t[dh]$/.test(element.tagName) && wordsOf(element) !== '')
      parts.cells.push(wordsOf(element));
    if (element.tagName === 'li') parts.items.push(wordsOf(element));
  });
  parts.text = wordsOf(tree);
  return parts;
}

function remove(index: number | undefined, parent: Parents | undefined): [typeof SKIP, number] {
  parent?.children.splice(index ?? 0, 1);
  return [SKIP, index ?? 0];
}

/** What the reader does not see, or what only one of the two has. */
function isHidden({ tagName, properties }: Element): boolean {
  const classes = [properties.className].flat().map(String);
  return (
    /^(?:script|style|math|svg|button|template|noscript|audio|video|iframe)$/.test(tagName) ||
    classes.some((name) =>
      /^(?:anchor|sr-only|reversefootnote|footnote|data-footnote-backref)$/.test(name),
    ) ||
    properties.dataFootnoteRef !== undefined ||
    properties.id === 'markdown-toc' ||
    isLineNumber({ properties })
  );
}

function isLineNumber({ properties }: Pick<Element, 'properties'>): boolean {
  const classes = [properties.className].flat().map(String);
  return classes.some((name) => /^(?:gutter|rouge-gutter|lineno)$/.test(name));
}

function wordsOf(node: Root | Element): string {
  return textOf(node as Nodes & Root)
    .replaceAll(TEX, '')
    .replaceAll(/:[a-z0-9_+-]+:(?!\w)/g, '')
    .replaceAll(/--+|\.\.\.|<<|>>/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}

function addressOf(address: string): string {
  return decoded(address.trim()).replace(/\/+$/, '');
}
