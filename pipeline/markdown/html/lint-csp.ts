import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import type { RenderOptions } from '../render-options';
import { visit } from '../visit';
import { cspViolations } from './csp-violations';

/** Warns of raw HTML that the Content-Security-Policy of the page will block, such as `onclick`. */
export function lintCsp({ allowedHosts }: Pick<RenderOptions, 'allowedHosts'>) {
  return (tree: Root, file: VFile) => {
    visit(tree, 'element', (element) => {
      for (const violation of cspViolations(element, allowedHosts)) {
        reportWarning(file, { place: element.position?.start, ...violation });
      }
    });
  };
}
