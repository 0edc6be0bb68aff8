import { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
// What Next's code expects of its runtime, before any of it is loaded.
import 'next/dist/server/node-environment.js';
import type { AppPageRouteModule } from 'next/dist/server/route-modules/app-page/module.compiled.js';
import type { AppRouteRouteModule } from 'next/dist/server/route-modules/app-route/module.compiled.js';
import { NOT_FOUND, type Route } from './compiled-routes';

/** A response of Next's code. */
export type RouteResponse = {
  status: number;
  /** By name in lower case. */
  headers: Record<string, string>;
  body: Buffer;
  /**
   * What React loads instead of a page when it navigates there, by the name that it asks for beside the
   * page, such as `index.txt`.
   */
  payloads: Record<string, Buffer>;
};

/**
 * A route's compiled module, as far as it is used here.
 * @see https://nextjs.org/docs/app/api-reference/adapters/invoking-entrypoints
 */
type RouteModule = {
  handler(
    request: IncomingMessage,
    response: ServerResponse,
    context: { waitUntil(promise: Promise<unknown>): void; requestMeta: object },
  ): Promise<unknown>;
  routeModule: AppPageRouteModule | AppRouteRouteModule;
};

const require = createRequire(import.meta.url);

/** Loads the compiled module of a route, once in a process. */
export function loadRoute({ file }: Route): RouteModule {
  return require(file);
}

/**
 * Keeps Next from making the data that React loads for parts of a page, which take an eighth of the time of a
 * page: without client components of its own, no page of the route loads them. No setting does.
 * @param route one of pages
 */
export function withoutPayloads(route: Route): void {
  const routeModule = loadRoute(route).routeModule as AppPageRouteModule;
  const { prerender } = routeModule;
  routeModule.prerender = (request, response, context) => {
    context.renderOpts.ComponentMod.collectSegmentData = async () => new Map();
    return prerender.call(routeModule, request, response, context);
  };
}

/**
 * Renders a URL path of a route by its compiled code, without a server.
 * @param url percent-encoded, with the base path
 * @throws {Error} where the code of the route throws
 */
export async function renderRoute(route: Route, url: string): Promise<RouteResponse> {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method: 'GET', url, headers: { host: 'localhost' } });
  // Nothing follows the head of the request.
  request.push(null);
  const response = new RecordedResponse(request);
  // As Next's server does for a URL that is not found: search engines are told not to keep the page.
  if (route.pattern === NOT_FOUND) response.statusCode = 404;
  const pending: Promise<unknown>[] = [];
  let payloads: RouteResponse['payloads'] = {};
  const onCacheEntry = ({ value }: CacheEntry) => {
    payloads = payloadsOf(value);
    return false;
  };
  const caught = catchErrors();
  try {
    await loadRoute(route).handler(request, response, {
      waitUntil: (promise) => pending.push(promise),
      // Next 16.4 calls the second only where partial prerendering is on, and is to leave out the first.
      requestMeta: {
        relativeProjectDir: '.',
        hostname: 'localhost',
        // Whoever calls keeps the pages: Next's own cache would write each as JSON to measure it, for half of the
        // time.
        minimalMode: true,
        onCacheEntry,
        onCacheEntryV2: onCacheEntry,
      },
    });
    await response.done;
    await Promise.all(pending);
  } finally {
    caught.stop();
  }
  const [error] = caught.errors;
  if (error) throw error;
  if (response.statusCode >= 500) throw new Error(`status ${response.statusCode}`);
  return {
    status: response.statusCode,
    headers: Object.fromEntries(
      Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]),
    ),
    body: Buffer.concat(response.chunks),
    payloads,
  };
}

/** What Next would keep of a page, as far as it is used here. */
type CacheEntry = {
  value?: { rscData?: Uint8Array; segmentData?: ReadonlyMap<string, Uint8Array> } | null;
};

/** Named as Next's export does: `/posts/$d$slug/__PAGE__` is `__next.posts.$d$slug.__PAGE__.txt`. */
function payloadsOf(value: CacheEntry['value']): RouteResponse['payloads'] {
  const segments = [...(value?.segmentData ?? [])].map(([segment, data]) => [
    `__next${segment.replaceAll('/', '.')}.txt`,
    Buffer.from(data),
  ]);
  const whole = value?.rscData ? [['index.txt', Buffer.from(value.rscData)]] : [];
  return Object.fromEntries([...whole, ...segments]);
}

/** A response that keeps what is written to it. */
class RecordedResponse extends ServerResponse {
  readonly chunks: Buffer[] = [];
  readonly done = new Promise<void>((resolve) => this.once('finish', resolve));

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    if (typeof chunk === 'string') this.chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) this.chunks.push(Buffer.from(chunk));
    callback(rest)?.();
    return true;
  }

  override end(...args: unknown[]): this {
    if (this.finished) return this;
    this.finished = true;
    if (typeof args[0] !== 'function') this.write(args[0]);
    callback(args)?.();
    this.emit('finish');
    this.emit('close');
    return this;
  }

  override flushHeaders(): void {}
}

function callback(args: unknown[]): (() => void) | undefined {
  const last = args.at(-1);
  return typeof last === 'function' ? () => last() : undefined;
}

/** Collects the errors that Next prints instead of throwing them. */
function catchErrors() {
  const errors: Error[] = [];
  const { error } = console;
  console.error = (...args) => {
    const found = args.find((arg) => arg instanceof Error);
    if (found) errors.push(found);
    else error(...args);
  };
  return {
    errors,
    stop() {
      console.error = error;
    },
  };
}
