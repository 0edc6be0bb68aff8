import GithubSlugger from 'github-slugger';
import type { Element, Root } from 'hast';
import { headingRank } from 'hast-util-heading-rank';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { replaceInFeed } from '../feed-html';
import { plainText } from '../text/plain-text';
import type { TextWords } from '../text-words';

/** An entry of the table of contents. */
export type Heading = {
  id: string;
  text: string;
  /** From 2 to 6: the `h1` is the title of the page. */
  rank: number;
};

/**
 * Gives each heading the id that GitHub and Jekyll give it and a link to itself, and collects the headings
 * for a table of contents. An id of the author stays. rehype-slug was tried: it makes ids of emoji,
 * typographic dashes and the numbers of footnotes, an empty one of `# 🎉`, and some that the author
 * has given already.
 */
export function headingIds({ linkToHeading }: TextWords) {
  return (tree: Root, file: VFile) => {
    const slugger = new GithubSlugger();
    // Ids of the author and of footnotes are taken.
    visit(tree, 'element', ({ properties }) => {
      if (properties.id) slugger.slug(String(properties.id));
    });
    const headings: Heading[] = [];
    visit(tree, 'element', (element) => {
      const rank = headingRank(element);
      // The heading of the footnotes is for screen readers only.
      if (rank === undefined || element.properties.id === 'footnote-label') return;
      const text = plainText(element);
      const name = String(element.properties.dataName ?? text);
      delete element.properties.dataName;
      const id = String(element.properties.id ?? (slugger.slug(name) || slugger.slug('section')));
      element.properties.id = id;
      const link = anchor(id, linkToHeading(text));
      element.children.push(link);
      replaceInFeed(file, link, null);
      headings.push({ id, text, rank });
    });
    file.data.headings = headings;
  };
}

function anchor(id: string, ariaLabel: string): Element {
  const href = `#${encodeURIComponent(id)}`;
  return h('a', { href, className: 'anchor', ariaLabel }, '#');
}
