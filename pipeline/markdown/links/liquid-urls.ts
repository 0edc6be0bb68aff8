import path from 'node:path/posix';
import type { VFile } from 'vfile';
import { percentDecode } from '../../percent-decode';
import type { RenderOptions } from '../render-options';
import { findNamedFile } from './find-named-file';
import { bareUrl, fileUrl, linkDestination, relativeUrl } from './link-destination';

/** A URL with a tag of Liquid or a shortcode of Hugo in it. */
export type LiquidUrl = {
  /** In the text that it was found in. */
  from: number;
  to: number;
  written: string;
  /** The attribute that it is the value of, in HTML. */
  attribute?: string;
};

const TAG = String.raw`\{\{.{0,2000}?\}\}|\{%.{0,2000}?%\}`;
// A link or an image, and a definition.
const IN_MARKDOWN = /(?:\]\([ \t]*<?|(?:^|\n)[ \t>]*\[[^\]\n]+\]:[ \t]*<?)([^\s()<>]*)$/;
const IN_HTML =
  /<[a-z][^<>]*[\s"'](src|href|srcset|poster|data-src|action|cite)\s*=\s*(["']?)([^"'<>]*)$/i;
const REST = {
  markdown: new RegExp(String.raw`(?:${TAG}|[^\s()<>])*`, 'sy'),
  '"': new RegExp(`(?:${TAG}|[^"<>])*`, 'sy'),
  "'": new RegExp(`(?:${TAG}|[^'<>])*`, 'sy'),
  '': new RegExp(String.raw`(?:${TAG}|[^\s"'<>])*`, 'sy'),
};
// In characters.
const MAX_BEFORE = 500;

/** The URL that a tag of Liquid is in, or undefined. @param index of the tag in the text */
export function liquidUrlAt(text: string, index: number): LiquidUrl | undefined {
  const before = text.slice(Math.max(0, index - MAX_BEFORE), index);
  const inMarkdown = IN_MARKDOWN.exec(before);
  const inHtml = inMarkdown ? null : IN_HTML.exec(before);
  const start = inMarkdown?.[1] ?? inHtml?.[3];
  if (start === undefined) return undefined;
  const [, attribute, quote = ''] = inHtml ?? [];
  const rest = REST[inMarkdown ? 'markdown' : (quote as '"' | "'" | '')];
  rest.lastIndex = index;
  const from = index - start.length;
  const to = index + (rest.exec(text)?.[0].length ?? 0);
  return { from, to, written: text.slice(from, to), ...(attribute && { attribute }) };
}

/** What to write in place of a URL with Liquid, as it can be written there. */
export function hintForLiquidUrl(
  { written, attribute }: LiquidUrl,
  file: VFile,
  names: RenderOptions['names'],
): string {
  const url = evaluate(written, file, names);
  if (url === undefined) return 'write the URL that it stands for: no tag is evaluated';
  if (!attribute) return `write ${linkDestination(url)} in place of it`;
  // The candidates of a `srcset` have spaces around them.
  return `write ${attribute}="${attribute === 'srcset' ? url : bareUrl(url)}"`;
}

const BASE =
  /\{\{-?\s*(?:site\.(?:github\.)?(?:base_?|site_?)?url|base_?path|root_url|base_?url)\s*-?\}\}/gi;
const LITERAL =
  /\{\{-?\s*(["'])([^"']*)\1\s*(?:\|\s*(?:(?:relative|absolute)_url|prepend:\s*(?:site\.)?\w+|strip|escape|uri_escape|url_encode)\s*)*-?\}\}/g;
const FILE_TAG = /^.*?\{%-?\s*(?:post_url|link)\s+(["']?)([^"'%]+?)\1\s*-?%\}(.*)$/s;
const HUGO_REF = /^.*?\{\{[<%]\s*(?:rel)?ref\s+(["']?)([^\s"'>%]+)\1\s*[>%]\}\}(.*)$/s;

/** The URL here that the tags of one stand for, as far as a site can be known from its texts. */
function evaluate(written: string, file: VFile, names: RenderOptions['names']): string | undefined {
  const [, , target, rest] = FILE_TAG.exec(written) ?? HUGO_REF.exec(written) ?? [];
  if (target !== undefined) {
    const [name, ...fragment] = target.split('#');
    const hash = [...fragment.map((id) => `#${id}`), rest].join('');
    const isPage = !/\.\w+$/.test(name) || /\.(?:md|markdown|html?)$/i.test(name);
    if (!isPage) return `/${fileUrl(name.replace(/^\//, ''))}${hash}`;
    const base = path.basename(name);
    const found = findNamedFile(names, file, base);
    const guess = `./${fileUrl(base.replace(/\.(?:md|markdown|html?)$/i, ''))}.md`;
    return (found ? relativeUrl(file, found) : guess) + hash;
  }
  const url = written
    .replaceAll(BASE, '')
    .replaceAll(LITERAL, (_tag, _quote, text: string) => text)
    .trim();
  if (/\{[{%]/.test(url)) return undefined;
  return /^([a-z]+:)?\/\/|^\//i.test(url) ? url : `/${url}`;
}

/** Records a URL whose tags were reported. */
export function addReported(file: VFile, { written }: LiquidUrl): void {
  file.data.liquidUrls ??= new Set();
  file.data.liquidUrls.add(percentDecode(written));
}

/** Whether the tags of a URL were reported: what else is wrong with it follows from them. */
export function isReported(file: VFile, url: string): boolean {
  return file.data.liquidUrls?.has(percentDecode(url).trim()) ?? false;
}
