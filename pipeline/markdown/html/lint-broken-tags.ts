import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { pointsOf } from '../position';
import { visit } from '../visit';
import { isKnown } from './elements';

const TAG = /(?<!\\)<([a-z][a-z0-9]*)\s+[\w:-]+\s*=/gi;

const COMMENT = /(?<!\\)<!--/;

/** Warns of tags and comments that CommonMark takes for text, such as `<img src="a.png", width="9">`. */
export function lintBrokenTags() {
  return (tree: Root, file: VFile) => {
    const source = String(file);
    const pointAt = pointsOf(source);
    visit(tree, 'text', ({ position }) => {
      const from = position?.start.offset;
      if (from === undefined) return;
      const written = source.slice(from, position?.end.offset);
      const comment = COMMENT.exec(written);
      if (comment) {
        reportWarning(file, {
          place: pointAt(from + comment.index),
          message: 'unclosed comment: it is shown as text',
          hint: 'write --> where it ends; where a blank line is in it, begin it at the start of a line',
        });
      }
      for (const { 0: tag, 1: name, index } of written.matchAll(TAG)) {
        const isComponent = /^[A-Z]/.test(name);
        if (!isComponent && !isKnown(name.toLowerCase())) continue;
        const rest = /^[^\n]*/.exec(source.slice(from + index))?.[0] ?? tag;
        // Liquid, which is reported itself.
        if (/^[^>]*\{(?:%|\{(?!\s*["'\w-]+\s*:))/.test(rest)) continue;
        const hasComma = /["']\s*,/.test(rest);
        reportWarning(file, {
          place: pointAt(from + index),
          message: isComponent
            ? `MDX component “<${name} …” is not run: its tag is shown as text`
            : `invalid tag “<${name} …”: it is shown as text`,
          hint: isComponent
            ? 'write in Markdown or HTML what it shows, or put it between two ` to show it'
            : hasComma
              ? 'remove the commas between its attributes'
              : 'write each attribute as name="value", with a space before it, and > at the end',
        });
      }
    });
  };
}
