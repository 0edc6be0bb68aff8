// A thread of the build: it renders pages by Next's compiled code, and makes of them what is published.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { workerData } from 'node:worker_threads';
import { readBuildReport } from '../pipeline/build-report';
import { filesIn } from '../pipeline/files-in';
import { mayHaveMetadata, stripMetadata } from '../pipeline/markdown/assets/strip-metadata';
import { serveTasks } from '../pipeline/threads/serve-tasks';
import { addBasePathToCss } from './base-path';
import type { BlockedLoad } from './blocked-loads';
import type { PageLinks } from './check-links';
import type { PageHead } from './check-pages';
import { NOT_FOUND, type Route, readClientComponents, readRoutes } from './compiled-routes';
import { type Policy, toHeader } from './csp';
import { fileStore } from './file-store';
import type { Headers } from './headers';
import { toPathname } from './pathnames';
import { type PageOptions, postProcess } from './post-process';
import { PublishError } from './publish-error';
import { type RouteResponse, renderRoute, withoutPayloads } from './render-route';
import { type PageRequest, routeFileOf } from './route-requests';
import { sourcePosition } from './source-position';
import { staticParamsOf } from './static-params';
import { joinStyles, styleTrimmer } from './trim-styles';
import { type WriteOptions, type WrittenFile, writePublishedFile } from './write-file';

/** Options of the thread. */
export type WorkerOptions = {
  /** Next's folder, `.next`. Absolute. */
  distDir: string;
  /** The folder of the store. */
  storeDir: string;
  /** The folder that the site is put together in. */
  staging: string;
  /** The folder of the build report. */
  reportDir: string;
  /** Such as `/blog`, or empty. */
  basePath: string;
  /** A hash of the code that makes pages. */
  codeKey: string;
};

/** What is known of a finished page, besides its files. */
export type PageFacts = {
  pathname: string;
  policy: Policy;
  links: PageLinks;
  head: PageHead;
  blocked: BlockedLoad[];
};

/** A page, or what a route handler answers, as it is published. */
export type MadePage = {
  /** Of the record by what Next has rendered. */
  renderKey: string;
  /** Itself, and the data that React loads instead of a page with client components. None if it was not found. */
  files: WrittenFile[];
  /** The names of Next's own files that it names. */
  chunks: string[];
  /** Undefined for the file of a route handler. */
  page?: PageFacts;
};

/** What `readClientComponents` says of a page. */
type ClientComponents = Awaited<ReturnType<typeof readClientComponents>>;

const { distDir, storeDir, staging, reportDir, basePath, codeKey }: WorkerOptions = workerData;
const store = fileStore(storeDir);
const staticDir = path.join(distDir, 'static');
const chunkNames = filesIn(staticDir).map((name) => `static/${name}`);
const routes = readRoutes(distDir).then(
  (found) => new Map(found.map((route): [string, Route] => [route.pattern, route])),
);
const styleFor = styleSource();
/** The thread starts before the content is read. */
let pageOptions: PageOptions | undefined;

/** What the thread does, by the name of its first property. */
export type PageTask =
  | { paramsOf: Route }
  | { carry: string[] }
  | { make: PageRequest; key: string }
  | { copy: SourceFile }
  | { write: string; text: string; isOfIndex?: boolean };

serveTasks((task: PageTask) => {
  if ('paramsOf' in task) return staticParamsOf(task.paramsOf);
  if ('carry' in task) return task.carry.map(carryPage);
  if ('make' in task) return makePage(task.make, task.key);
  if ('copy' in task) return copyFile(task.copy);
  return write(task.write, task.text, { isOfIndex: task.isOfIndex });
});

/**
 * Takes a page of the last build, and puts it into the site.
 * @param key of all that it was made from
 * @returns undefined where it is not there, or not whole
 */
function carryPage(key: string): MadePage | undefined {
  const renderKey = store.records.read(key);
  return typeof renderKey === 'string' ? carryRendering(renderKey) : undefined;
}

/** Takes what was made of a rendering in the last build. @param key of what Next has rendered */
function carryRendering(key: string): MadePage | undefined {
  const made = store.records.read(key) as MadePage | undefined;
  if (!made?.files.every(({ stored }) => store.has(stored))) return undefined;
  for (const { stored, outputPath } of made.files) store.place(stored, staging, outputPath);
  return made;
}

/**
 * Renders a page, and puts it into the site. What was made of the same rendering before is taken from the
 * last build.
 * @param key of all that the page is made from
 * @throws {PublishError} when it cannot be published
 */
async function makePage(request: PageRequest, key: string): Promise<MadePage> {
  const route = (await routes).get(request.pattern);
  if (!route) throw new Error(`no route ${request.pattern}`);
  const clientComponents = await prepare(route);
  const response = await render(route, request);
  const renderKey = renderKeyOf(request, response);
  const kept = carryRendering(renderKey);
  const made = kept ?? (await publishedForm(request, clientComponents, response, renderKey));
  if (!kept) store.records.write(renderKey, made);
  store.records.write(key, renderKey);
  return made;
}

/** @throws {PublishError} where the route throws, with the line of its source */
async function render(route: Route, request: PageRequest): Promise<RouteResponse> {
  try {
    return await renderRoute(route, basePath + request.url);
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    const position = sourcePosition(stack) ?? { file: routeFileOf(request) };
    const url = decodeURI(request.url);
    const hint = 'correct the code, or what it shows of the content';
    const text = `${url} cannot be rendered: ${message}`;
    throw new PublishError([{ severity: 'error', ...position, message: text, hint }]);
  }
}

function renderKeyOf(
  { outputPath }: PageRequest,
  { status, headers, body, payloads }: RouteResponse,
): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([codeKey, outputPath, status, publishedHeaders(headers)]));
  hash.update(body);
  for (const [name, data] of Object.entries(payloads)) hash.update(name).update(data);
  return hash.digest('hex');
}

async function publishedForm(
  request: PageRequest,
  clientComponents: ClientComponents | undefined,
  { status, headers, body, payloads }: RouteResponse,
  renderKey: string,
): Promise<MadePage> {
  const { pattern, outputPath } = request;
  const isNotFoundPage = pattern === NOT_FOUND;
  const isOneOfMany = pattern.includes('[');
  // Such as the list of posts of a site without posts.
  if (status === 404 && !isNotFoundPage) return { renderKey, files: [], chunks: [] };
  if (status !== 200 && !isNotFoundPage) {
    const message = `${decodeURI(request.url)} answers with the status ${status}, which a file cannot have`;
    const hint =
      'answer with 200, or call notFound(); for a redirect, write `redirect_from` in a post';
    throw new PublishError([{ severity: 'error', file: routeFileOf(request), message, hint }]);
  }
  if (!clientComponents) {
    const file = write(outputPath, body, { headers: publishedHeaders(headers), isOneOfMany });
    return { renderKey, files: [file], chunks: [] };
  }
  const { hasOwn: hasRuntime, hasNextScript } = clientComponents;
  const pathname = toPathname(outputPath);
  pageOptions ??= { basePath, allowedHosts: readBuildReport(reportDir).allowedHosts, styleFor };
  const { html, policy, links, head, blocked } = await postProcess(
    body.toString('utf8'),
    { pathname, routeFile: routeFileOf(request), hasRuntime, hasNextScript },
    pageOptions,
  );
  const page = write(outputPath, html, { isOneOfMany });
  const files: WrittenFile[] = [{ ...page, file: { ...page.file, policy: toHeader(policy) } }];
  if (hasRuntime && !payloads['index.txt']) {
    throw new Error(`Next has rendered no data of ${outputPath}: adapt publish/render-route.ts`);
  }
  for (const [name, data] of hasRuntime ? Object.entries(payloads) : []) {
    files.push(write(path.posix.join(path.posix.dirname(outputPath), name), data, { isOneOfMany }));
  }
  // Names hold a hash, so a text that contains one refers to it.
  const chunks = chunkNames.filter((name) => html.includes(name));
  return { renderKey, files, chunks, page: { pathname, policy, links, head, blocked } };
}

/** By the pattern of the route: all its pages have the same. */
const prepared = new Map<string, Promise<ClientComponents | undefined>>();

/** Prepares a route for rendering, once. @returns the client components of a page, or undefined for another file */
function prepare(route: Route): Promise<ClientComponents | undefined> {
  const preparing = prepared.get(route.pattern) ?? prepareRoute(route);
  prepared.set(route.pattern, preparing);
  return preparing;
}

async function prepareRoute(route: Route): Promise<ClientComponents | undefined> {
  if (!route.isPage) return undefined;
  const found = await readClientComponents(route);
  if (!found.hasOwn) withoutPayloads(route);
  return found;
}

/** How Next answers a static route that sets no `Cache-Control` itself. */
const OF_NEXT = 's-maxage=31536000';

/** Headers of Next itself, and those that a server sets for each response. */
const OF_SERVERS = /^(x-nextjs-.*|x-next-(cache|revalidat|resume).*|etag|date)$/;

/** The headers that the code of a route handler has set, and not Next. */
function publishedHeaders(headers: RouteResponse['headers']): Headers {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name, value]) => !OF_SERVERS.test(name) && value !== OF_NEXT)
      .map(([name, value]) => [name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()), value]),
  );
}

/** A file that is published as it is: of `public/`, or Next's. */
export type SourceFile = {
  outputPath: string;
  /** Absolute. */
  filePath: string;
  /** Whether the author has compressed it. */
  isCompressed: boolean;
};

/** Puts a file into the site: an image without its metadata, and a style sheet with the base path. */
async function copyFile({ outputPath, filePath, isCompressed }: SourceFile): Promise<WrittenFile> {
  const source = readFileSync(filePath);
  const bytes =
    basePath !== '' && outputPath.endsWith('.css') && !isCompressed
      ? Buffer.from(addBasePathToCss(source.toString('utf8'), basePath))
      : mayHaveMetadata(filePath)
        ? await stripMetadata(source)
        : source;
  return write(outputPath, bytes, { isCompressed });
}

/** Puts content into the site. */
function write(outputPath: string, content: Uint8Array | string, options?: WriteOptions) {
  return writePublishedFile(store, staging, outputPath, content, options);
}

function styleSource(): PageOptions['styleFor'] {
  const trimmers = new Map<string, ReturnType<typeof styleTrimmer>>();
  return async (hrefs, page) => {
    const key = hrefs.join(' ');
    const trimmer = trimmers.get(key) ?? styleTrimmer(joinStyles(hrefs.map(read)));
    trimmers.set(key, trimmer);
    return trimmer(page);
  };

  function read(href: string) {
    const name = href.slice(`${basePath}/_next/static/`.length).replace(/\?.*/, '');
    const css = readFileSync(path.join(staticDir, name), 'utf8');
    return { href, css: addBasePathToCss(css, basePath) };
  }
}
