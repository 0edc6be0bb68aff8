import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Root } from 'hast';
import { headingRank } from 'hast-util-heading-rank';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { replaceInFeed } from '../feed-html';
import { accessibleName } from '../text/plain-text';
import type { TextWords } from '../text-words';
import { SKIP, visit } from '../visit';

/** An entry of the table of contents. */
export type Heading = {
  id: string;
  /** In plain signs, where it has formulas. */
  text: string;
  /** The text with its formulas in MathML, where it has any. */
  html?: string;
  /** From 2 to 6: the `h1` is the title of the page. */
  rank: number;
};

/**
 * Gives each heading the id that GitHub and Jekyll give it and a link to itself, and collects the headings
 * for a table of contents. An id of the author stays. rehype-slug was tried: it makes ids of emoji,
 * typographic dashes and the numbers of footnotes, an empty one of `# 🎉`, and some that the author
 * has given already.
 */
export function headingIds({ linkToHeading, lang }: TextWords) {
  return (tree: Root, file: VFile) => {
    const slugger = new GithubSlugger();
    // Ids of the author and of footnotes are taken.
    visit(tree, 'element', ({ properties }) => {
      if (properties.id) slugger.slug(String(properties.id));
    });
    const headings: Heading[] = [];
    visit(tree, 'element', (element, index, parent) => {
      const rank = headingRank(element);
      // The heading of the footnotes is for screen readers only.
      if (rank === undefined || element.properties.id === 'footnote-label') return undefined;
      const text = accessibleName(element);
      const name = String(element.properties.dataName || text);
      delete element.properties.dataName;
      if (text === '') {
        reportEmpty(file, element);
        // Screen readers would announce it. With an id, a link may lead to it.
        if (element.children.some(isElement) || element.properties.id) return undefined;
        parent?.children.splice(index ?? 0, 1);
        return [SKIP, index ?? 0];
      }
      const id = String(element.properties.id ?? (slugger.slug(name) || slugger.slug('section')));
      element.properties.id = id;
      const html = htmlWithMath(element);
      const link = anchor(id, linkToHeading(text), lang);
      element.children.push(link);
      replaceInFeed(file, link, null);
      headings.push({ id, text, ...(html !== undefined && { html }), rank });
      return undefined;
    });
    file.data.headings = headings;
  };
}

function reportEmpty(file: VFile, heading: Element) {
  const hasImage = heading.children.some(isElement);
  reportWarning(file, {
    place: heading.position?.start,
    message: hasImage ? 'heading without text: its image has no alt text' : 'empty heading',
    hint: hasImage
      ? 'write what the image shows, such as ![The architecture](./model.png)'
      : 'write its text, or remove it',
  });
}

const writer = unified().use(rehypeStringify).freeze();

/** The formulas of a heading and the text around them as HTML, or undefined without formulas. */
function htmlWithMath(heading: Element): string | undefined {
  const children = mathAndText(heading);
  if (!children.some(isElement)) return undefined;
  return writer.stringify({ type: 'root', children });
}

function mathAndText(element: Element): ElementContent[] {
  return element.children.flatMap((child): ElementContent[] => {
    if (!isElement(child)) return child.type === 'text' ? [child] : [];
    // The list of contents has one focusable element for each heading.
    if (child.tagName === 'math') return [{ ...child, properties: {} }];
    const within = mathAndText(child);
    if (within.some(isElement)) return within;
    return [{ type: 'text', value: accessibleName(h('', child)) }];
  });
}

function isElement(node: ElementContent): node is Element {
  return node.type === 'element';
}

function anchor(id: string, ariaLabel: string, lang?: string): Element {
  const href = `#${encodeURIComponent(id)}`;
  return h('a', { href, className: 'anchor', lang, ariaLabel }, '#');
}
