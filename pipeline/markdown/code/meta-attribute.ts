import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** Carries what stands behind a fence's language over to the HTML, for the plugins that read it there. */
export function metaAttribute() {
  return (tree: Root) => {
    visit(tree, 'code', (code) => {
      if (!code.meta) return;
      code.data = { ...code.data, hProperties: { dataMeta: code.meta } };
    });
  };
}
