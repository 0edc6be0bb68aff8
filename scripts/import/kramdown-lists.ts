import { isBlank, type Line } from './kramdown-lines';

const ITEM = /^( *)([-*+]|\d+\.)( +)(?=\S)/;
const HEADING_ITEM = /^ *(?:[-*+]|\d+\.) +#{1,6} /;
const QUOTED_ITEM = /^( {0,3}> ?)([-*+]|\d+\.) +\S/;

/**
 * Indents what kramdown takes into an item of a list up to the item's text, where CommonMark begins a new list
 * or a block: bullets and fences right behind a numbered item, items in a quote whose sign is left out.
 * @returns the lines, and how many were changed
 */
export function nestedLists(lines: Line[]): { lines: Line[]; changed: number } {
  let changed = 0;
  let item: { indent: number; column: number; isNumber: boolean } | undefined;
  let shift = 0;
  let isGoingOn = false;
  const indented = indentedFences(lines);
  changed += indented.changed;
  const result = indented.lines.map((line, index): Line => {
    const previous = indented.lines[index - 1];
    const found = line.kind === 'text' ? ITEM.exec(line.text) : null;
    if (isBlank(line.text)) return line;
    const isAfterBlank = isBlank(previous?.text);
    if (
      line.kind === 'code' &&
      item &&
      (shift > 0 || (/^(?:`{3}|~{3})/.test(line.text) && !isAfterBlank))
    ) {
      const isOpening = shift === 0;
      if (isOpening) shift = item.column;
      changed += isOpening ? 1 : 0;
      const text = `${' '.repeat(shift)}${line.text}`;
      if (indented.lines[index + 1]?.kind !== 'code') shift = 0;
      return { ...line, text };
    }
    if (found) {
      const indent = found[1].length;
      const isNumber = /\d/.test(found[2]);
      if (
        item &&
        isNumber !== item.isNumber &&
        indent >= item.indent &&
        indent < item.column &&
        !isAfterBlank
      ) {
        changed += 1;
        return { ...line, text: `${' '.repeat(item.column - indent)}${line.text}` };
      }
      if (!item || indent <= item.indent || isAfterBlank) {
        item = { indent, column: found[0].length, isNumber };
      }
      return line;
    }
    if (/^\S/.test(line.text) && isAfterBlank) item = undefined;
    // CommonMark ends an item behind a heading in it, where there is no paragraph that goes on.
    const isBehindHeading = HEADING_ITEM.test(previous?.text ?? '') || isGoingOn;
    isGoingOn = item !== undefined && isBehindHeading && !isAfterBlank && line.kind === 'text';
    if (isGoingOn && item && line.text.search(/\S/) < item.column) {
      changed += 1;
      return { ...line, text: `${' '.repeat(item.column)}${line.text.trimStart()}` };
    }
    return line;
  });
  const quoted = quotedItems(result);
  return { lines: quoted.lines, changed: changed + quoted.changed };
}

/** Lines at the left edge in a fence of an item of a list, where CommonMark ends the item. */
function indentedFences(lines: Line[]): { lines: Line[]; changed: number } {
  let changed = 0;
  let indent = 0;
  let isInList = false;
  const result = lines.map((line, index): Line => {
    if (line.kind === 'text') {
      if (ITEM.test(line.text)) isInList = true;
      else if (/^\S/.test(line.text) && isBlank(lines[index - 1]?.text)) isInList = false;
    }
    if (line.kind !== 'code') indent = 0;
    else if (indent === 0 && isInList) indent = /^ +(?=`{3}|~{3})/.exec(line.text)?.[0].length ?? 0;
    else if (/^ *(?:`{3,}|~{3,})\s*$/.test(line.text)) indent = 0;
    else if (indent > 0 && !isBlank(line.text) && line.text.search(/\S/) < indent) {
      changed += 1;
      return { ...line, text: `${' '.repeat(indent)}${line.text.trimStart()}` };
    }
    return line;
  });
  return { lines: result, changed };
}

/** Items behind `> 1. one` that go on without `>`. */
function quotedItems(lines: Line[]): { lines: Line[]; changed: number } {
  let changed = 0;
  let prefix: string | undefined;
  let isNumber = false;
  const result = lines.map((line): Line => {
    const quoted = line.kind === 'text' ? QUOTED_ITEM.exec(line.text) : null;
    if (quoted) {
      [, prefix] = quoted;
      isNumber = /\d/.test(quoted[2]);
      return line;
    }
    const own = line.kind === 'text' ? /^ {0,3}([-*+]|\d+\.) +\S/.exec(line.text) : null;
    if (prefix !== undefined && own && /\d/.test(own[1]) === isNumber) {
      changed += 1;
      return { ...line, text: `${prefix}${line.text}` };
    }
    if (isBlank(line.text)) prefix = undefined;
    return line;
  });
  return { lines: result, changed };
}
