import { collectSegments } from 'next/dist/build/segment-config/app/app-segments.js';
import type { Route } from './compiled-routes';
import { toOutputPath } from './pathnames';
import { loadRoute, NOT_FOUND } from './render-route';

/** The values of a route's parameters. */
type Params = Record<string, string | string[]>;

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

const PARAMETER = /^\[{1,2}(?:\.\.\.)?([^\]]+)\]{1,2}$/;

/** Lists what a route makes: for one with parameters, what its `generateStaticParams` say. */
export async function requestsOf(route: Route): Promise<PageRequest[]> {
  const { pattern, isPage } = route;
  const all = pattern.includes('[') ? await staticParamsOf(route) : [{}];
  return all.map((params) => {
    const path = pattern
      .split('/')
      .flatMap((segment) => {
        const [, name] = PARAMETER.exec(segment) ?? [];
        return name === undefined ? [segment] : [params[name] ?? []].flat();
      })
      .join('/');
    const url = encodePath(isPage && path !== '/' ? `${path}/` : path);
    const outputPath =
      pattern === NOT_FOUND
        ? '404.html'
        : isPage
          ? toOutputPath(`${path}/`.replace('//', '/'))
          : path.slice(1);
    return { pattern, params, url, outputPath, isPage };
  });
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Asks each segment of a route for its parameters, outer ones first, as Next's own build does. */
async function staticParamsOf(route: Route): Promise<Params[]> {
  const { segments } = await collectSegments(loadRoute(route).routeModule, undefined);
  let all: Params[] = [{}];
  for (const { generateStaticParams } of segments) {
    if (!generateStaticParams) continue;
    const lists = all.map(async (params) => {
      const found = await generateStaticParams({ params });
      return found.map((more): Params => ({ ...params, ...(more as Params) }));
    });
    all = (await Promise.all(lists)).flat();
  }
  return all;
}
