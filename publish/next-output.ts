import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isRecord, isRecordOf, isString } from '../pipeline/json-shape';
import type { Headers } from './headers';
import { parseJson, type Shape } from './json-file';
import { PublishError } from './publish-error';

// What Next writes about its export is not documented. Anything else than what Next 16.4 writes stops
// the build: a page must not be published by guess.
const hint =
  'install the version of Next that package.json names, or adapt publish/next-output.ts to this one';

/** `.next/prerender-manifest.json`: what was rendered, by its percent-encoded URL path. */
type PrerenderManifest = {
  version: 4;
  /** The route of each path, such as `/posts/[slug]`. */
  routes: Record<string, { srcRoute: string | null }>;
};

const prerenderManifest: Shape<PrerenderManifest> = {
  isValid: (value): value is PrerenderManifest =>
    isRecord(value) &&
    value.version === 4 &&
    isRecordOf(
      value.routes,
      (route): route is { srcRoute: string | null } =>
        isRecord(route) && (route.srcRoute === null || isString(route.srcRoute)),
    ),
  expected: '{ version: 4, routes: { [path]: { srcRoute } } }',
  hint,
};

/** A `.meta` file: the response of a page or a route handler. */
type ResponseMeta = { status?: number; headers: Record<string, unknown> };

const responseMeta: Shape<ResponseMeta> = {
  isValid: (value): value is ResponseMeta =>
    isRecord(value) && /^(number|undefined)$/.test(typeof value.status) && isRecord(value.headers),
  expected: '{ status?, headers }',
  hint,
};

/** The JSON in `page_client-reference-manifest.js`: client components, by their module. */
type ClientReferenceManifest = { clientModules: Record<string, unknown> };

const clientReferenceManifest: Shape<ClientReferenceManifest> = {
  isValid: (value): value is ClientReferenceManifest =>
    isRecord(value) && isRecord(value.clientModules),
  expected: '{ clientModules }',
  hint,
};

/**
 * Reads which route of `app/` each page comes from.
 * @param distDir Next's folder, `.next`
 * @returns the route of a URL path, such as `/posts/[slug]` of `/posts/a/`; undefined for a path that
 *   is not a route's
 * @throws {PublishError} when the manifest has an unknown shape
 */
export async function readRoutes(
  distDir: string,
): Promise<(pathname: string) => string | undefined> {
  const file = path.join(distDir, 'prerender-manifest.json');
  const { routes } = parseJson(file, await readFile(file, 'utf8'), prerenderManifest);
  const byPathname = new Map(
    Object.entries(routes).map(([pathname, { srcRoute }]) => [
      `${decodeURI(pathname)}/`.replace('//', '/'),
      srcRoute ?? pathname,
    ]),
  );
  return (pathname) => (pathname.startsWith('/_') ? undefined : byPathname.get(pathname));
}

/** The headers of a route handler's response that are published, by their names in a `.meta` file. */
const published = {
  'content-type': 'Content-Type',
  'content-disposition': 'Content-Disposition',
  'cache-control': 'Cache-Control',
};

/**
 * Reads the response of a page or a route handler.
 * @param pathname with a slash at the end
 * @throws {PublishError} when the file has an unknown shape
 */
export async function readResponse(
  distDir: string,
  pathname: string,
): Promise<{ status: number; headers: Headers }> {
  const name = pathname === '/' ? 'index' : pathname.slice(1, -1);
  const file = path.join(distDir, 'server/app', `${name}.meta`);
  const { status = 200, headers: all } = parseJson(
    file,
    await readFile(file, 'utf8'),
    responseMeta,
  );
  const headers: Headers = {};
  for (const [key, name] of Object.entries(published)) {
    const value = all[key];
    if (isString(value)) headers[name] = value;
  }
  return { status, headers };
}

/** The client components of a route's pages. */
export type ClientComponents = {
  /** Whether there are others than Next's own. */
  hasOwn: boolean;
  /** Whether there is `next/script`. */
  hasNextScript: boolean;
};

/**
 * Reads which client components the pages of a route hold.
 * @param route such as `/posts/[slug]`
 * @throws {PublishError} when the manifest has an unknown shape
 */
export async function readClientComponents(
  distDir: string,
  route: string,
): Promise<ClientComponents> {
  const file = path.join(distDir, 'server/app', route, 'page_client-reference-manifest.js');
  const script = await readFile(file, 'utf8');
  const [, json] =
    /^globalThis\.__RSC_MANIFEST = [^\n]*\nglobalThis\.__RSC_MANIFEST\["[^\n"]*"\] = (.*?);?\s*$/s.exec(
      script,
    ) ?? [];
  if (json === undefined) {
    const message = 'unknown shape: expected `globalThis.__RSC_MANIFEST[…] = {…}`';
    throw new PublishError([{ severity: 'error', file, message, hint }]);
  }
  const { clientModules } = parseJson(file, json, clientReferenceManifest);
  const names = Object.keys(clientModules);
  return {
    hasOwn: names.some((name) => !name.includes('/node_modules/next/dist/')),
    hasNextScript: names.some((name) => name.endsWith('/node_modules/next/dist/client/script.js')),
  };
}
