import type { Root } from 'hast';
import { headingRank } from 'hast-util-heading-rank';
import { visit } from '../visit';

/**
 * Fits headings under the `h1` of the page: the highest becomes `h2` and no level is skipped, since many
 * posts begin with `#` or `###`. rehype-shift-heading was tried: it moves all by the same number.
 */
export function headingLevels() {
  return (tree: Root) => {
    const open: number[] = [];
    visit(tree, 'element', (element) => {
      const rank = headingRank(element);
      if (rank === undefined) return;
      while (open.length > 0 && open[open.length - 1] >= rank) open.pop();
      open.push(rank);
      element.tagName = `h${Math.min(open.length + 1, 6)}`;
    });
  };
}
