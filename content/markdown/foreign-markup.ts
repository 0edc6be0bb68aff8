import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { warn } from './findings';

const LIQUID = /\{%-?\s*(\w+)?[^%]*%\}|\{\{-?\s*([\w.]+)?[^}]*\}\}/g;
const ATTRIBUTES = /\{:\s?[^}\n]*\}/g;

/** Tells of what Jekyll would have read and this site shows as text: Liquid, and kramdown's attributes. */
export function foreignMarkup() {
  return (tree: Root, file: VFile) => {
    const lines = String(file).split('\n');
    const told = new Set<string>();
    visit(tree, (node) => {
      const isText = node.type === 'text' || node.type === 'html';
      const address = 'url' in node ? decode(node.url) : '';
      const value = isText && 'value' in node ? String(node.value) : address;
      // Braces of scripts and styles are their own.
      if (!value.includes('{') || !node.position || /^<(script|style)/i.test(value)) return;
      for (const [written, ...names] of [
        ...value.matchAll(LIQUID),
        ...value.matchAll(ATTRIBUTES),
      ]) {
        const place = find(lines, written, node.position.start.line, node.position.end.line);
        const kind = `${place.line} ${written}`;
        if (told.has(kind)) continue;
        told.add(kind);
        const isLiquid = !written.startsWith('{:');
        warn(file, {
          place,
          message: `“${shorten(written)}” is ${isLiquid ? 'Liquid' : 'kramdown'}, which is not read here, and shown as text`,
          remedy: remedyFor(written, names.find(Boolean)),
        });
      }
    });
  };
}

function remedyFor(written: string, name = ''): string {
  if (/^\{:\s?(toc|.*\.?no_toc)/.test(written)) {
    return 'take it out: from three headings on, a post has a table of contents by itself';
  }
  if (written.startsWith('{:')) return 'take it out, or write the element in HTML';
  if (/^(end)?highlight$/.test(name)) return 'put the code between two lines of ```';
  if (/^(end)?raw$/.test(name)) return 'take it out: nothing in a text is run';
  if (/^(post_url|link)$/.test(name))
    return 'write a link to the file, such as [text](./2023-06-14-a-title.md)';
  if (/^site\.(base)?url$/.test(name) || /relative_url|absolute_url/.test(written)) {
    return 'write the path from the top of the site, such as /loss.png';
  }
  return 'write what it stands for';
}

/** Where in some lines something is written; the first of them where it is broken over two. */
function find(lines: string[], written: string, from: number, to: number) {
  for (let line = from; line <= to; line += 1) {
    const column = lines[line - 1]?.indexOf(written) ?? -1;
    if (column >= 0) return { line, column: column + 1 };
  }
  return { line: from, column: 1 };
}

function shorten(written: string): string {
  return written.length > 60 ? `${written.slice(0, 57)}…` : written.replaceAll('\n', ' ');
}

function decode(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
