import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { otherFigureOf } from '../code/fences';
import { visit } from '../visit';

const HINTS = {
  diagram: 'draw it in a ```dot fence (graphviz.org), or save it as an image beside the text',
  chart: 'write it as Vega-Lite in a ```vega-lite fence, or save it as an image beside the text',
};

/**
 * Warns of diagrams and charts in languages that other tools draw, such as `mermaid`, and that are shown as
 * code here.
 */
export function lintDiagramLanguages() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'code', ({ lang, position }) => {
      const kind = otherFigureOf(lang ?? '');
      if (!kind) return;
      reportWarning(file, {
        place: position?.start,
        message: `${kind} in the language “${lang}” is not drawn: it is shown as code`,
        hint: `${HINTS[kind]}, as ![what it shows](./${kind}.svg); to show its code, write text as its language`,
      });
    });
  };
}
