import path from 'node:path/posix';
import { NOT_FOUND, type Route } from './compiled-routes';
import { toOutputPath } from './pathnames';
import { PublishError } from './publish-error';

/** The values of a route's parameters, decoded. */
export type Params = Record<string, string | string[]>;

/** A page or a file that a route makes. */
export type PageRequest = {
  /** The pattern of its route, such as `/posts/[slug]`. */
  pattern: string;
  params: Params;
  /** The URL path that Next renders it for: percent-encoded, without the base path. */
  url: string;
  /** Its path in the site's folder, such as `posts/a/index.html`. */
  outputPath: string;
  /** Whether it is a page, and not the file of a route handler. */
  isPage: boolean;
};

/**
 * Lists what all routes make.
 * @param paramsOf those of the pages of a route with parameters
 * @throws {PublishError} where two have one path, or a parameter is missing
 */
export async function listRequests(
  routes: Route[],
  paramsOf: (route: Route) => Promise<Params[]>,
): Promise<PageRequest[]> {
  const lists = routes.map(async (route) => {
    if (!route.pattern.includes('[')) return [requestOf(route, {})];
    const all = await paramsOf(route);
    return all.map((params) => requestOf(route, params));
  });
  const requests = (await Promise.all(lists)).flat();
  const byPath = new Map<string, PageRequest>();
  for (const request of requests) {
    const other = byPath.get(request.outputPath);
    if (other) throw samePath(request, other);
    byPath.set(request.outputPath, request);
  }
  return requests;
}

function samePath(request: PageRequest, other: PageRequest): PublishError {
  const message = `URL conflict: ${decodeURI(request.url)} is a page of ${routeFileOf(other)} too`;
  const hint = 'rename one of the two';
  return new PublishError([{ severity: 'error', file: routeFileOf(request), message, hint }]);
}

const PARAMETER = /^\[{1,2}(?:\.\.\.)?([^\]]+)\]{1,2}$/;

function requestOf(route: Route, params: Params): PageRequest {
  const { pattern, isPage } = route;
  const path = pattern
    .split('/')
    .flatMap((segment) => {
      const [, name] = PARAMETER.exec(segment) ?? [];
      if (name === undefined) return [segment];
      if (params[name] === undefined && !segment.startsWith('[[')) throw missing(name, route);
      return [params[name] ?? []].flat();
    })
    .join('/');
  const pathname = isPage && path !== '/' ? `${path}/` : path;
  const outputPath = isPage ? toOutputPath(pathname) : path.slice(1);
  return {
    pattern,
    params,
    url: pathname.split('/').map(encodeURIComponent).join('/'),
    outputPath: pattern === NOT_FOUND ? '404.html' : outputPath,
    isPage,
  };
}

function missing(name: string, route: Route): PublishError {
  const message = `no parameter “${name}”: a build does not know the pages of this route`;
  const hint = `export generateStaticParams, which returns a list such as [{ ${name}: 'a' }]`;
  return new PublishError([{ severity: 'error', file: routeFileOf(route), message, hint }]);
}

/** The file of a page's route, such as `app/posts/[slug]/page.tsx`. */
export function routeFileOf({ pattern, isPage }: Pick<PageRequest, 'pattern' | 'isPage'>): string {
  if (pattern === NOT_FOUND) return 'app/not-found.tsx';
  return path.join('app', pattern, isPage ? 'page.tsx' : 'route.ts');
}
