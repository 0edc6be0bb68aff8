import path from 'node:path/posix';
import type { Diagnostic, DiagnosticText } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/did-you-mean';
import { type DocumentBase, isPublished } from '../document-type';
import { filesIn, staticRoutes } from '../next-routes';
import { isMarkdown, slugOfFile } from '../slugs';
import type { LoaderOptions } from './options';
import type { ReadFile } from './read-document';

/** What a URL of the site leads to. */
type Target<Document> = {
  url: string;
  /** The document whose page it is, or that alone makes it, such as the page of a tag. */
  document?: Document;
  /** The ids that a fragment can name, where all are known. */
  ids?: string[];
};

type Targets<Document> = Map<string, Target<Document>>;

/**
 * Finds all links within the site that lead to no page, no file or no part of a page, each with the
 * nearest that there is.
 * @param others files in the content folder that are no documents
 */
export function findBrokenLinks<Document extends DocumentBase>(
  files: ReadFile<Document>[],
  others: string[],
  options: LoaderOptions<Document>,
): Diagnostic[] {
  const { contentDir } = options.folders;
  const targets = collectTargets(files, options);
  const names = [
    ...files.map(({ path: file }) => file),
    ...others.map((name) => `${contentDir}/${name}`),
  ];
  return files.flatMap(({ path: file, document, links = [] }) =>
    links.flatMap(({ written, url, file: named, line, column, field }): Diagnostic[] => {
      const problem =
        checkFile(written, named, names, file) ??
        checkUrl(written, url, named, targets, document, options.siteUrl);
      return problem ? [{ severity: 'error', file, line, column, field, ...problem }] : [];
    }),
  );
}

// URLs of other generators end in .html, and authors also write the name of a Markdown file.
const FILE = /\.(?!(?:html?|md|markdown)$)[a-z\d]+$/i;

function checkFile(
  written: string,
  named: string | undefined,
  names: string[],
  from: string,
): DiagnosticText | undefined {
  if (named === undefined || names.includes(named)) return undefined;
  const nearest = nearestUrl(named, names);
  return broken(
    `broken link: no file at “${written}”`,
    nearest && path.relative(path.dirname(from), nearest),
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
  // A Markdown file is named by its path, but its page may be a draft, or lack the id.
  const isText = named !== undefined && isMarkdown(named);
  if (!/^\/(?!\/)/.test(url) || (named !== undefined && !isText)) return undefined;
  const { pathname, hash } = new URL(url, siteUrl);
  const name = decoded(pathname);
  const target = targets.get(keyOf(name));
  // `/feed.xml/` would be a folder.
  if (!target || (name.endsWith('/') && FILE.test(target.url))) {
    const isFile = FILE.test(keyOf(name));
    const known = [...targets.values()].map(({ url }) => url);
    return broken(
      `broken link: no ${isFile ? 'file' : 'page'} at “${written}”`,
      nearestUrl(
        name,
        known.filter((other) => FILE.test(other) === isFile),
      ),
    );
  }
  const { document, ids } = target;
  if (document && !isPublished(document) && (!from || isPublished(from))) {
    const what = target.url === decoded(document.url ?? '') ? 'a post' : 'the tag of a post';
    const why = document.draft ? 'is a draft' : `is not published before ${document.date}`;
    return {
      message: `broken link: “${written}” is ${what} that ${why}`,
      hint: 'remove the link until then',
    };
  }
  const fragment = decoded(hash.slice(1).replace(/:~:.*/, ''));
  if (fragment === '' || fragment === 'top' || !ids || ids.includes(fragment)) return undefined;
  const nearest = nearestUrl(fragment, ids);
  return broken(
    `broken link: no heading or id “${fragment}” on the page of “${written}”`,
    nearest && `#${nearest}`,
  );
}

function broken(message: string, nearest: string | undefined): DiagnosticText {
  return { message, hint: nearest ? `the nearest is ${nearest}` : 'correct or remove the link' };
}

// The layout around a text has ids of its own.
const LAYOUT_IDS = ['Content', 'Contents'];

function collectTargets<Document extends DocumentBase>(
  files: ReadFile<Document>[],
  { folders, urlsOf, urlOfFile, hasAllIds }: LoaderOptions<Document>,
): Targets<Document> {
  const { root, appDir, publicDir } = folders;
  const targets: Targets<Document> = new Map();
  const add = (url: string, target: Omit<Target<Document>, 'url'> = {}) => {
    const name = decoded(url);
    if (!targets.has(keyOf(name))) targets.set(keyOf(name), { url: name, ...target });
  };
  for (const { path: file, document, body } of files) {
    // The ids of a page that cannot be shown are not known: its errors are reported anyway.
    if (!document && !file.endsWith('.json')) add(urlOfFile(file));
    if (!document?.url) continue;
    const ids = hasAllIds(document) ? [...(body?.ids ?? []), ...LAYOUT_IDS] : undefined;
    add(document.url, { document, ids });
  }
  const { pages, files: routes } = staticRoutes(path.join(root, appDir));
  for (const url of [...pages, ...routes]) add(url);
  for (const name of filesIn(path.join(root, publicDir))) {
    add(`/${name}`);
    if (path.basename(name) === 'index.html') add(`/${path.dirname(name)}/`);
  }
  const documents = files.flatMap(({ document }) => document ?? []);
  const published = documents.filter(isPublished);
  for (const url of urlsOf(published)) add(url);
  for (const { redirect_from = [] } of published) for (const url of redirect_from) add(url);
  for (const document of documents.filter((document) => !isPublished(document))) {
    for (const url of urlsOf([document])) add(url, { document });
  }
  return targets;
}

/** `/posts/a`, `/posts/a/` and `/posts/a/index.html` are one target. */
function keyOf(name: string): string {
  return name.normalize('NFC').replace(/(\/index\.html|\/)$/, '') || '/';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What an author most likely meant: a URL that ends alike, or else one that is alike as a whole. */
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
