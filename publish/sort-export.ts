import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { addressOf, PublishError } from './addresses';
import { encodedIds } from './site-files';

/** `id` is its path in the site. */
export type ExportedFile = { id: string; filePath: string };
export type ExportedPage = ExportedFile & { address: string; hasRuntime: boolean };

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
  const routeOf = await routes(distDir);
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
      if (await isThere(distDir, `/${file.id}/`)) files.push(file);
    } else if (!file.id.endsWith('.html')) files.push(file);
    else if (route && (file.id === '404.html' || (await isThere(distDir, address)))) {
      pages.push({ ...file, address, hasRuntime: await hasClientComponent(distDir, route) });
    }
  }
  const ids = new Set(files.map(({ id }) => id));
  const clash = pages.flatMap(({ id }) => encodedIds(id)).find((id) => ids.has(id));
  if (clash) throw reserved(clash);
  return { pages, files, parts };
}

function reserved(id: string) {
  return new PublishError(
    `public/${id}  the build writes this file itself\n    → give yours another name`,
  );
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

/**
 * Which route of `app/` a page comes from, such as `/posts/[slug]`.
 */
async function routes(distDir: string): Promise<(address: string) => string | undefined> {
  const manifest: { routes: Record<string, { srcRoute: string | null }> } = await readJson(
    path.join(distDir, 'prerender-manifest.json'),
  );
  const byAddress = new Map(
    Object.entries(manifest.routes).map(([address, { srcRoute }]) => [
      `${decodeURI(address)}/`.replace('//', '/'),
      srcRoute ?? address,
    ]),
  );
  return (address) => (address.startsWith('/_') ? undefined : byAddress.get(address));
}

/**
 * Whether a page or a file was rendered, and did not answer that there is none. A route that has
 * nothing to give has such a stand-in, since Next's export asks for one.
 */
async function isThere(distDir: string, address: string) {
  const name = address === '/' ? 'index' : address.slice(1, -1);
  const { status }: { status?: number } = await readJson(
    path.join(distDir, 'server/app', `${name}.meta`),
  );
  return status !== 404;
}

const known: Map<string, boolean> = new Map();

/**
 * Whether Next's manifest names a client component for a route besides its own.
 */
async function hasClientComponent(distDir: string, route: string) {
  const file = path.join(distDir, 'server/app', route, 'page_client-reference-manifest.js');
  const answer = known.get(file) ?? namesClientComponent(await readFile(file, 'utf8'));
  known.set(file, answer);
  return answer;
}

/** @param script which puts one manifest under `globalThis.__RSC_MANIFEST` */
function namesClientComponent(script: string) {
  const json = script.slice(script.indexOf('] = ') + '] = '.length).replace(/;?\s*$/, '');
  const { clientModules }: { clientModules: Record<string, unknown> } = JSON.parse(json);
  return Object.keys(clientModules).some((name) => !name.includes('/node_modules/next/dist/'));
}

async function readJson(file: string) {
  return JSON.parse(await readFile(file, 'utf8'));
}
