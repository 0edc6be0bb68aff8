import { getNodeValue, type Node as JsonNode, parseTree, visit } from 'jsonc-parser';
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type YAMLError,
} from 'yaml';
import { findJsonError } from '../diagnostics/json-syntax';
import { type Entry, FrontMatterError } from './front-matter-entry';
import { parseToml } from './toml';

/** The two parts of a Markdown file. */
export type FrontMatter = {
  entries: Map<string, Entry>;
  /** The Markdown below the front matter. */
  body: string;
};

/** The delimiters of YAML and of TOML (Hugo, Zola). JSON (Hugo) is an object at the start of the file. */
const OPENING = /^(---|\+\+\+)[ \t]*\n/;
const JSON_OPENING = /^\{\s*"/;
// White space or an invisible character before the delimiter, or words after it.
const NEARLY_OPENING = /^[\s\u200b\u2060\ufeff]*(-{3}|\+{3})/;
/** Fields at the start of the file, as front matter has them. */
const BARE_FIELDS =
  /^(?:title|date|layout|tags|categories|author|draft|description)[ \t]*[:=][^\n]*\n/i;
/** The same with a delimiter below them, as Hexo has them. */
const CLOSED_FIELDS = /^(?:[\w-]+[ \t]*:[^\n]*\n|[ \t]+[^\n]*\n|- [^\n]*\n|\n)+---[ \t]*$/m;
const PANDOC_TITLE = /^%[ \t]+\S[^\n]*\n(?:%|[ \t]+\S)/;
const NIKOLA = /^\s*<!--\s*\.\. \w+:/;
const CLOSING: Record<string, RegExp> = {
  '---': /^(?:---|\.\.\.)[ \t]*$/m,
  '+++': /^\+\+\+[ \t]*$/m,
};

/**
 * Splits a Markdown file as Jekyll and Hugo do and reads its YAML, TOML or JSON, keeping the line of every
 * field. A file without front matter is all body. gray-matter and vfile-matter were tried: they keep no
 * lines, read `1.10` as the number 1.1, and take front matter with a wrong delimiter for the body.
 * @param text the file with LF line ends and without a BOM
 * @throws {FrontMatterError} where the block is not closed or is not a mapping
 */
export function parseFrontMatter(text: string): FrontMatter {
  const opening = OPENING.exec(text);
  if (!opening) return JSON_OPENING.test(text) ? jsonFrontMatter(text) : withoutFrontMatter(text);
  const [line, delimiter] = opening;
  const rest = text.slice(line.length);
  const closing = CLOSING[delimiter].exec(rest);
  if (!closing) {
    throw new FrontMatterError(
      'the front matter is not closed',
      `write ${delimiter} on a line of its own after the last field`,
      1,
    );
  }
  const fields = rest.slice(0, closing.index);
  return {
    entries: delimiter === '+++' ? parseToml(fields, FIRST_LINE) : parseFields(fields),
    body: rest.slice(closing.index + closing[0].length + 1),
  };
}

function withoutFrontMatter(text: string): FrontMatter {
  const [, delimiter] = NEARLY_OPENING.exec(text) ?? [];
  if (NIKOLA.test(text)) {
    throw new FrontMatterError(
      'fields of Nikola in a comment, which are not read',
      'write them between two lines that consist of --- alone, such as title: A title',
      1,
    );
  }
  if (PANDOC_TITLE.test(text)) {
    throw new FrontMatterError(
      'title block of Pandoc, which is not read',
      'write it between two lines that consist of --- alone, as title: A title',
      1,
    );
  }
  if (BARE_FIELDS.test(text)) {
    const isClosed = CLOSED_FIELDS.test(text);
    throw new FrontMatterError(
      'front matter without --- above it: its fields would be shown as text',
      `write --- on a line of its own above the first field${isClosed ? '' : ', and below the last'}`,
      1,
    );
  }
  if (delimiter === undefined) return { entries: new Map(), body: text };
  // Read as part of the body, its `draft: true` would be published.
  throw new FrontMatterError(
    'invalid start of the front matter',
    `begin the file with ${delimiter}, alone on the first line`,
    1,
  );
}

function jsonFrontMatter(text: string): FrontMatter {
  let depth = 0;
  let end: number | undefined;
  visit(text, {
    onObjectBegin: () => {
      depth += 1;
    },
    onObjectEnd: (offset, length) => {
      depth -= 1;
      if (depth === 0) end ??= offset + length;
    },
  });
  return end === undefined
    ? { entries: parseData(text), body: '' }
    : { entries: parseData(text.slice(0, end)), body: text.slice(end).replace(/^[ \t]*\n/, '') };
}

/**
 * Reads a JSON file, keeping the line of every field.
 * @throws {FrontMatterError} where it is not valid JSON, such as after a merge, or not an object
 */
export function parseData(text: string): Map<string, Entry> {
  const error = findJsonError(text);
  if (error) {
    // A failed merge leaves markers, which say more than the first syntax error.
    const merge = text.search(/^(<{7}|={7}|>{7})/m);
    const line = text.slice(0, merge >= 0 ? merge : error.offset).split('\n').length;
    throw new FrontMatterError(`invalid JSON: ${error.message}`, error.hint, line);
  }
  const root = parseTree(text);
  if (root?.type !== 'object') {
    throw new FrontMatterError('the file has no fields', 'write an object in { and }', 1);
  }
  const entries = (root.children ?? []).flatMap(({ children: [key, node] = [] }) =>
    key && node ? [entryOf(key, node, text)] : [],
  );
  return byKey(entries);
}

function entryOf(key: JsonNode, node: JsonNode, text: string): Entry {
  const isPlain = node.type === 'number' || node.type === 'boolean' || node.type === 'null';
  return {
    key: String(key.value),
    value: getNodeValue(node),
    source: isPlain ? text.slice(node.offset, node.offset + node.length) : undefined,
    line: text.slice(0, key.offset).split('\n').length,
  };
}

/** The first line of the fields, below the opening delimiter. */
const FIRST_LINE = 2;

function parseFields(yaml: string): Map<string, Entry> {
  const lines = new LineCounter();
  // Jekyll accepts duplicate keys (the last one counts) and loose indentation, and real posts have them.
  const document = parseDocument(yaml, {
    lineCounter: lines,
    uniqueKeys: false,
    strict: false,
    prettyErrors: false,
  });
  const lineAt = (offset: number) => lines.linePos(offset).line + FIRST_LINE - 1;

  const [error] = document.errors;
  if (error) {
    const position = Math.min(error.pos[0], yaml.length - 1);
    const isUnclosed = isBelowBlankLine(yaml, position);
    const misplaced = isUnclosed ? undefined : misplacedField(yaml, position);
    const line = misplaced === undefined ? lineAt(position) : misplaced + FIRST_LINE;
    const known = isUnclosed ? NOT_CLOSED : misplaced === undefined ? undefined : MISPLACED;
    const [reason, hint] = known ?? explain(error);
    throw new FrontMatterError(`invalid YAML: ${reason}`, hint, line);
  }
  if (document.contents === null) return new Map();
  if (!isMap(document.contents)) {
    throw new FrontMatterError(
      'the front matter has no fields',
      'write one field a line as `name: value`',
      FIRST_LINE,
    );
  }
  const entries = document.contents.items.map((pair): Entry => {
    const { key } = pair;
    const name = isScalar(key) ? String(key.value) : String(key);
    const line = lineAt((isNode(key) && key.range?.[0]) || 0);
    if (name === '<<') {
      throw new FrontMatterError(
        'YAML merge keys are not supported',
        'write the fields themselves',
        line,
      );
    }
    const node = isAlias(pair.value) ? pair.value.resolve(document) : pair.value;
    const source = isScalar(node) && typeof node.value !== 'string' ? node.source : undefined;
    return { key: name, value: plainValue(pair.value, document, line), source, line };
  });
  return byKey(entries);
}

/** The last of a key counts, as in Jekyll. */
function byKey(entries: Entry[]): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const entry of entries) {
    const { line, earlierLines = [] } = found.get(entry.key) ?? {};
    const earlier = line === undefined ? [] : [...earlierLines, line];
    found.set(entry.key, earlier.length > 0 ? { ...entry, earlierLines: earlier } : entry);
  }
  return found;
}

function plainValue(node: unknown, document: Document, line: number): unknown {
  if (!isNode(node)) return null;
  // In a list, `3.10` and `007` stay strings.
  const asWritten = (item: unknown) =>
    isScalar(item) && item.value !== null && item.source
      ? item.source
      : plainValue(item, document, line);
  if (isSeq(node)) return node.items.map(asWritten);
  try {
    return node.toJS(document);
  } catch {
    // An alias of no anchor, or aliases that expand without end.
    throw new FrontMatterError('unresolved YAML alias', 'write the value itself', line);
  }
}

// Where the closing delimiter is missing, the first thematic break of the body takes its place.
const NOT_CLOSED = [
  'this is no field, and the front matter is not closed before it',
  'write --- on a line of its own after the last field, or the missing field name',
] as const;

/** Whether a line is a text without a colon after a blank one, as the first of a body is. */
function isBelowBlankLine(yaml: string, position: number): boolean {
  const above = yaml.slice(0, position).replace(/[^\n]*$/, '');
  const [line] = yaml.slice(above.length).split('\n');
  return /\n[ \t]*\n$/.test(above) && !/^\s*[\w-]+\s*:/.test(line);
}

const MISPLACED = [
  'the field is not as far from the left edge as the first',
  'begin each field at the left edge',
] as const;

/**
 * The 0-based index of a field that has other spaces before it than the first, and is not in a mapping: the
 * line of an error, or the next one, which YAML reads as a part of the value.
 */
function misplacedField(yaml: string, position: number): number | undefined {
  const lines = yaml.split('\n');
  const index = yaml.slice(0, position).split('\n').length - 1;
  const indentOf = (line: string) => line.length - line.trimStart().length;
  return [index, index + 1].find((at) => {
    const isField = /^ *[\w-]+:(?:\s|$)/.test(lines[at] ?? '');
    const isInMapping = /:\s*$/.test(lines[at - 1] ?? '');
    return isField && !isInMapping && indentOf(lines[at]) !== indentOf(lines[0]);
  });
}

/** Explains the most common mistakes, with what to write instead. */
function explain({ code, message }: YAMLError): [reason: string, hint: string] {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return ['a value with a colon in it needs quotes', 'put the whole value in double quotes'];
    case 'MISSING_CHAR':
    case 'BAD_INDENT':
      return [
        'a quote or bracket is not closed, or goes on at the left edge of the next line',
        'close it on the same line, or indent the lines that follow',
      ];
    case 'TAB_AS_INDENT':
      return ['indented with a tab', 'indent it with spaces'];
    default:
      if (/^Unexpected (?:\S+-)?scalar at node end/.test(message)) {
        return [
          'the value goes on after its closing quote',
          'write \\" for a quote within double quotes, or put the whole value in the other quotes',
        ];
      }
      return [
        message,
        'write one field a line as `name: value`, and put values with special characters in double quotes',
      ];
  }
}
