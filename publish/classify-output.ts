import { existsSync } from 'node:fs';
import path from 'node:path';
import { isSystemFile } from '../pipeline/system-files';
import type { Headers } from './headers';
import { hostFiles } from './host-files';
import { encodedPaths, MANIFEST } from './manifest';
import {
  type ClientComponents,
  readClientComponents,
  readResponse,
  readRoutes,
} from './next-output';
import { toPathname } from './pathnames';
import { PublishError } from './publish-error';

export type ExportedFile = {
  /** Its path in the site's folder, such as `posts/a/index.html`. */
  outputPath: string;
  /** Where Next has written it. */
  filePath: string;
  /** Those that its route handler has set. */
  headers?: Headers;
};

export type ExportedPage = ExportedFile & {
  /** Such as `/posts/a/`. */
  pathname: string;
  /** Of its route, such as `app/posts/[slug]/page.tsx`. */
  routeFile: string;
  /** Whether it holds a client component, and so needs React in the browser. */
  hasRuntime: boolean;
  /** Whether it holds a `next/script`, which needs React too. */
  hasNextScript: boolean;
};

export type ClassifiedOutput = {
  pages: ExportedPage[];
  /** Published unchanged. */
  files: ExportedFile[];
  /** Next's own files, published if a page needs them. */
  chunks: ExportedFile[];
};

/**
 * Classifies the files of an export. Left out are the placeholder pages of empty routes, and the copies
 * of the 404 page.
 * @param outputs Next's `outputs.staticFiles`
 * @param distDir Next's folder, `.next`
 * @param publicDir the author's own files, which Next's manifests do not list
 * @throws {PublishError} when a file in `public/` has a name that the build needs, or Next's manifests
 *   have an unknown shape
 */
export async function classifyOutput(
  outputs: { id: string; filePath: string }[],
  distDir: string,
  publicDir: string,
): Promise<ClassifiedOutput> {
  const routeOf = await readRoutes(distDir);
  // A route without pages has one that answers 404, since Next's export asks for one.
  const isFound = ({ status }: { status: number }) => status !== 404;
  const components = new Map<string, Promise<ClientComponents>>();
  const componentsOf = (route: string) => {
    const answer = components.get(route) ?? readClientComponents(distDir, route);
    components.set(route, answer);
    return answer;
  };
  const { pages, files, chunks }: ClassifiedOutput = { pages: [], files: [], chunks: [] };
  for (const { id, filePath } of outputs) {
    const outputPath = id.split(path.sep).join('/').replace(/^\//, '');
    // Next copies all of public/.
    if (isSystemFile(outputPath)) continue;
    const file = { outputPath, filePath };
    const pathname = toPathname(outputPath);
    const isNotFoundPage = outputPath === '404.html';
    const route = isNotFoundPage ? '/_not-found' : routeOf(pathname);
    if (existsSync(path.join(publicDir, outputPath))) {
      if (isReserved(outputPath, (other) => routeOf(other) !== undefined)) {
        throw reservedName(outputPath);
      }
      files.push(file);
    } else if (outputPath.startsWith('_next/') || isPayload(outputPath)) chunks.push(file);
    else if (routeOf(`/${outputPath}/`) !== undefined) {
      // A route handler's file, which may be HTML. Next keeps its pathname with a slash.
      const response = await readResponse(distDir, `/${outputPath}/`);
      if (isFound(response)) files.push({ ...file, headers: response.headers });
    } else if (!outputPath.endsWith('.html')) files.push(file);
    else if (/^(404|_not-found)\/index\.html$/.test(outputPath)) continue;
    else if (route === undefined) throw unknownPage(outputPath);
    else if (isNotFoundPage || isFound(await readResponse(distDir, pathname))) {
      const { hasOwn: hasRuntime, hasNextScript } = await componentsOf(route);
      pages.push({ ...file, pathname, routeFile: routeFileOf(route), hasRuntime, hasNextScript });
    }
  }
  const names = new Set(files.map(({ outputPath }) => outputPath));
  const conflict = pages
    .flatMap(({ outputPath }) => encodedPaths(outputPath))
    .find((name) => names.has(name));
  if (conflict) throw reservedName(conflict);
  return { pages, files, chunks };
}

/** The file in `app/` of a route's page. */
function routeFileOf(route: string): string {
  const name = route === '/_not-found' ? 'not-found' : path.posix.join(route, 'page');
  return `${path.posix.join('app', name)}.tsx`;
}

function unknownPage(outputPath: string): PublishError {
  return new PublishError([
    {
      severity: 'error',
      file: `.next/export/${outputPath}`,
      message: 'unknown page: no route in Next’s prerender-manifest.json renders it',
      hint: 'install the version of Next that package.json names, or adapt publish/classify-output.ts to this one',
    },
  ]);
}

function reservedName(outputPath: string): PublishError {
  return new PublishError([
    {
      severity: 'error',
      file: `public/${outputPath}`,
      message: 'reserved name: the build writes this file itself',
      hint: 'rename your file',
    },
  ]);
}

/** Whether the build itself writes a file: a page, its data, or a host's configuration. */
function isReserved(outputPath: string, isRoute: (pathname: string) => boolean): boolean {
  const ofPublish: string[] = [...hostFiles, MANIFEST];
  const ofNext = /^(404|_not-found)(\.html|\/)|(^|\/)__next\./;
  const page = isPayload(outputPath) ? outputPath.replace(/[^/]*$/, 'index.html') : outputPath;
  return (
    ofPublish.includes(outputPath) ||
    ofNext.test(outputPath) ||
    isRoute(toPathname(page)) ||
    isRoute(`/${outputPath}/`)
  );
}

/** The data of a page, which React loads instead of the page when it navigates there. */
function isPayload(outputPath: string): boolean {
  return /(^|\/)(index\.txt|__next\..*\.txt)$/.test(outputPath);
}
