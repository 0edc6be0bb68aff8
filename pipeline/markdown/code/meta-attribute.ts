import type { Root } from 'mdast';
import { visit } from '../visit';

/**
 * Copies the meta of a fence, which follows its language, into `data-meta`: rehype-raw drops the `data`
 * where remark-rehype keeps it.
 */
export function metaAttribute() {
  return (tree: Root) => {
    visit(tree, 'code', (code) => {
      if (!code.meta) return;
      code.data = { ...code.data, hProperties: { dataMeta: code.meta } };
    });
  };
}
