import type { Code, Parents, Root } from 'mdast';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { visit } from '../visit';

// A sentence of eight words and more, with no sign that text has not.
const PROSE =
  /^["“(]?\p{Lu}(?:[\p{L}\p{M}\d’'”“"()%—–-]+[,:;]?\s+){7,}[\p{L}\p{M}\d’'”"()%—–\s,:;.!?-]*[.!?:]["”)]?$/u;
const IMAGE = /^!\[[^\]\n]*\]\([^()\s]+\)$/;

/** Warns of text that four spaces before it make code: a sentence or an image. */
export function lintIndentedCode() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'code', (code, _index, parent) => {
      const start = code.position?.start;
      const first = String(file)[start?.offset ?? 0];
      if (first === '`' || first === '~' || !start || !parent) return;
      const text = code.value.trim();
      const what = IMAGE.test(text) ? 'image' : isProse(text) ? 'text' : undefined;
      if (!what) return;
      reportWarning(file, {
        place: start,
        message: `${what} after four spaces or more: it is shown as code`,
        hint: `begin each of its lines in column ${columnIn(parent, code)}; or write \`\`\` above and below it if it is code`,
      });
    });
  };
}

function isProse(text: string): boolean {
  return text.length < 2000 && PROSE.test(text);
}

/** The column in which the blocks of a parent begin. */
function columnIn(parent: Parents, code: Code): number {
  if (parent.type === 'root') return 1;
  const [first] = parent.children;
  return (first === (code as typeof first) ? parent : first).position?.start.column ?? 1;
}
