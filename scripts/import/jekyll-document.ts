import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { MAX_NAME_BYTES } from '../../pipeline/slugs';
import type { ImportDiagnostic } from './import-diagnostic';
import { type JekyllConfig, text } from './jekyll-config';
import { defaultsFor } from './jekyll-defaults';
import type { JekyllSite } from './jekyll-site';
import { postTemplate, slugify, urlFrom, withSuffix } from './jekyll-url';
import { parseRubyTime, type RubyTime } from './ruby-time';
import { parseRubyYaml, RubyYamlError } from './ruby-yaml';

/** A document of a Jekyll site: what Jekyll would make a page of. */
export type JekyllDocument = {
  kind: 'post' | 'draft' | 'page' | 'document';
  /** The name of its collection; empty for a page. */
  collection: string;
  /** Relative to the source of the site. */
  file: string;
  /** Front matter, with that of the settings. */
  data: Record<string, unknown>;
  /** Front matter as the file has it. */
  ownData: Record<string, unknown>;
  /** The text below the front matter, with LF line ends, and the line of the file on which it begins. */
  body: string;
  firstLine: number;
  /** When its file was written last, in milliseconds since 1970: a draft has no other date. */
  modified: number;
  /** Without `baseurl`. Undefined where Jekyll writes no page. */
  url: string | undefined;
  time: RubyTime | undefined;
  /** The day as it was written, ISO 8601: Jekyll may move it to another one by the time zone. */
  writtenDay: string | undefined;
  slug: string;
  title: string;
  categories: string[];
  tags: string[];
};

/** Files of more bytes are no text that somebody wrote. */
const MAX_BYTES = 5_000_000;
const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?\n?)^(?:---|\.\.\.)[ \t]*(?:\n|$)/m;
const DATED = /^(?:.+\/)*?(\d{2,4}-\d{1,2}-\d{1,2})-([^/]*)(\.[^.]+)$/;
const DATELESS = /^(?:.+\/)*([^/]*)(\.[^.]+)$/;

/** Reads the documents of a site. A file that cannot be read is refused, and the others are read. */
export function readDocuments(site: JekyllSite): {
  documents: JekyllDocument[];
  /** Files that are published as they are. */
  assets: string[];
  diagnostics: ImportDiagnostic[];
} {
  const documents: JekyllDocument[] = [];
  const assets: string[] = [];
  const diagnostics: ImportDiagnostic[] = [];

  function read(kind: JekyllDocument['kind'], collection: string, file: string): void {
    try {
      const source = sourceOf(site, file, (error) => {
        const message = `front matter that is no YAML, without which Jekyll shows it: ${error.message}`;
        const hint = 'write its fields';
        diagnostics.push({ file, line: error.line + 1, kind: 'lost', message, hint });
      });
      if (source === undefined && kind !== 'page') {
        if (kind === 'document') assets.push(file);
        else refuse(file, 1, 'no front matter: Jekyll shows no page of it', 'leave it where it is');
      } else if (source === undefined) assets.push(file);
      else if (kind === 'post' && !DATED.test(file) && source.ownData.date === undefined) {
        refuse(file, 1, 'no date in its name: Jekyll shows no page of it', 'leave it where it is');
      } else documents.push(documentOf(site.config, kind, collection, file, source));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      const message = code ? `cannot be read (${code})` : (error as Error).message;
      refuse(file, 1, message, 'check the file and its permissions');
    }
  }

  function refuse(file: string, line: number, message: string, hint: string): void {
    diagnostics.push({ file, line, kind: 'refused', message, hint });
  }

  for (const file of site.posts) read('post', 'posts', file);
  for (const file of site.drafts) read('draft', 'posts', file);
  for (const [name, files] of site.collections) {
    for (const file of files) read('document', name, file);
  }
  const known = new Set([...site.posts, ...site.drafts, ...[...site.collections.values()].flat()]);
  for (const file of site.others) if (!known.has(file)) read('page', '', file);
  return { documents, assets, diagnostics };
}

type Source = Pick<JekyllDocument, 'ownData' | 'body' | 'firstLine' | 'modified'>;

/**
 * @param onInvalid gets the error in front matter that is no YAML
 * @returns undefined for a file without front matter, which is an asset to Jekyll
 */
function sourceOf(
  site: JekyllSite,
  file: string,
  onInvalid: (error: RubyYamlError) => void,
): Source | undefined {
  const absolute = path.join(site.source, file);
  if (!isTextual(file)) return undefined;
  const { size, mtimeMs } = statSync(absolute);
  if (size > MAX_BYTES && isMarkdown(file)) throw new Error('too large for a text');
  if (size > MAX_BYTES) return undefined;
  const bytes = readFileSync(absolute);
  if (!isUtf8(bytes)) throw new Error('not UTF-8: save it in this encoding');
  const content = String(bytes)
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n');
  const [block, yaml] = /^---[ \t]*\n/.test(content) ? (FRONT_MATTER.exec(content) ?? []) : [];
  if (block === undefined) return undefined;
  let ownData: Record<string, unknown> = {};
  try {
    ownData = parseRubyYaml(yaml);
  } catch (error) {
    if (!(error instanceof RubyYamlError)) throw error;
    onInvalid(error);
  }
  return {
    ownData,
    body: content.slice(block.length),
    firstLine: block.split('\n').length,
    modified: mtimeMs,
  };
}

/** Whether Jekyll reads a file as Markdown, by its extension. */
export function isMarkdown(file: string): boolean {
  return /\.(?:md|markdown|mkdn?|mkdown|mdown)$/i.test(file);
}

function isTextual(file: string): boolean {
  return isMarkdown(file) || /\.(?:html?|xml|txt|json|css|scss|sass|js|textile)$/i.test(file);
}

function documentOf(
  config: JekyllConfig,
  kind: JekyllDocument['kind'],
  collection: string,
  file: string,
  source: Source,
): JekyllDocument {
  const type = { post: 'posts', draft: 'drafts', page: 'pages', document: collection }[kind];
  const data = { ...defaultsFor(config.defaults, file, type), ...source.ownData };
  const dated = kind === 'page' ? null : DATED.exec(file);
  const [, name = '', extension = ''] = DATELESS.exec(file) ?? [];
  const written = text(data.date) || dated?.[1] || '';
  const time = written === '' ? undefined : parseRubyTime(written, config.timeZone);
  const fileSlug = (dated?.[2] ?? name).replace(/\.*$/, '');
  const slug = text(data.slug) || fileSlug;
  const isOfPosts = kind === 'post' || kind === 'draft';
  const categories = unique([
    ...(isOfPosts ? foldersAbove(file, kind) : []),
    ...texts(data.categories, true),
    ...texts(data.category ?? data.categories, data.category === undefined),
  ]);
  const document: JekyllDocument = {
    kind,
    collection,
    file,
    data,
    ...source,
    url: undefined,
    time,
    writtenDay: /^\d{4}-\d{1,2}-\d{1,2}/.exec(written)?.[0],
    slug,
    title: text(data.title) || titleOf(fileSlug),
    categories,
    tags: texts(data.tag ?? data.tags, data.tag === undefined),
  };
  const isWritten =
    data.published !== false && (kind !== 'document' || isOutput(config, collection));
  return {
    ...document,
    url: isWritten ? urlOf(config, document, { fileSlug, extension }) : undefined,
  };
}

function isOutput(config: JekyllConfig, collection: string): boolean {
  return config.collections[collection]?.output === true;
}

function urlOf(
  config: JekyllConfig,
  { kind, collection, file, data, slug, categories, time }: JekyllDocument,
  { fileSlug, extension }: { fileSlug: string; extension: string },
): string {
  const isConverted = isMarkdown(file) || extension.toLowerCase() === '.textile';
  const outputExtension = isConverted ? '.html' : extension;
  const isHtml = outputExtension === '.html' || outputExtension === '.htm';
  const folder = path.posix.dirname(file).replace(/^\.$/, '');
  const basename = path.posix.basename(file, extension);
  const template =
    text(data.permalink) ||
    (kind === 'post' || kind === 'draft'
      ? postTemplate(config.postsPermalink ?? config.permalink)
      : kind === 'document'
        ? text(config.collections[collection]?.permalink) ||
          withSuffix('/:collection/:path', config.permalink)
        : !isHtml
          ? '/:path/:basename:output_ext'
          : basename === 'index'
            ? '/:path/'
            : withSuffix('/:path/:basename', config.permalink));
  const inCollection = path.posix.join(config.collectionsDir, `_${collection}/`);
  return urlFrom(template, {
    collection,
    path:
      kind === 'page' ? folder : file.slice(inCollection.length, -extension.length || undefined),
    basename: kind === 'page' ? basename : fileSlug,
    slug: slug || fileSlug,
    categories,
    outputExtension,
    time,
  });
}

/** The folders above `_posts`, which are categories. */
function foldersAbove(file: string, kind: 'post' | 'draft'): string[] {
  const name = kind === 'post' ? '_posts' : '_drafts';
  const above = file.slice(0, `/${file}`.indexOf(`/${name}/`));
  return above.split('/').filter(Boolean);
}

/** The title that Jekyll makes of `a-post`: `A Post`. */
function titleOf(slug: string): string {
  return slug
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join(' ');
}

/** @param isSplit whether a text is several terms, between which there are spaces */
function texts(value: unknown, isSplit: boolean): string[] {
  if (Array.isArray(value)) return unique(value.flat(9).map(text).filter(Boolean));
  const whole = text(value);
  if (whole === '') return [];
  return isSplit ? unique(whole.split(/\s+/)) : [whole];
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}

/** The line in its file of a place in the body, or of its first line for -1. */
export function lineOfPlace(
  { body, firstLine }: Pick<JekyllDocument, 'body' | 'firstLine'>,
  place: number,
): number {
  return firstLine + body.slice(0, Math.max(place, 0)).split('\n').length - 1;
}

/** What the name of a file has besides: `2026-01-31-`, a number of two that are alike, and `.md`. */
const DATE_LENGTH = 20;

/** The name for the file of a post here. */
export function fileNameOf({ slug, file, kind }: JekyllDocument): string {
  // A page of a folder has the name of that.
  const own =
    kind === 'page' && slug === 'index' ? path.posix.basename(path.posix.dirname(file)) : slug;
  const name = slugify(own, 'pretty', true) || slugify(path.posix.basename(file), 'latin');
  const signs = [...name.replaceAll(/["*/:<>?\\|]/g, '-')];
  while (Buffer.byteLength(signs.join('')) > MAX_NAME_BYTES - DATE_LENGTH) signs.pop();
  return signs.join('');
}
