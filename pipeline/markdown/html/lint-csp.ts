import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { refusalsOf } from '../../../publish/policy.mjs';
import { reportWarning } from '../../diagnostics/report';

/** Tells what in raw HTML the policy of the page will keep from working, such as `onclick`. */
export function lintCsp() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'element', (element) => {
      for (const { message, remedy: hint } of refusalsOf(element)) {
        reportWarning(file, { place: element.position?.start, message, hint });
      }
    });
  };
}
