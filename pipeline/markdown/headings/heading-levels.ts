import type { Root } from 'hast';
import { headingRank } from 'hast-util-heading-rank';
import { visit } from 'unist-util-visit';

/**
 * Fits a text's headings under the page's one h1: its highest becomes h2 and no rank is skipped,
 * since many posts start at `#` or `###`.
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
