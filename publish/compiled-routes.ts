import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isRecord, isRecordOf, isString } from '../pipeline/json-shape';
import { atomicWrite } from '../pipeline/store/atomic-write';
import { parseJson, type Shape } from './json-file';
import { PublishError } from './publish-error';

// What Next writes about the code that it has compiled is not documented. Anything else than what
// Next 16.4 writes stops the build: a page must not be published by guess.
const hint =
  'install the version of Next that package.json names, or adapt publish/compiled-routes.ts to this one';

/** A route that Next has compiled: a page or a route handler. */
export type Route = {
  /** Its pattern, such as `/posts/[slug]`. */
  pattern: string;
  /** The compiled file that renders it. Absolute. */
  file: string;
  isPage: boolean;
};

/** The pattern of the page at URLs that are not found. */
export const NOT_FOUND = '/_not-found';

/** `server/app-paths-manifest.json` and `app-path-routes-manifest.json`: by the path of a file in `app/`. */
const byAppPath: Shape<Record<string, string>> = {
  isValid: (value): value is Record<string, string> => isRecordOf(value, isString),
  expected: '{ [path in app/]: string }',
  hint,
};

/**
 * Reads the routes that Next has compiled, but for the page of errors that it catches itself.
 * @param distDir Next's folder, `.next`
 * @throws {PublishError} when a manifest has an unknown shape
 */
export async function readRoutes(distDir: string): Promise<Route[]> {
  const read = async (name: string) => {
    const file = path.join(distDir, name);
    return parseJson(file, await readFile(file, 'utf8'), byAppPath);
  };
  const files = await read('server/app-paths-manifest.json');
  const patterns = await read('app-path-routes-manifest.json');
  return Object.entries(files)
    .map(([appPath, file]) => ({
      pattern: patterns[appPath] ?? appPath.replace(/\/(page|route)$/, ''),
      file: path.join(distDir, 'server', file),
      isPage: appPath.endsWith('/page'),
    }))
    .filter(({ pattern }) => pattern !== '/_global-error')
    .sort((a, b) => (a.pattern < b.pattern ? -1 : 1));
}

/** The client components of a route's pages. */
export type ClientComponents = {
  /** Whether there are others than Next's own. */
  hasOwn: boolean;
  /** Whether there is `next/script`. */
  hasNextScript: boolean;
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
 * Reads which client components the pages of a route hold.
 * @throws {PublishError} when the manifest has an unknown shape
 */
export async function readClientComponents({ file: page }: Route): Promise<ClientComponents> {
  const file = page.replace(/\.js$/, '_client-reference-manifest.js');
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

/** `prerender-manifest.json`. */
type PrerenderManifest = {
  version: 4;
  routes: Record<string, unknown>;
  dynamicRoutes: Record<string, unknown>;
};

const prerenderManifest: Shape<PrerenderManifest> = {
  isValid: (value): value is PrerenderManifest =>
    isRecord(value) &&
    value.version === 4 &&
    isRecord(value.routes) &&
    isRecord(value.dynamicRoutes),
  expected: '{ version: 4, routes, dynamicRoutes }',
  hint,
};

/**
 * Tells Next's code that all routes are static, as its own export does: they are then rendered whole, and a
 * page that asks for what only a request has, such as cookies, fails. In compile mode Next leaves the list
 * empty.
 * @throws {PublishError} when the manifest has an unknown shape
 */
export async function declareStatic(distDir: string): Promise<void> {
  const file = path.join(distDir, 'prerender-manifest.json');
  const manifest = parseJson(file, await readFile(file, 'utf8'), prerenderManifest);
  for (const { pattern } of await readRoutes(distDir)) {
    if (pattern.includes('[')) manifest.dynamicRoutes[pattern] = dynamicRoute(pattern);
    else {
      manifest.routes[pattern] = {
        initialRevalidateSeconds: false,
        srcRoute: pattern,
        dataRoute: null,
      };
    }
  }
  await atomicWrite(file, JSON.stringify(manifest));
}

/** An entry of a route with parameters whose pages are rendered when they are asked for. */
function dynamicRoute(pattern: string) {
  const segments = pattern.split('/').map((segment) => {
    if (segment.startsWith('[...')) return '(.+?)';
    return segment.startsWith('[') ? '([^/]+?)' : segment.replace(/[.*+?^${}()|\\]/g, '\\$&');
  });
  return {
    routeRegex: `^${segments.join('/').replace(/\/\[\[\.\.\.[^/]*$/, '(?:/(.+?))?')}(?:/)?$`,
    fallback: null,
    dataRoute: null,
    dataRouteRegex: null,
  };
}
