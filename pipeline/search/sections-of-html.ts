import { Parser } from 'htmlparser2';
import type { SearchSection } from './index-format';

/** Elements whose text is not what a reader reads: code of the page, labels, formulas and drawings. */
const SKIPPED = new Set('script style template button svg math noscript nav select'.split(' '));
/** Links whose text is a URL, as that of a player, or the number of a footnote. */
const SKIPPED_LINKS = ['data-embed', 'data-footnote-ref', 'data-footnote-backref'];
const HEADING = /^h[1-6]$/;
/** Elements within a line: no space is between them and the text around them. */
const INLINE =
  /^(a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)$/;

/** The text of a rendered body by its sections: each begins at a heading that has an id. */
export function sectionsOfHtml(html: string): SearchSection[] {
  const sections: SearchSection[] = [{ text: '' }];
  /** How many open elements are skipped, from the outermost. */
  let skipped = 0;
  let isHeading = false;
  const add = (text: string) => {
    const section = sections[sections.length - 1];
    if (isHeading) section.heading += text;
    else section.text += text;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      const { id } = attributes;
      if (skipped > 0 || isSkipped(name, attributes)) {
        // A sentence goes on after a formula.
        if (skipped === 0 && name === 'math') add(' … ');
        if (!VOID.test(name)) skipped += 1;
        return;
      }
      if (HEADING.test(name) && id) {
        sections.push({ id, heading: '', text: '' });
        isHeading = true;
      } else if (!INLINE.test(name)) add(' ');
    },
    onclosetag(name) {
      if (skipped > 0) {
        if (!VOID.test(name)) skipped -= 1;
        return;
      }
      if (HEADING.test(name)) isHeading = false;
      if (!INLINE.test(name)) add(' ');
    },
    ontext(text) {
      if (skipped === 0) add(text);
    },
  });
  parser.end(html);
  return sections
    .map(({ id, heading, text }) => ({
      ...(id !== undefined && { id, heading: joined(heading ?? '') }),
      text: joined(text),
    }))
    .filter(({ heading, text }) => heading || text);
}

const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

function isSkipped(name: string, attributes: Record<string, string>): boolean {
  const { class: classes = '' } = attributes;
  return (
    SKIPPED.has(name) ||
    SKIPPED_LINKS.some((attribute) => attribute in attributes) ||
    /(^|\s)(anchor|sr-only)(\s|$)/.test(classes)
  );
}

function joined(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
