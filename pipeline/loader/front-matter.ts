import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Scalar,
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
  /** Counted from 1, from the top of the file. Missing for what only the file's name says. */
  line?: number;
};

/** Whether a field says nothing: no value, or blanks. */
export function isEmpty(entry: Entry | undefined): boolean {
  const value = entry?.value ?? '';
  return typeof value === 'string' && value.trim() === '';
}

/** A Markdown file in its two parts. */
export type FrontMatter = {
  entries: Map<string, Entry>;
  /** The Markdown below the front matter. */
  body: string;
};

/** What keeps a front matter from being read, with the line if YAML knows it. */
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
// A blank line, a space or an invisible sign before the fence, another fence, words behind it.
const NEARLY_OPENING = /^[\s\u200b\u2060\ufeff]*(-{3}|\+{3})/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/m;

/**
 * Splits a Markdown file as Jekyll does and reads its YAML, keeping the line of every field.
 * A file without front matter is all body.
 * @param text the file with LF line ends and without a BOM
 * @throws {FrontMatterError} where the block does not end or is no list of fields
 */
export function parseFrontMatter(text: string): FrontMatter {
  const opening = OPENING.exec(text);
  if (!opening) {
    if (!NEARLY_OPENING.test(text)) return { entries: new Map(), body: text };
    // Taken for text, its `draft: true` would be published.
    throw new FrontMatterError(
      'this looks like front matter, but none begins here',
      'begin the file with ---, alone on the first line',
      1,
    );
  }
  const rest = text.slice(opening[0].length);
  const closing = CLOSING.exec(rest);
  if (!closing) {
    throw new FrontMatterError(
      'the front matter that starts here never ends',
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
 * Reads a file of data, keeping the line of every field.
 * @param text JSON, which YAML reads too
 * @throws {FrontMatterError} where it is no JSON, such as after a merge, or no object
 */
export function parseData(text: string): Map<string, Entry> {
  const error = findJsonError(text);
  if (error) {
    // A merge is marked where it went wrong.
    const merge = text.search(/^(<{7}|={7}|>{7})/m);
    const line = text.slice(0, merge >= 0 ? merge : error.offset).split('\n').length;
    throw new FrontMatterError('this is not valid JSON', REWRITE, line);
  }
  return parseFields(text, 1);
}

/** What to do with a file of data in which something is wrong: nobody wrote it by hand. */
export const REWRITE = 'delete the file and run npm run podcasts, which writes it anew';

function parseFields(yaml: string, firstLine: number): Map<string, Entry> {
  const lines = new LineCounter();
  // Ruby's YAML allows a key twice (the last one counts) and careless indentation, and so do real posts.
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
    throw new FrontMatterError(`this is not valid YAML: ${reason}`, hint, line);
  }
  if (document.contents === null) return new Map();
  if (!isMap(document.contents)) {
    throw new FrontMatterError(
      firstLine > 1 ? 'the front matter holds no fields' : 'it holds no fields',
      'write one field a line as `name: value`',
      firstLine,
    );
  }
  const entries = document.contents.items.map((pair): [string, Entry] => {
    const key = pair.key as Scalar;
    const name = String(key.value ?? key);
    const line = lineAt(key.range?.[0] ?? 0);
    if (name === '<<') {
      throw new FrontMatterError('merged fields are not read', 'write the fields themselves', line);
    }
    const node = isAlias(pair.value) ? pair.value.resolve(document) : pair.value;
    const source = isScalar(node) && typeof node.value !== 'string' ? node.source : undefined;
    return [name, { key: name, value: plainValue(pair.value, document, line), source, line }];
  });
  return new Map(entries);
}

function plainValue(node: unknown, document: Document, line: number): unknown {
  if (!isNode(node)) return null;
  // `3.10` and `007` in a list are words.
  const asWritten = (item: unknown) =>
    isScalar(item) && item.value !== null && item.source
      ? item.source
      : plainValue(item, document, line);
  if (isSeq(node)) return node.items.map(asWritten);
  try {
    return node.toJS(document);
  } catch {
    // An alias to nothing, or aliases that unfold without end.
    throw new FrontMatterError('this alias cannot be followed', 'write the value itself', line);
  }
}

/** The most common mistakes in an author's words, with what to write instead. */
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
      return ['it is indented with a tab', 'indent it with spaces'];
    default:
      return [
        message,
        'write one field a line as `name: value`, and put values with signs in double quotes',
      ];
  }
}
