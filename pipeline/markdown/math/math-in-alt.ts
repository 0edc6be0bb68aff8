import type { Image, Root } from 'mdast';
import type { VFile } from 'vfile';
import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { reportError } from '../../diagnostics/report';
import type { RenderOptions } from '../render-options';
import { visit } from '../visit';
import { formulasAsText } from './formulas-as-text';

const ALT = /^!\[((?:\\.|[^\]\\])*)\]/s;

/** Writes formulas in the alt text and the caption of an image in signs: attributes hold no MathML. */
export function mathInAlt({
  macros,
  loneDollars,
}: Pick<RenderOptions, 'macros'> & { loneDollars: boolean }) {
  return async (tree: Root, file: VFile) => {
    const source = String(file);
    const images: Image[] = [];
    visit(tree, 'image', (image) => {
      images.push(image);
    });
    for (const image of images) {
      const report = (error: DiagnosticText) =>
        reportError(file, { place: image.position?.start, ...error });
      const options = { macros, loneDollars, report };
      // The tree has the TeX without its delimiters.
      const written = ALT.exec(source.slice(image.position?.start.offset))?.[1] ?? '';
      const alt = await formulasAsText(written, options);
      if (alt !== written) image.alt = alt;
      if (image.title) image.title = await formulasAsText(image.title, options);
    }
  };
}
