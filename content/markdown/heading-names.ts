import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

/**
 * Keeps what a heading says as it was typed: GitHub and Jekyll make its id of that, and not of the
 * dashes and emoji that it is shown with.
 */
export function headingNames() {
  return (tree: Root) => {
    visit(tree, 'heading', (heading) => {
      const name = textOf(heading, { includeHtml: false, includeImageAlt: false });
      heading.data = { ...heading.data, hProperties: { dataName: name } };
    });
  };
}
