import type { Emphasis, Paragraph, Parents, PhrasingContent, Root, Text } from 'mdast';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { isAutolinkLiteral } from '../links/autolink-literals';
import { SKIP, visit } from '../visit';

const DEFINITION = /^[ \t>]*\*\[([^\]\n]+)\]:[ \t]*(.*)$/;

/**
 * Reads abbreviations as kramdown and PHP Markdown Extra do: after a line `*[HTML]: Hyper Text`, each word
 * HTML of the text is an `<abbr>`. CommonMark shows such a line as text. remark-abbr was not
 * taken: it extends the parser that remark had before version 13.
 * @see https://kramdown.gettalong.org/syntax.html#abbreviations
 */
export function abbreviations() {
  return (tree: Root, file: VFile) => {
    if (!String(file).includes('*[')) return;
    const defined = takeDefinitions(tree, file);
    if (defined.size === 0) return;
    const used = markAbbreviations(tree, defined);
    for (const [name, { paragraph, line }] of defined) {
      if (used.has(name)) continue;
      reportWarning(file, {
        place: { line: (paragraph.position?.start.line ?? 1) + line, column: 1 },
        message: `unused abbreviation “${name}”: it is not in the text as a word of its own`,
        hint: 'correct or remove it',
      });
    }
  };
}

type Abbreviation = { title: string; paragraph: Paragraph; line: number };

/** Removes the paragraphs of nothing but definitions, and reports those within other paragraphs. */
function takeDefinitions(tree: Root, file: VFile): Map<string, Abbreviation> {
  const source = String(file);
  const defined = new Map<string, Abbreviation>();
  visit(tree, 'paragraph', (paragraph, index, parent) => {
    const { start, end } = paragraph.position ?? {};
    const typed = source.slice(start?.offset, end?.offset);
    if (!start || !typed.includes('*[') || index === undefined || !parent) return undefined;
    const lines = typed.split('\n').map((line) => DEFINITION.exec(line));
    const wrong = lines.indexOf(null);
    if (wrong >= 0) {
      const found = lines.findIndex((line) => line !== null);
      if (found < 0) return undefined;
      reportWarning(file, {
        place: { line: start.line + found, column: found === 0 ? start.column : 1 },
        message: `abbreviation within a paragraph “*[${lines[found]?.[1]}]:”: it is shown as text`,
        hint: 'put an empty line before it and after it',
      });
      return undefined;
    }
    for (const [line, match] of lines.entries()) {
      const [, name = '', title = ''] = match ?? [];
      if (defined.has(name)) {
        reportWarning(file, {
          place: { line: start.line + line, column: 1 },
          message: `duplicate abbreviation “${name}”: the last one counts`,
          hint: 'remove one of the two',
        });
      }
      defined.set(name, { title: title.trim(), paragraph, line });
    }
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return defined;
}

/** @returns the names that are in the text */
function markAbbreviations(tree: Root, defined: Map<string, Abbreviation>): Set<string> {
  const names = [...defined.keys()].sort((a, b) => b.length - a.length).map(escapeRegExp);
  const word = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${names.join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
  const used = new Set<string>();
  visit(tree, 'text', (text, index, parent) => {
    if (!parent || index === undefined || isAutolinkLiteral(parent as never)) return undefined;
    if (isInAbbr(parent, index)) return undefined;
    const parts = split(text, word, (name) => {
      used.add(name);
      return toAbbr(name, defined.get(name)?.title ?? '');
    });
    if (parts.length === 1) return undefined;
    const children: Parents['children'][number][] = parent.children;
    children.splice(index, 1, ...parts);
    return [SKIP, index + parts.length];
  });
  return used;
}

/** Splits a text at each match of a pattern. */
function split(
  text: Text,
  pattern: RegExp,
  toNode: (match: string) => Emphasis,
): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let last = 0;
  for (const { 0: match, index } of text.value.matchAll(pattern)) {
    if (index > last) parts.push({ type: 'text', value: text.value.slice(last, index) });
    parts.push(toNode(match));
    last = index + match.length;
  }
  if (last === 0) return [text];
  if (last < text.value.length) parts.push({ type: 'text', value: text.value.slice(last) });
  return parts;
}

/** An element that Markdown has no syntax for. */
function toAbbr(value: string, title: string): Emphasis {
  const hProperties = title === '' ? {} : { title };
  return {
    type: 'emphasis',
    data: { hName: 'abbr', hProperties },
    children: [{ type: 'text', value }],
  };
}

/** Whether the author has written the element in HTML. */
function isInAbbr(parent: Parents, index: number): boolean {
  const before: Parents['children'][number] | undefined = parent.children[index - 1];
  return before?.type === 'html' && /^<abbr\b/i.test(before.value);
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
