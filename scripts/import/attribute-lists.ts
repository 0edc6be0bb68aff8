import { isBlank, type Line, type PlacedLine } from './kramdown-lines';

/** What a kramdown attribute list says. */
type Attributes = { id?: string; classes: string[]; others: Record<string, string> };

const LIST = /\{:(?!:)\s*([^{}]*)\}/;
const BLOCK = /^[ >]*\{:(?!:)\s*([^{}]*)\}\s*$/;
const DEFINITION = /^ {0,3}\{:([\w-]+):\s*[^{}]*\}\s*$/;
const EXTENSION = /\{::\s*\/?\s*(?:comment|nomarkdown|options)?\b[^}]*\}/g;

/** Reads `.class #id key="value"`. */
function attributesOf(source: string): Attributes {
  const attributes: Attributes = { classes: [], others: {} };
  const PART = /([#.])([\w:-]+)|([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))|([\w-]+)/g;
  for (const [, sign, name, key, double, single, bare, word] of source.matchAll(PART)) {
    if (sign === '#') attributes.id = name;
    else if (sign === '.') attributes.classes.push(name);
    else if (key !== undefined) attributes.others[key] = double ?? single ?? bare ?? '';
    else if (word !== undefined) attributes.others[word] = '';
  }
  return attributes;
}

/** How an attribute list was handled, for the report. */
export type DroppedList = { line: number; source: string };

/**
 * Writes attribute lists on lines of their own as portable Markdown: the id of a heading goes to its line, that
 * of another block becomes an anchor, a table of contents is left to the page. Others are dropped.
 */
export function blockAttributes(lines: PlacedLine[]): {
  lines: Line[];
  kept: number;
  contents: number;
  dropped: DroppedList[];
} {
  const result: Line[] = [];
  const dropped: DroppedList[] = [];
  let kept = 0;
  let contents = 0;
  for (const line of lines) {
    const source =
      line.kind === 'text' && !DEFINITION.test(line.text) ? BLOCK.exec(line.text)?.[1] : undefined;
    if (line.kind === 'text' && DEFINITION.test(line.text)) {
      dropped.push({ line: line.place, source: line.text.trim() });
      continue;
    }
    if (source === undefined) {
      result.push(line);
      continue;
    }
    const { id, others, classes } = attributesOf(source);
    if ('toc' in others) {
      contents += 1;
      // The list item whose place the contents take.
      while (
        result.length > 0 &&
        !isBlank(result.at(-1)?.text) &&
        /^\s*(?:[-*+]|\d+\.)\s/.test(result.at(-1)?.text ?? '')
      )
        result.pop();
      continue;
    }
    if (id !== undefined) {
      kept += 1;
      const heading = result.at(-1);
      if (heading && /^#{1,6}\s/.test(heading.text))
        heading.text = `${heading.text.trimEnd()} {#${id}}`;
      else result.push({ text: `<a id="${id}"></a>`, kind: 'text' });
    } else if (source.trim() !== '' && !classes.includes('no_toc')) {
      dropped.push({ line: line.place, source: line.text.trim() });
    }
  }
  return { lines: result, kept, contents, dropped };
}

/**
 * Writes attribute lists behind a part of a paragraph: the size of an image makes it an element, an id becomes an anchor,
 * others are dropped.
 */
export function spanAttributes(text: string): { text: string; kept: number; dropped: string[] } {
  const dropped: string[] = [];
  let kept = 0;
  // Code keeps its signs.
  const codes: string[] = [];
  let result = text
    .replaceAll(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, (code) => `\uE0F2${codes.push(code) - 1}\uE0F3`)
    .replaceAll(EXTENSION, '');
  for (let match = LIST.exec(result); match; match = LIST.exec(result)) {
    const { id, others, classes } = attributesOf(match[1]);
    const before = result.slice(0, match.index);
    const after = result.slice(match.index + match[0].length);
    const image =
      /!\[([^\]]*)\]\(\s*<?([^\s()<>]+(?:\([^\s()]*\))?[^\s()<>]*)>?(?:\s+["']([^"']*)["'])?\s*\)$/.exec(
        before,
      );
    const isAtEnd = /^[^\S\n]*(?:\n|$)/.test(after);
    if (/(?:^|\n)#{1,6}\s.*$/.test(before) && id !== undefined && isAtEnd) {
      result = `${before.trimEnd()} {#${id}}${after.replace(/^[^\S\n]+/, '')}`;
      kept += 1;
    } else if (image && ('width' in others || 'height' in others || 'style' in others)) {
      result = before.slice(0, image.index) + imageElement(image, { ...others, id }) + after;
      kept += 1;
    } else {
      result = `${before}${id === undefined ? '' : `<a id="${id}"></a>`}${after}`;
      if (id !== undefined) kept += 1;
      const isHarmless =
        match[1].trim() === '' ||
        classes.includes('no_toc') ||
        'target' in others ||
        'rel' in others;
      if (!isHarmless && id === undefined) dropped.push(match[0]);
    }
  }
  const written = result.replaceAll(/\uE0F2(\d+)\uE0F3/g, (_whole, place) => codes[Number(place)]);
  return { text: written, kept, dropped };
}

function imageElement(
  [, alt, src, title]: RegExpExecArray,
  others: Record<string, string | undefined>,
): string {
  const attributes = { src, alt, title, ...others };
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined || (name !== 'alt' && value === '')
      ? []
      : `${name}="${value.replaceAll('"', '&quot;')}"`,
  );
  return `<img ${written.join(' ')}>`;
}
