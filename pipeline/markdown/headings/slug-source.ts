import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from '../visit';

/**
 * Keeps the text that a heading's id is made of in `data-name`, before emoji and dashes change it. As in
 * Jekyll, whose ids old links use, `:tada:` is a word of the id, and the dashes `--` and `---` are not.
 */
export function slugSource() {
  return (tree: Root) => {
    visit(tree, 'heading', (heading) => {
      const copy = structuredClone(heading);
      visit(copy, 'text', (text) => {
        text.value = text.value.replaceAll(/(?<!-)-{2,3}(?!-)/g, '');
      });
      const name = textOf(copy, { includeHtml: false, includeImageAlt: false });
      const { data } = heading;
      heading.data = { ...data, hProperties: { ...data?.hProperties, dataName: name } };
    });
  };
}
