import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { EXIT, visit } from '../visit';

/** Elements that show something without a text in them. */
const SHOWN =
  /^(img|picture|video|audio|iframe|object|embed|svg|math|canvas|hr|input|script|table)$/;

/** Records whether a body shows nothing, such as one that is only a comment. */
export function isEmpty() {
  return (tree: Root, file: VFile) => {
    file.data.isEmpty = true;
    visit(tree, (node) => {
      const isText = node.type === 'text' && node.value.trim() !== '';
      if (!isText && !(node.type === 'element' && SHOWN.test(node.tagName))) return undefined;
      file.data.isEmpty = false;
      return EXIT;
    });
  };
}
