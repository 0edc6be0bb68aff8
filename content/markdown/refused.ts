import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { refusalsOf } from '../../publish/policy.mjs';

/** Something in a text's raw HTML that readers do not get, in its author's words. */
export type Refusal = { line?: number; message: string; remedy: string };

/** Lists what the policy of the page will keep from working, such as `onclick`. */
export function refused() {
  return (tree: Root, file: VFile) => {
    const refusals: Refusal[] = [];
    visit(tree, 'element', (element) => {
      const line = element.position?.start.line;
      refusals.push(...refusalsOf(element).map((refusal) => ({ line, ...refusal })));
    });
    file.data.refusals = refusals;
  };
}
