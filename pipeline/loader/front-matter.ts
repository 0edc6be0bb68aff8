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

/** One field of a front matter as its author wrote it. */
export type Entry = {
  /** The name that the author gave it. */
  key: string;
  value: unknown;
  /** The characters in the file, for a plain scalar: `1.10` is a title, not the number 1.1. */
  source?: string;
  /** The 1-based line in the file. Missing for a value that comes from the file name. */
  line?: number;
};

/** Whether a field has no value, or only white space. */
export function isEmpty(entry: Entry | undefined): boolean {
  const value = entry?.value ?? '';
  return typeof value === 'string' && value.trim() === '';
}

/** The two parts of a Markdown file. */
export type FrontMatter = {
  entries: Map<string, Entry>;
  /** The Markdown below the front matter. */
  body: string;
};

/** Front matter that cannot be parsed, with the 1-based line in the file where it is known. */
export class FrontMatterError extends Error {
  constructor(
    message: string,
    readonly hint: string,
    readonly line?: number,
  ) {
    super(message);
  }
}

const OPENING = /^---[ \t]*\n/;
// White space or an invisible character before the delimiter, `+++`, or words after it.
const NEARLY_OPENING = /^[\s\u200b\u2060\ufeff]*(-{3}|\+{3})/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/m;

/**
 * Splits a Markdown file as Jekyll does and reads its YAML, keeping the line of every field.
 * A file without front matter is all body.
 * @param text the file with LF line ends and without a BOM
 * @throws {FrontMatterError} where the block is not closed or is not a mapping
 */
export function parseFrontMatter(text: string): FrontMatter {
  const opening = OPENING.exec(text);
  if (!opening) {
    if (!NEARLY_OPENING.test(text)) return { entries: new Map(), body: text };
    // Read as part of the body, its `draft: true` would be published.
    throw new FrontMatterError(
      'invalid start of the front matter',
      'begin the file with ---, alone on the first line',
      1,
    );
  }
  const rest = text.slice(opening[0].length);
  const closing = CLOSING.exec(rest);
  if (!closing) {
    throw new FrontMatterError(
      'the front matter is not closed',
      'write --- on a line of its own after the last field',
      1,
    );
  }
  return {
    entries: parseFields(rest.slice(0, closing.index), 2),
    body: rest.slice(closing.index + closing[0].length + 1),
  };
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
  return parseFields(text, 1);
}

function parseFields(yaml: string, firstLine: number): Map<string, Entry> {
  const lines = new LineCounter();
  // Jekyll accepts duplicate keys (the last one counts) and loose indentation, and real posts have them.
  const document = parseDocument(yaml, {
    lineCounter: lines,
    uniqueKeys: false,
    strict: false,
    prettyErrors: false,
  });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;

  const [error] = document.errors;
  if (error) {
    const [reason, hint] = explain(error);
    const line = lineAt(Math.min(error.pos[0], yaml.length - 1));
    throw new FrontMatterError(`invalid YAML: ${reason}`, hint, line);
  }
  if (document.contents === null) return new Map();
  if (!isMap(document.contents)) {
    throw new FrontMatterError(
      firstLine > 1 ? 'the front matter has no fields' : 'the file has no fields',
      'write one field a line as `name: value`',
      firstLine,
    );
  }
  const entries = document.contents.items.map((pair): [string, Entry] => {
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
    return [name, { key: name, value: plainValue(pair.value, document, line), source, line }];
  });
  return new Map(entries);
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
      return [
        message,
        'write one field a line as `name: value`, and put values with special characters in double quotes',
      ];
  }
}
