import { blockAttributes, type DroppedList, spanAttributes } from './attribute-lists';
import { addCount, type Counts } from './counts';
import type { ImportDiagnostic } from './import-diagnostic';
import { closeHtmlBlocks } from './kramdown-html';
import { portableInline } from './kramdown-inline';
import { isBlank, type Line, linesOf, type PlacedLine } from './kramdown-lines';
import { nestedLists } from './kramdown-lists';
import { portableTables } from './kramdown-tables';

/** A text for kramdown, and where it is from. */
export type KramdownText = {
  file: string;
  text: string;
  /** For each line that of its file. */
  lines: number[];
  /** Whether all raw HTML has Markdown in it (`parse_block_html`). */
  isMarkdown?: boolean;
};

/** A text that the site reads as kramdown reads the other. */
export type PortableText = { text: string; counts: Counts; diagnostics: ImportDiagnostic[] };

/** Longer texts are data that somebody has pasted, and stay as they are. */
const MAX_LENGTH = 1_000_000;
/** So are such paragraphs. */
const MAX_PARAGRAPH = 20_000;

/**
 * Rewrites what CommonMark reads otherwise than kramdown. All else stays as the author has written it, byte for byte.
 * @see https://kramdown.gettalong.org/syntax.html
 */
export function toPortableMarkdown({
  file,
  text,
  lines: sources,
  isMarkdown = false,
}: KramdownText): PortableText {
  if (text.length > MAX_LENGTH) {
    const message = `a text of ${Math.round(text.length / 1000)} kB, which is not rewritten`;
    const hint = 'look at its page: attribute lists and tables may need a correction';
    return {
      text,
      counts: {},
      diagnostics: [{ file, line: sources[0] ?? 1, kind: 'guessed', message, hint }],
    };
  }
  const counts: Counts = {};
  const add = (name: string, times: number) => addCount(counts, name, times);
  const dropped: DroppedList[] = [];
  const html = closeHtmlBlocks(
    withoutExtensions(linesOf(text).map((line, place) => ({ ...line, place }))),
    { isMarkdown },
  );
  add('ends of raw HTML', html.changed);
  const attributes = blockAttributes(withPlaces(html.lines));
  add('attribute lists that are kept', attributes.kept);
  add('tables of contents', attributes.contents);
  dropped.push(...attributes.dropped);
  const tables = portableTables(attributes.lines);
  add('tables', tables.changed);
  const lists = nestedLists(tables.lines);
  add('lists', lists.changed);
  const formulas = withoutBlankLines(lists.lines);
  add('blank lines in formulas', formulas.removed);

  const written: string[] = [];
  const long: number[] = [];
  const lines = withPlaces(formulas.lines);
  for (let index = 0; index < lines.length; index += 1) {
    const { text: own, kind, place: line } = lines[index];
    if (kind !== 'text') {
      written.push(own);
      continue;
    }
    // Parts of a paragraph may go over several lines.
    let end = index + 1;
    while (end < lines.length && lines[end].kind === 'text' && !isBlank(lines[end].text)) end += 1;
    const paragraph = lines.slice(index, end).map(({ text }) => text);
    index = end - 1;
    if (paragraph.join('\n').length > MAX_PARAGRAPH) {
      written.push(...paragraph);
      long.push(line);
      continue;
    }
    const escaped = paragraph.map((text, at) =>
      escapedSigns(text, paragraph[at + 1] ?? lines[end]?.text),
    );
    const span = spanAttributes(escaped.join('\n'));
    add('attribute lists that are kept', span.kept);
    dropped.push(...span.dropped.map((source) => ({ line, source })));
    written.push(portableInline(span.text, counts));
  }
  const untouched = long.map(
    (line): ImportDiagnostic => ({
      file,
      line: sources[line] ?? 1,
      kind: 'guessed',
      message: 'a paragraph of many kB, which is not rewritten',
      hint: 'look at its page',
    }),
  );
  const lost = dropped.map(
    ({ line, source }): ImportDiagnostic => ({
      file,
      line: sources[line] ?? 1,
      kind: 'lost',
      message: `attribute list ${source}`,
      hint: 'it changed how this looked: look at the page, and write HTML where it matters',
    }),
  );
  return { text: written.join('\n'), counts, diagnostics: [...lost, ...untouched] };
}

/** Gives lines that are written anew the place of the last one that is not. */
function withPlaces(lines: Line[]): PlacedLine[] {
  let last = 0;
  return lines.map((line) => {
    last = line.place ?? last;
    return { ...line, place: last };
  });
}

/** kramdown has no lists with `1)`, and no definition without words. */
function escapedSigns(line: string, next: string | undefined): string {
  if (/^ {0,3}:\s*$/.test(line) && !/^\s+\S/.test(next ?? '')) return line.replace(':', '\\:');
  return line.replace(/^( {0,3}\d{1,9})\)(?=\s)/, '$1\\)');
}

/** Comments and options for kramdown, and the sign at which a block ends. */
function withoutExtensions(lines: Line[]): Line[] {
  let isComment = false;
  return lines.flatMap((line): Line[] => {
    if (line.kind !== 'text') return isComment ? [] : [line];
    if (/^ {0,3}\{::comment\}\s*$/.test(line.text)) isComment = true;
    const isEnd = isComment && /\{:\/(?:comment)?\}/.test(line.text);
    if (isComment) {
      if (isEnd) isComment = false;
      return [];
    }
    if (/^\^\s*$/.test(line.text)) return [{ text: '<!-- -->', kind: 'html' }];
    // Options hold from here on.
    if (/\{::options\b/.test(line.text)) return [line];
    const text = line.text.replaceAll(/\{::?\/(?:\w+)?\}|\{::nomarkdown\s*\}/g, '');
    return [{ ...line, text }];
  });
}

/** A formula ends at a blank line here. */
function withoutBlankLines(lines: Line[]): { lines: Line[]; removed: number } {
  const kept = lines.filter(({ text, kind }) => kind !== 'math' || !isBlank(text));
  return { lines: kept, removed: lines.length - kept.length };
}
