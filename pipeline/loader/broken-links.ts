import path from 'node:path/posix';
import type { Diagnostic, DiagnosticText } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/did-you-mean';
import { filesIn } from '../files-in';
import { bareUrl, fileUrl } from '../markdown/links/link-destination';
import { percentDecode } from '../percent-decode';
import { isMarkdown, nameOfFile, slugOfFile } from '../slugs';
import { type DocumentBase, documentsOf, isPublished } from './document-type';
import type { LoaderOptions } from './loader-options';
import type { ReadFile } from './read-document';

/** The target of a URL of the site. */
type Target<Document> = {
  url: string;
  /** The document that the URL depends on: whose page it is, or whose tag's page. */
  document?: Document;
  /** The ids that a fragment can name. Missing where not all are known. */
  ids?: string[];
};

type Targets<Document> = Map<string, Target<Document>>;

/**
 * Finds all links within the site without a page, file or id as their target, each with the closest
 * match that exists.
 * @param others files in the content folder that are not documents
 */
export function findBrokenLinks<Document extends DocumentBase>(
  files: ReadFile<Document>[],
  others: string[],
  options: LoaderOptions<Document>,
): Diagnostic[] {
  const { contentDir } = options.folders;
  const targets = collectTargets(files, options);
  const names = new Set([
    ...files.map(({ path: file }) => file),
    ...others.map((name) => `${contentDir}/${name}`),
  ]);
  const inSettings = options.settingsLinks.flatMap(
    ({ url, ifBroken, ...position }): Diagnostic[] => {
      const error = checkUrl(url, url, undefined, targets, undefined, options.siteUrl);
      return error ? [{ severity: 'error', ...position, ...error, ...ifBroken }] : [];
    },
  );
  const inTexts = files.flatMap(({ path: file, document, links = [] }) =>
    links.flatMap(({ written, url, file: named, line, column, field }): Diagnostic[] => {
      const error =
        checkFile(written, named, names, file) ??
        checkUrl(written, url, named, targets, document, options.siteUrl);
      return error ? [{ severity: 'error', file, line, column, field, ...error }] : [];
    }),
  );
  return [...inSettings, ...inTexts];
}

// Pages of other generators end in .html, and authors also write the name of a Markdown file.
const FILE = /\.(?!(?:html?|md|markdown)$)[a-z\d]+$/i;

function checkFile(
  written: string,
  named: string | undefined,
  names: ReadonlySet<string>,
  from: string,
): DiagnosticText | undefined {
  if (named === undefined || names.has(named)) return undefined;
  const nearest = nearestUrl(named, [...names]);
  return broken(
    `broken link: no file at “${written}”`,
    nearest && bareUrl(fileUrl(path.relative(path.dirname(from), nearest))),
  );
}

function checkUrl<Document extends DocumentBase>(
  written: string,
  url: string,
  named: string | undefined,
  targets: Targets<Document>,
  from: Document | undefined,
  siteUrl: string,
): DiagnosticText | undefined {
  // A link to a Markdown file also has the URL of its page, which may be a draft, or lack the id.
  const isText = named !== undefined && isMarkdown(named);
  if (!/^\/(?!\/)/.test(url) || (named !== undefined && !isText)) return undefined;
  const { pathname, hash } = new URL(url, siteUrl);
  const name = percentDecode(pathname);
  const target = targets.get(keyOf(name));
  // `/feed.xml/` would be a folder, and a file is there.
  if (!target || (name.endsWith('/') && FILE.test(target.url))) {
    const isFile = FILE.test(keyOf(name));
    const message = `broken link: no ${isFile ? 'file' : 'page'} at “${written}”`;
    const post = isFile ? undefined : targets.get(keyOfJekyll(name));
    if (post) {
      return {
        message,
        hint: `write ${bareUrl(fileUrl(post.url))}: that is ${post.document?._id} here`,
      };
    }
    const known = [...targets.values()].map(({ url }) => url);
    const nearest = nearestUrl(
      name,
      known.filter((other) => FILE.test(other) === isFile),
    );
    return broken(message, nearest && bareUrl(fileUrl(nearest)));
  }
  const { document, ids } = target;
  if (document && !isPublished(document) && (!from || isPublished(from))) {
    const what = target.url === percentDecode(document.url ?? '') ? 'the post' : 'the post listed';
    const from = document.publishedAt ?? document.date;
    const why = document.draft ? 'is a draft' : `is not published before ${from}`;
    return {
      message: `broken link: ${what} at “${written}” ${why}`,
      hint: 'remove the link until it is published',
    };
  }
  // The id may be percent-encoded itself, as those of footnotes are (HTML 7.4.6.4).
  const encoded = hash.slice(1).replace(/:~:.*/, '');
  const fragment = percentDecode(encoded);
  if (fragment === '' || fragment === 'top' || !ids) return undefined;
  if (ids.includes(fragment) || ids.includes(encoded)) return undefined;
  const nearest = nearestUrl(fragment, ids);
  return broken(
    `broken link: no heading or id “${fragment}” on the page at “${written}”`,
    nearest && `#${bareUrl(fileUrl(nearest))}`,
  );
}

function broken(message: string, nearest: string | undefined): DiagnosticText {
  return { message, hint: nearest ? `did you mean ${nearest}?` : 'correct or remove the link' };
}

function collectTargets<Document extends DocumentBase>(
  files: ReadFile<Document>[],
  { folders, urlsOf, urlOfFile, names, layoutIds }: LoaderOptions<Document>,
): Targets<Document> {
  const { root, publicDir } = folders;
  const targets: Targets<Document> = new Map();
  const add = (url: string, target: Omit<Target<Document>, 'url'> = {}) => {
    const name = percentDecode(url);
    if (!targets.has(keyOf(name))) targets.set(keyOf(name), { url: name, ...target });
  };
  for (const { path: file, document, body } of files) {
    // The ids of a file with errors are not known, and its errors are reported anyway.
    if (!document && !file.endsWith('.json')) add(urlOfFile(file, names.slugOf(file)));
    if (!document?.url) continue;
    // Not a URL, so that nothing else has this key.
    const key = nameOfFile(file).normalize('NFC').toLowerCase();
    if (isPublished(document)) targets.set(key, { url: percentDecode(document.url), document });
    const outside = layoutIds(document);
    const ids = outside && [...(body?.ids ?? []), ...outside];
    const other = targets.get(keyOf(percentDecode(document.url)));
    // Two documents have the same URL, which is reported: no id on either page is an error too.
    if (other?.document) Object.assign(other, { ids: undefined });
    else add(document.url, { document, ids });
  }
  for (const name of filesIn(path.join(root, publicDir))) {
    add(`/${name}`);
    if (path.basename(name) === 'index.html') add(`/${path.dirname(name)}/`);
  }
  const documents = documentsOf(files);
  const published = documents.filter(isPublished);
  for (const url of urlsOf(published)) add(url);
  for (const { redirect_from = [] } of published) for (const url of redirect_from) add(url);
  for (const document of documents.filter((document) => !isPublished(document))) {
    for (const url of urlsOf([document])) add(url, { document });
  }
  return targets;
}

const JEKYLL_URL = /\/(\d{4})\/(\d\d?)\/(\d\d?)\/([^/]+)$/;

/** The URL of a Jekyll post as the name of its file, such as `2015-01-02-a` for `/news/2015/01/02/a.html`. */
function keyOfJekyll(name: string): string {
  const [, year, month, day, slug] = JEKYLL_URL.exec(keyOf(name).replace(/\.html?$/, '')) ?? [];
  return year
    ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}-${slug}`.toLowerCase()
    : '';
}

/** `/posts/a`, `/posts/a/` and `/posts/a/index.html` have the same target. */
function keyOf(name: string): string {
  return name.normalize('NFC').replace(/(\/index\.html|\/)$/, '') || '/';
}

/** The URL that the author probably meant: one with a similar end, or else one that is similar as a whole. */
function nearestUrl(name: string, known: string[]): string | undefined {
  const last = lastSegment(name);
  const nearest = didYouMean(last, known.map(lastSegment), Math.max(2, last.length / 3));
  if (nearest === undefined) return didYouMean(name, known, name.length / 2);
  const alike = known.filter((other) => lastSegment(other) === nearest);
  return didYouMean(name, alike, Number.POSITIVE_INFINITY);
}

function lastSegment(name: string): string {
  const last = isMarkdown(name) ? slugOfFile(name) : path.basename(keyOf(name));
  return last.replace(/\.html?$/, '').toLowerCase();
}
