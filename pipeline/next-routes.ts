import path from 'node:path/posix';
import { filesIn } from './files-in';

/** A route without parameters. */
export type StaticRoute = {
  /** The URL path, of a page with a slash at the end. */
  url: string;
  /** The file that makes it, such as `app/posts/page.tsx`. */
  file: string;
};

const PAGE = /^page\.[jt]sx?$/;
const ROUTE_HANDLER = /^route\.[jt]sx?$/;

/** The names of Next's metadata files, and of what they are served as. */
const METADATA_FILES: [file: RegExp, served: string][] = [
  [/^robots\.([jt]s|txt)$/, 'robots.txt'],
  [/^sitemap\.([jt]s|xml)$/, 'sitemap.xml'],
  [/^manifest\.([jt]s|json|webmanifest)$/, 'manifest.webmanifest'],
  [/^(favicon\.ico|(apple-)?icon\d?\.(ico|jpe?g|png|svg))$/, '$&'],
];

/**
 * All routes of Next's app folder that have no parameters.
 * @param root the folder of the project
 * @param appDir such as `app`
 * @see https://nextjs.org/docs/app/api-reference/file-conventions
 */
export function staticRoutes(
  root: string,
  appDir: string,
): { pages: StaticRoute[]; files: StaticRoute[] } {
  const pages: StaticRoute[] = [];
  const files: StaticRoute[] = [];
  for (const name of filesIn(path.join(root, appDir))) {
    const { dir, base } = path.parse(name);
    const folders = dir.split('/').filter((folder) => folder !== '');
    // Parameters, slots of a layout, and folders that are no part of a URL.
    if (folders.some((folder) => /^(\[|_|@|\(\.)/.test(folder))) continue;
    // A group of routes is no part of a URL either, but its routes have one.
    const segments = folders.filter((folder) => !folder.startsWith('('));
    const file = path.join(appDir, name);
    const [pattern, served] = METADATA_FILES.find(([pattern]) => pattern.test(base)) ?? [];
    if (PAGE.test(base)) pages.push({ url: path.join('/', ...segments, '/'), file });
    else if (ROUTE_HANDLER.test(base)) files.push({ url: path.join('/', ...segments), file });
    else if (pattern && served) {
      files.push({ url: path.join('/', ...segments, base.replace(pattern, served)), file });
    }
  }
  return { pages: sorted(pages), files: sorted(files) };
}

function sorted(routes: StaticRoute[]): StaticRoute[] {
  return routes.sort((a, b) => (a.url < b.url ? -1 : 1));
}
