import path from 'node:path/posix';
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { reportError, reportWarning } from '../../diagnostics/report';
import { addReported, hintForLiquidUrl, liquidUrlAt } from '../links/liquid-urls';
import type { RenderOptions } from '../render-options';
import { shorten } from '../shorten';
import { sourceTextsIn } from '../source-text';
import { alertHint, CONTENTS, HTML, hintOf, OTHER_MARKUP } from './other-markup';

const DIRECTIVE = /^:::+[ \t]*\{?\.?\w[^\n]*/gm;
const LIQUID = /(?<!\\)(?:\{%-?\s*(\w+)?.{0,2000}?%\}|\{\{(?:-|[<%])?\s*(\/?[\w.]+)?[^{}]*\}\})/gs;
const ATTRIBUTES = /(?<!\\)\{:[^}\n]*\}/g;
const MDX =
  /^(?:import\s+(?:[\w*{][^\n;]*\sfrom\s+)?['"][^\n]+|export\s+(?:const|let|var|function|default)\s[^\n]+)|\{\/\*.*?\*\/\}/gms;
const HEADING_ATTRIBUTES = /(?<!\\)\{(?:[#.][^}\n]*|-)\}(?=[\s#]*$)/g;
// These are read.
const HEADING_ID = /^\{:?[ \t]*#[^\s{}#]+[ \t]*\}$/;

/**
 * Warns of syntax of Jekyll, Hugo, Pandoc, MDX, Docusaurus, MkDocs, Sphinx and Obsidian that is shown as
 * text here: Liquid tags, shortcodes, directives, attributes, citations. Of a tag and its end tag, only the
 * first is reported, and of the same syntax on one line, only the first. In a URL, which leads nowhere
 * then, it is an error.
 */
export function lintUnsupported({ names }: Pick<RenderOptions, 'names'>) {
  return (tree: Root, file: VFile) => {
    const reported = new Set<string>();
    // Of Liquid and of shortcodes.
    const tags = new Set<string>();
    for (const { type, value, pointAt } of sourceTextsIn(tree, file)) {
      const report = (
        match: RegExpExecArray,
        syntax: string,
        name = syntax,
        hint = hintFor(match[0]),
      ) => {
        const place = pointAt(match.index);
        if (reported.has(`${place.line} ${name}`)) return;
        reported.add(`${place.line} ${name}`);
        reportWarning(file, {
          place,
          message: `${syntax} “${shorten(match[0])}” is not supported: it is shown as text`,
          hint,
        });
      };
      let urlEnd = 0;
      for (const match of value.matchAll(LIQUID)) {
        if (match.index < urlEnd || isJsx(value, match)) continue;
        const url = liquidUrlAt(value, match.index);
        if (url) {
          urlEnd = url.to;
          addReported(file, url);
          reportError(file, {
            place: pointAt(url.from),
            message: `${/\{\{[<%]/.test(url.written) ? 'shortcode' : 'Liquid'} in the URL “${shorten(url.written)}” is not run`,
            hint: hintForLiquidUrl(url, file, names),
          });
          continue;
        }
        const name = match[1] ?? match[2] ?? '';
        if (tags.has(name.replace(/^(?:end|\/)/, '')) && /^(?:end|\/)/.test(name)) continue;
        tags.add(name);
        const isShortcode = /^\{\{[<%]/.test(match[0]);
        report(match, isShortcode ? 'shortcode' : 'Liquid tag', name);
      }
      for (const match of value.matchAll(DIRECTIVE)) report(match, 'directive');
      for (const match of value.matchAll(ATTRIBUTES)) {
        if (type !== 'heading' || !HEADING_ID.test(match[0])) report(match, 'kramdown attribute');
      }
      for (const match of value.matchAll(MDX)) report(match, 'MDX');
      for (const markup of type === 'html' || type === 'definition' ? [] : OTHER_MARKUP) {
        // Those of headings are read, or reported below.
        if (type === 'heading' && markup.name.startsWith('attribute')) continue;
        for (const match of value.matchAll(markup.syntax)) {
          report(match, markup.name, markup.name, hintOf(markup, match));
        }
      }
      if (type !== 'heading') continue;
      for (const match of value.matchAll(HEADING_ATTRIBUTES)) {
        if (!HEADING_ID.test(match[0])) report(match, 'heading attribute');
      }
    }
  };
}

/** Whether it is the value of an attribute in MDX, such as `style={{color: 'red'}}`: the tag is reported. */
function isJsx(value: string, { 0: written, index }: RegExpExecArray): boolean {
  return value[index - 1] === '=' && /^\{\{\s*["'\w-]+\s*:/.test(written);
}

const COMMENT = 'write <!-- before the comment, and --> after it';
const ROOT_PATH = 'write the path from the root of the site, such as /loss.png';

/** What to write instead of what: the first that matches counts. `$1` in a hint is the first group. */
const HINTS: [syntax: RegExp, hint: string | ((group: string) => string)][] = [
  [
    /^:::+[ \t]*\{?\.?(?:callout-)?(note|tip|hint|info|important|warning|caution|danger)/i,
    alertHint,
  ],
  [/^:::/, HTML],
  [/^(?:import|export)\s/, 'remove it: no code of a text is run'],
  [/^\{\/\*/, COMMENT],
  [/^\{:\s*(?:toc\b|.*no_toc)/, CONTENTS],
  [/^\{\s*#([^\s{}#]+)/, 'write {#$1} and nothing else between the braces'],
  [/^\{[.-]/, 'remove it'],
  [/^\{::comment/, COMMENT],
  [/^\{:[:/]/, 'remove it'],
  [/^\{:/, HTML],
  [/^\{\{[<%]\s*highlight\s+([\w+#-]+)/, 'write ```$1 above the code, and ``` below it'],
  [/^\{\{[<%]\s*figure\s[^>]*?src="?([^\s">]+)/, 'write ![what it shows]($1)'],
  [/^\{\{[<%]\s*(?:rel)?ref\s+"?([^\s">#]+)/, 'write a link to the file, such as [text](./$1)'],
  [/^\{\{[<%]\s*(?:youtube|vimeo|tweet|x|gist)\b/, 'write its URL alone on a line'],
  [
    /^\{\{[<%]\s*(?:(?:callout|notice|admonition|alert)\W+(\w+)|(note|tip|warning|hint|info)\b)/,
    alertHint,
  ],
  [/^\{\{[<%]\s*(?:callout|notice|admonition|alert)\b/, alertHint],
  [/^\{%-?\s*hint\s+style="(\w+)/, alertHint],
  [/^\{%-?\s*(?:note|admonition|callout)\b\s*(\w*)/, alertHint],
  [/^\{%-?\s*embed\b/, 'write its URL alone on a line'],
  [/^\{%-?\s*(?:blockquote|quote)\b/, 'write > before each line of the quote'],
  [/^\{%-?\s*highlight\s+([\w+#-]+)/, 'write ```$1 above the code, and ``` below it'],
  [/^\{%-?\s*(?:end)?highlight\b/, 'write ``` above the code, and ``` below it'],
  [/^\{%-?\s*(?:end)?raw\b/, 'remove it: no tag is evaluated'],
  [/^\{%-?\s*(?:end)?comment\b/, COMMENT],
  [/^\{%-?\s*link\s+(\S+\.(?!md|markdown)\w+)\b/, 'write the path from the root of the site: /$1'],
  [/^\{%-?\s*(?:post_url|link)\s+(\S+)/, 'write a link to the file, such as [text](./$1)'],
  [/^\{%-?\s*include\S*\s+\S*toc\b/, CONTENTS],
  [/^\{%-?\s*(?:include\S*\s+)?\S*(?:youtube|vimeo|video)/, 'write its URL alone on a line'],
  [/^\{%-?\s*(?:include\S*\s+)?\S*(?:image|figure|img)/, 'write ![what it shows](./loss.png)'],
  [/^\{%-?\s*include\S*\s+\S*(alert|note|info|warning|important|tip|callout)/, alertHint],
  [/^\{\{-?\s*site\.(?:base)?url\b|\b(?:relative|absolute)_url\b/, ROOT_PATH],
];

function hintFor(written: string): string {
  for (const [syntax, hint] of HINTS) {
    const match = syntax.exec(written);
    if (!match) continue;
    const [group = ''] = match.slice(1).filter((part) => part !== undefined);
    return typeof hint === 'string'
      ? hint.replace('$1', () => fileNameFor(hint, group))
      : hint(group);
  }
  return 'write the text that it stands for, or put it between two ` to show it as code';
}

/** Posts are in one folder, and Liquid names them without folder and extension. */
function fileNameFor(hint: string, group: string): string {
  if (!hint.includes('./$1')) return group;
  const name = path.basename(group);
  return /\.\w+$/.test(name) ? name : `${name}.md`;
}
