import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { cspViolations } from '../../pipeline/markdown/html/csp';
import { warn } from './findings';

/** Tells what in raw HTML the policy of the page will keep from working, such as `onclick`. */
export function refused() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'element', (element) => {
      for (const { message, hint } of cspViolations(element)) {
        warn(file, { place: element.position?.start, message, remedy: hint });
      }
    });
  };
}
