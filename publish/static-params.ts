import { collectSegments } from 'next/dist/build/segment-config/app/app-segments.js';
import type { Route } from './compiled-routes';
import { loadRoute } from './render-route';
import type { Params } from './route-requests';

/**
 * Asks a route for the parameters of its pages. Each segment adds its own, outer ones first, as in Next's
 * own build.
 * @see https://nextjs.org/docs/app/api-reference/functions/generate-static-params
 */
export async function staticParamsOf(route: Route): Promise<Params[]> {
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
