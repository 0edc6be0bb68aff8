import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

/**
 * Keeps what a heading says as it was typed, since Jekyll makes its id of that, and not of the emoji
 * that it is shown with. Its `--` and `---` are dashes there too, which an id has not.
 */
export function slugSource() {
  return (tree: Root) => {
    visit(tree, 'heading', (heading) => {
      const copy = structuredClone(heading);
      visit(copy, 'text', (text) => {
        text.value = text.value.replaceAll(/(?<!-)-{2,3}(?!-)/g, '');
      });
      const name = textOf(copy, { includeHtml: false, includeImageAlt: false });
      heading.data = { ...heading.data, hProperties: { dataName: name } };
    });
  };
}
