import path from 'node:path/posix';
import type { Diagnostic, DiagnosticText } from '../../pipeline/diagnostics/diagnostic';
import { filesIn } from '../../pipeline/files-in';
import { isPublished } from '../../pipeline/loader/document-type';
import { staticRoutes } from '../../pipeline/next-routes';
import type { SiteDocument } from './documents';

/** Where the place is of what an author may expect to write into `public/`. */
const places: Record<string, DiagnosticText> = {
  'robots.txt': {
    message: 'app/robots.ts makes the file /robots.txt',
    hint: 'write your rules there, and delete this file',
  },
  'sitemap.xml': {
    message: 'app/sitemap.xml/route.ts makes the file /sitemap.xml, of all pages',
    hint: 'delete this file; URLs of other pages belong in sitePages in content/feeds/sitemap.ts',
  },
  '404.html': {
    message: 'app/not-found.tsx makes the page for URLs that are not found',
    hint: 'write your text there, and delete this file',
  },
  _headers: {
    message: 'the build makes the file _headers, with the policy of each page',
    hint: 'add your headers to `rules` in publish/headers.ts, and delete this file',
  },
  _redirects: {
    message: 'the build makes the file _redirects',
    hint: 'write `redirect_from: [/former/url/]` in the front matter of the post that a former URL leads to, and delete this file',
  },
  '.assetsignore': {
    message: 'the build makes the file .assetsignore, of what Cloudflare does not serve',
    hint: 'delete this file, and move what is not to be served out of public/',
  },
};

/**
 * Finds the files in `public/` that have the URL of a page or file of the site.
 * @param root the folder whose `public/` is read
 * @param documents those of the site
 */
export function lintPublicFiles(root: string, documents: readonly SiteDocument[]): Diagnostic[] {
  const makers = makersOf(documents);
  const folders = new Set([...makers.keys()].flatMap(foldersOf));
  return filesIn(path.join(root, 'public')).flatMap((name): Diagnostic[] => {
    const key = keyOf(name);
    const text = Object.hasOwn(places, key)
      ? places[key]
      : (ofMaker(makers.get(key), name) ??
        (folders.has(key) ? inTheWay(name) : undefined) ??
        foldersOf(key).reduce<DiagnosticText | undefined>(
          (found, folder) => found ?? ofMaker(makers.get(folder), folder),
          undefined,
        ));
    return text ? [{ severity: 'error', file: `public/${name}`, ...text }] : [];
  });
}

/** The files that make the pages and files of the site, by the path that these have in it. */
function makersOf(documents: readonly SiteDocument[]): Map<string, string> {
  const { pages, files } = staticRoutes('', 'app');
  const ofDocuments = documents
    .filter(isPublished)
    .flatMap((document) =>
      'url' in document && document.url !== undefined
        ? { url: document.url, file: `content/${document._id}` }
        : [],
    );
  return new Map(
    [...pages, ...files, ...ofDocuments].map(({ url, file }) => {
      const name = decodeURIComponent(url).slice(1);
      return [keyOf(name === '' || name.endsWith('/') ? `${name}index.html` : name), file];
    }),
  );
}

function ofMaker(maker: string | undefined, name: string): DiagnosticText | undefined {
  return maker === undefined
    ? undefined
    : {
        message: `${maker} makes what the site has at /${name.replace(/(^|\/)index\.html$/, '$1')}`,
        hint: `rename this file, or delete it and edit ${maker}`,
      };
}

function inTheWay(name: string): DiagnosticText {
  return {
    message: `the site has pages or files below /${name}/, so no file can have this name`,
    hint: 'rename this file, such as by an extension',
  };
}

function foldersOf(name: string): string[] {
  const parts = name.split('/');
  return parts.slice(1).map((_part, index) => parts.slice(0, index + 1).join('/'));
}

/** macOS decomposes accented letters in names. */
function keyOf(name: string): string {
  return name.normalize('NFC');
}
