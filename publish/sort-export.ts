import { existsSync } from 'node:fs';
import path from 'node:path';
import { addressOf } from './addresses';
import { PublishError } from './diagnostics';
import { encodedPaths } from './manifest';
import { hasClientComponents, readRoutes, responseStatus } from './next-output';

/** `id` is its path in the site. */
export type ExportedFile = { id: string; filePath: string };
export type ExportedPage = ExportedFile & {
  address: string;
  hasRuntime: boolean;
  /** Of its route, such as `app/posts/[slug]/page.tsx`. */
  routeFile: string;
};

/** What Next wrote, sorted by what becomes of it. */
export type Exported = {
  pages: ExportedPage[];
  /** Those that are published as they are. */
  files: ExportedFile[];
  /** Of the framework: published where a page needs them. */
  parts: ExportedFile[];
};

/**
 * Sorts the files of an export. Left out is what routes give that have nothing, and the copies of
 * the page for addresses that are not there.
 * @param distDir where Next keeps what it knows of the build
 * @param publicDir the author's own files, which have no place in Next's manifests
 * @throws {PublishError} where a file in `public/` has a name that the site needs
 */
export async function sortExport(
  exported: ExportedFile[],
  distDir: string,
  publicDir: string,
): Promise<Exported> {
  const routeOf = await readRoutes(distDir);
  // A route that has nothing to give has a stand-in that answers 404, since Next's export asks for one.
  const isFound = async (address: string) => (await responseStatus(distDir, address)) !== 404;
  const answers = new Map<string, Promise<boolean>>();
  const needsReact = (route: string) => {
    const answer = answers.get(route) ?? hasClientComponents(distDir, route);
    answers.set(route, answer);
    return answer;
  };
  const { pages, files, parts }: Exported = { pages: [], files: [], parts: [] };
  for (const { id, filePath } of exported) {
    const file = { id: id.split(path.sep).join('/').replace(/^\//, ''), filePath };
    const address = addressOf(file.id);
    const route = file.id === '404.html' ? '/_not-found' : routeOf(address);
    if (existsSync(path.join(publicDir, file.id))) {
      if (isReserved(file.id, (address) => routeOf(address) !== undefined)) {
        throw reserved(file.id);
      }
      files.push(file);
    } else if (/^_next\//.test(file.id) || isPayload(file.id)) parts.push(file);
    else if (routeOf(`/${file.id}/`) !== undefined) {
      // A file that a route gives, be it HTML. Next keeps its address with a slash.
      if (await isFound(`/${file.id}/`)) files.push(file);
    } else if (!file.id.endsWith('.html')) files.push(file);
    else if (route && (file.id === '404.html' || (await isFound(address)))) {
      const routeFile = `app${file.id === '404.html' ? '/not-found' : path.posix.join(route, 'page')}.tsx`;
      pages.push({ ...file, address, routeFile, hasRuntime: await needsReact(route) });
    }
  }
  const ids = new Set(files.map(({ id }) => id));
  const clash = pages.flatMap(({ id }) => encodedPaths(id)).find((id) => ids.has(id));
  if (clash) throw reserved(clash);
  return { pages, files, parts };
}

function reserved(id: string) {
  return new PublishError([
    {
      file: `public/${id}`,
      message: 'the build writes this file itself',
      hint: 'give yours another name',
    },
  ]);
}

/**
 * Whether the build itself writes a file: a page, its data, or what hosts read.
 */
function isReserved(id: string, isPage: (address: string) => boolean) {
  const forHosts = ['_headers', '_redirects', '.assetsignore', '.files.json'];
  const ofNext = /^(404|_not-found)(\.html|\/)|(^|\/)__next\./;
  const page = isPayload(id) ? id.replace(/[^/]*$/, 'index.html') : id;
  const isRoute = isPage(addressOf(page)) || isPage(`/${id}/`);
  return forHosts.includes(id) || ofNext.test(id) || isRoute;
}

/**
 * The data of a page that React asks for when it goes there without loading the page.
 */
function isPayload(id: string) {
  return /(^|\/)(index\.txt|__next\..*\.txt)$/.test(id);
}
