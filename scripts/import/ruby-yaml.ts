import { isMap, isScalar, parseDocument, type Scalar, visit, type YAMLError } from 'yaml';

/** YAML that even Ruby does not read. */
export class RubyYamlError extends Error {
  /** From 1, in the YAML. */
  readonly line: number;

  constructor(error: YAMLError) {
    super(error.message.split(/ at line|\n/)[0]);
    this.line = error.linePos?.[0].line ?? 1;
  }
}

/** How Psych recognizes a time: seconds are needed, a zone is not, and stands for UTC. */
const TIME =
  /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|\s+)\d{1,2}:\d\d:\d\d(?:\.\d*)?(\s*(?:Z|[-+]\d{1,2}:?(?:\d\d)?))?$/;

/**
 * Reads a mapping as Ruby's Psych does, which is YAML 1.1 and lets more pass: a key may come twice (the last
 * counts), a tab may stand at the start of a line, `@` and a backtick may begin a value. Dates and times stay as
 * they are written; a time without a zone gets `UTC`, which is how Psych reads it without quotes.
 * @see https://github.com/ruby/psych/blob/master/lib/psych/scalar_scanner.rb
 * @returns an empty mapping for other values, which Jekyll ignores
 * @throws {RubyYamlError} where it cannot be read
 */
export function parseRubyYaml(text: string): Record<string, unknown> {
  const document = parseDocument(indented(lenient(text)), {
    version: '1.1',
    uniqueKeys: false,
    strict: false,
    merge: true,
    logLevel: 'silent',
    customTags: (tags) =>
      tags.filter((tag) => typeof tag === 'string' || !tag.tag.endsWith(':timestamp')),
  });
  const error = document.errors.find(({ code }) => !HARMLESS.has(code));
  if (error) throw new RubyYamlError(error);
  if (!isMap(document.contents)) return {};
  visit(document, { Scalar: (_key, node) => asPsychReads(node) });
  // Aliases are bounded by the library.
  return document.toJS() as Record<string, unknown>;
}

const HARMLESS = new Set([
  'MULTIPLE_DOCS',
  'DUPLICATE_KEY',
  'TAB_AS_INDENT',
  'MULTILINE_IMPLICIT_KEY',
]);

/** Quotes what begins with a sign that YAML reserves, and makes spaces of tabs at the start of lines. */
function lenient(text: string): string {
  return text
    .replaceAll(/^[ \t]*\t[ \t]*(?=\S)/gm, (indent) => indent.replaceAll('\t', '  '))
    .replaceAll(/^(\s*[\w-]+:[ \t]+)([@`%][^\n"]*)$/gm, '$1"$2"');
}

/** Indents values in quotes and brackets that go on at the left edge of the next line. */
function indented(text: string): string {
  let open = '';
  return text
    .split('\n')
    .map((line) => {
      const isWithin = open !== '';
      const value = isWithin ? line : (/^[\w-]+:[ \t]+(?=["'[{])(.*)$/.exec(line)?.[1] ?? '');
      if (isWithin || value !== '') open = openSigns(value, open);
      return isWithin && /^\S/.test(line) ? `  ${line}` : line;
    })
    .join('\n');
}

/** @param open brackets and a quote that are open already @returns those that are open at the end of a line */
function openSigns(line: string, open: string): string {
  let signs = open;
  for (let index = 0; index < line.length; index += 1) {
    const sign = line[index];
    const last = signs.at(-1) ?? '';
    if (/["']/.test(last)) {
      if (sign === '\\' && last === '"') index += 1;
      else if (sign === last) signs = signs.slice(0, -1);
      if (signs === '') return '';
    } else if (/["'[{]/.test(sign) && (signs === '' || /[\s,:[{]/.test(line[index - 1] ?? ' ')))
      signs += sign;
    else if (sign === ']' || sign === '}') {
      signs = signs.slice(0, -1);
      if (signs === '') return '';
    } else if (sign === '#' && /\s/.test(line[index - 1] ?? ' ')) break;
  }
  return signs;
}

function asPsychReads(node: Scalar): void {
  if (!isScalar(node) || node.type !== 'PLAIN' || typeof node.source !== 'string') return;
  const match = TIME.exec(node.source);
  if (match) node.value = match[1] === undefined ? `${node.source} UTC` : node.source;
  // Ruby knows no sexagesimal numbers with a fraction, and prints others as they are.
  else if (typeof node.value === 'number' && node.source.includes(':')) node.value = node.source;
}
