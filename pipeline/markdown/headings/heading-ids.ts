import GithubSlugger from 'github-slugger';
import type { Element, Root } from 'hast';
import { headingRank } from 'hast-util-heading-rank';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { replaceInFeed } from '../feed-html';
import { plainText } from '../text/plain-text';

/** A heading of a text. */
export type Heading = {
  id: string;
  text: string;
  /** 2 for the highest: 1 is the title of the page. */
  rank: number;
};

/**
 * Gives each heading an id as GitHub and Jekyll make it, and a link to itself, and lists the
 * headings for a table of contents. An id that the author wrote stays.
 */
export function headingIds() {
  return (tree: Root, file: VFile) => {
    const slugger = new GithubSlugger();
    // An id that is there, of a heading or of a footnote, is not given again.
    visit(tree, 'element', ({ properties }) => {
      if (properties.id) slugger.slug(String(properties.id));
    });
    const headings: Heading[] = [];
    visit(tree, 'element', (element) => {
      const rank = headingRank(element);
      // The heading over the footnotes is for screen readers alone.
      if (rank === undefined || element.properties.id === 'footnote-label') return;
      const text = plainText(element);
      const name = String(element.properties.dataName ?? text);
      delete element.properties.dataName;
      const id = String(element.properties.id ?? (slugger.slug(name) || slugger.slug('section')));
      element.properties.id = id;
      const link = anchor(id, text);
      element.children.push(link);
      replaceInFeed(file, link, null);
      headings.push({ id, text, rank });
    });
    file.data.headings = headings;
  };
}

function anchor(id: string, text: string): Element {
  return {
    type: 'element',
    tagName: 'a',
    properties: {
      href: `#${encodeURIComponent(id)}`,
      className: ['anchor'],
      ariaLabel: `Link to “${text}”`,
    },
    children: [{ type: 'text', value: '#' }],
  };
}
