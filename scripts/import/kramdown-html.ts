import { isBlank, type Line, linesOf } from './kramdown-lines';

/** Elements that kramdown reads within a paragraph; all others begin a block. */
const SPAN =
  /^(?:a|abbr|acronym|b|big|bdo|br|button|cite|code|del|dfn|em|font|i|img|input|ins|kbd|label|mark|option|q|rb|rbc|rp|rt|rtc|ruby|s|samp|select|small|span|strike|strong|sub|sup|time|tt|u|var)$/i;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
const OPENING = /^ {0,3}<([a-z][\w-]*)(?=[\s/>])([^>]*)>/i;
/** Whether raw HTML is Markdown inside, by a line such as `{::options parse_block_html="true" /}`. */
const OPTION = /\{::options\b[^}]*parse_block_html="(\w+)"/;
/** An element within raw HTML whose content is Markdown. */
const MARKDOWN_WITHIN = /^\s*<([a-z][\w-]*)\b[^>]*\bmarkdown\s*=\s*["']?(?:1|block|span)/i;
/** Deeper elements, and more that have no end, are not what somebody has written: each is a look at all of the text. */
const MAX_DEPTH = 20;
const MAX_UNCLOSED = 20;
/** Its content is never Markdown. */
const RAW = /^(?:script|style|pre|textarea|math|svg|table|iframe|object|video|audio)$/i;
/** Its Markdown is read where it stands alone, here as at GitHub. */
const READ_AS_MARKDOWN = /^details$/i;

/**
 * Writes raw HTML so that it ends where kramdown ends it: an element goes on over blank lines up to its end tag, and
 * Markdown may follow right behind that. `markdown="1"` becomes blank lines around the content.
 * @returns the lines, and how many elements were changed
 */
export function closeHtmlBlocks(
  lines: Line[],
  { isMarkdown: isAlwaysMarkdown, depth = 0 }: { isMarkdown: boolean; depth?: number },
): { lines: Line[]; changed: number } {
  let isOption = isAlwaysMarkdown;
  const result: Line[] = [];
  let changed = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const option = line.kind === 'text' ? OPTION.exec(line.text)?.[1] : undefined;
    if (option !== undefined) {
      isOption = option === 'true';
      continue;
    }
    const opening = line.kind === 'text' ? OPENING.exec(line.text) : null;
    const comment = line.kind === 'text' && /^ {0,3}<!--/.test(line.text);
    if (comment) {
      const end = endOfComment(lines, index);
      const block = lines.slice(index, end + 1);
      result.push(...block.filter(({ text }) => !isBlank(text)).map(asHtml));
      if (block.some(({ text }) => isBlank(text))) changed += 1;
      index = end;
      continue;
    }
    if (!opening || SPAN.test(opening[1])) {
      const joined =
        opening || /^ {0,3}<\/?[a-z]/i.test(line.text)
          ? joinedTag(line, lines[index + 1])
          : undefined;
      if (joined === undefined || line.kind !== 'text') result.push(line);
      else {
        lines[index + 1] = { text: joined, kind: 'text' };
        changed += 1;
      }
      continue;
    }
    const [tag, name, attributes] = opening;
    const end =
      VOID.test(name) || tag.endsWith('/>')
        ? { line: index, column: tag.length }
        : endOf(lines, index, name);
    if (!end) {
      // Where its end tag is missing, it goes on to the end of the text.
      const rest = lines.slice(index).map(({ text }) => text);
      result.push(...rawHtml(rest, isOption, depth + 1));
      changed += 1;
      break;
    }
    const { block, rest } = elementTo(lines, index, end);
    const isMarkdown =
      depth < MAX_DEPTH &&
      ((isOption && !RAW.test(name) && !/\bmarkdown\s*=\s*["']?0/i.test(attributes)) ||
        /\bmarkdown\s*=\s*["']?(?:1|block|span)/i.test(attributes));
    if (isMarkdown) {
      changed += 1;
      result.push(...markdownElement(block, name, { isMarkdown: isOption, depth: depth + 1 }));
    } else if (READ_AS_MARKDOWN.test(name)) {
      result.push(...linesOf(rawFormulas(block.join('\n'))));
    } else {
      block[0] = block[0].replace(/\s*\bmarkdown\s*=\s*(["']?)0\1/i, '');
      const whole = rawHtml(block, isOption, depth + 1);
      if (whole.length !== block.length) changed += 1;
      result.push(...whole);
    }
    const next = rest.trim() === '' ? lines[end.line + 1]?.text : rest;
    if (rest.trim() !== '') lines.splice(end.line + 1, 0, { text: rest.trimStart(), kind: 'text' });
    if (!isBlank(next) && !/^\s*<\/?[a-z!]/i.test(next ?? '')) {
      result.push({ text: '', kind: 'text' });
      changed += 1;
    }
    index = end.line;
  }
  return { lines: result, changed };
}

function asHtml({ text }: Line): Line {
  return { text, kind: 'html' };
}

function endOfComment(lines: Line[], start: number): number {
  for (let index = start; index < lines.length; index += 1) {
    if (lines[index].text.includes('-->')) return index;
  }
  return start;
}

/** Formulas of MathJax in raw HTML that is read as Markdown here, where a backslash before a bracket is an escape. */
export function rawFormulas(html: string): string {
  return html.replaceAll(
    /(?<!\\)\\\((.+?)\\\)|(?<!\\)\\\[([\s\S]+?)\\\]/g,
    (_whole, inline, display) =>
      inline === undefined ? `$$\n${display.trim()}\n$$` : `$$${inline}$$`,
  );
}

/** Fences in raw HTML, such as Liquid's `highlight` makes there too, as elements. */
function fencesAsHtml(block: string[]): string[] {
  const FENCE = /^[ \t]*(`{3,}|~{3,})[ \t]*([\w+#-]*)[ \t]*\n([\s\S]*?)^[ \t]*\1[ \t]*$/gm;
  return block
    .join('\n')
    .replaceAll(FENCE, (_whole, _fence, name, code) => {
      const written = code.replaceAll('&', '&amp;').replaceAll('<', '&lt;').trimEnd();
      return `<pre><code${name === '' ? '' : ` class="language-${name}"`}>${written}</code></pre>`;
    })
    .split('\n');
}

/** An element that is no Markdown, but for elements in it that say so. */
function rawHtml(element: string[], isMarkdown: boolean, depth: number): Line[] {
  const block = fencesAsHtml(element);
  let unclosed = 0;
  const result: Line[] = [];
  let raw: string[] = [];
  const end = () => {
    result.push(...withoutBlankLines(raw).map((text): Line => ({ text, kind: 'html' })));
    raw = [];
  };
  const lines = block.map((text): Line => ({ text, kind: 'html' }));
  for (let index = 0; index < block.length; index += 1) {
    const isTried = index > 0 && depth < MAX_DEPTH && unclosed < MAX_UNCLOSED;
    const [, name] = isTried ? (MARKDOWN_WITHIN.exec(block[index]) ?? []) : [];
    const found = name === undefined ? undefined : endOf(lines, index, name);
    if (name !== undefined && !found) unclosed += 1;
    if (name === undefined || !found) {
      raw.push(block[index]);
      continue;
    }
    end();
    const { block: inner, rest } = elementTo(lines, index, found);
    result.push(...markdownElement(inner, name, { isMarkdown, depth }));
    if (!isBlank(rest)) raw.push(rest);
    index = found.line;
  }
  end();
  return result;
}

/** The lines of an element, and what is behind it on its last one. */
function elementTo(lines: Line[], start: number, end: Place): { block: string[]; rest: string } {
  const block = lines.slice(start, end.line + 1).map(({ text }) => text);
  const last = block[block.length - 1];
  block[block.length - 1] = last.slice(0, end.column);
  return { block, rest: last.slice(end.column) };
}

/** An element whose content is Markdown, in which other elements may have Markdown, too. */
function markdownElement(
  block: string[],
  name: string,
  options: { isMarkdown: boolean; depth: number },
): Line[] {
  const [tag, ...content] = withMarkdown(block, name);
  const inner = closeHtmlBlocks(content.slice(0, -1), options);
  return [tag, ...inner.lines, ...content.slice(-1)];
}

type Place = { line: number; column: number };

/** Where the end tag of an element ends. Only elements of its own name are counted. */
function endOf(lines: Line[], start: number, name: string): Place | undefined {
  const tags = new RegExp(`<(/?)${name}\\b[^>]*?(/?)>|<(/?)${name}\\b[^>]*$`, 'gi');
  let depth = 0;
  let isInComment = false;
  for (let line = start; line < lines.length; line += 1) {
    // Tags in a comment do not count; what is behind it keeps its place in the line.
    const comment = isInComment ? /^.*?(?:-->|$)|<!--.*?(?:-->|$)/g : /<!--.*?(?:-->|$)/g;
    const text = lines[line].text.replaceAll(comment, (part) => {
      isInComment = !part.endsWith('-->');
      return ' '.repeat(part.length);
    });
    for (const match of text.matchAll(tags)) {
      if ((match[1] ?? match[3]) === '/') depth -= 1;
      else if (match[2] !== '/') depth += 1;
      if (depth === 0) return { line, column: match.index + match[0].length };
    }
  }
  return undefined;
}

/** CommonMark ends a block at a blank line. In `<pre>` and the like, one is shown. */
function withoutBlankLines(block: string[]): string[] {
  const result: string[] = [];
  let isInPre = false;
  for (const line of block) {
    if (isBlank(line)) {
      if (isInPre && result.length > 0) result[result.length - 1] += '&#10;';
    } else result.push(line);
    const last = [...line.matchAll(/<(\/?)(?:pre|textarea)\b/gi)].at(-1);
    if (last) isInPre = last[1] === '';
  }
  return result;
}

/** An element whose content is Markdown. */
function withMarkdown(block: string[], name: string): Line[] {
  const whole = block.join('\n');
  const start = whole.indexOf('>') + 1;
  const end = whole.toLowerCase().lastIndexOf(`</${name.toLowerCase()}`);
  const tag = whole.slice(0, start).replace(/\s*\bmarkdown\s*=\s*(?:"\w*"|'\w*'|\w+)/i, '');
  const content = dedented(whole.slice(start, end).replace(/^\n+|\s+$/g, ''));
  return [
    { text: tag, kind: 'html' },
    ...linesOf(['', ...content, ''].join('\n')),
    { text: whole.slice(end), kind: 'html' },
  ];
}

function dedented(text: string): string[] {
  const lines = text.split('\n');
  const indents = lines.filter((line) => !isBlank(line)).map((line) => line.search(/\S/));
  const indent = Math.min(...indents, 40);
  return lines.map((line) => line.slice(Math.min(indent, line.search(/\S|$/))));
}

/** A tag alone on its line would begin a block of HTML; in front of the next line it does not. */
function joinedTag(line: Line, next: Line | undefined): string | undefined {
  const isAlone = /^ {0,3}<\/?[a-z][\w-]*\b[^<>]*>\s*$/i.test(line.text);
  if (!isAlone || !next || isBlank(next.text) || next.kind === 'code') return undefined;
  return `${line.text.trimEnd()}${/<br\s*\/?>\s*$/i.test(line.text) ? '' : ' '}${next.text.trimStart()}`;
}
