import { readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { cacheDir, copiedReportDir, readBuildReport } from '../pipeline/build-report';
import { mapConcurrently } from '../pipeline/concurrency';
import type { Diagnostic } from '../pipeline/diagnostics/diagnostic';
import { startThreads } from '../pipeline/threads/threads';
import { blockedLoadsIn, diagnoseBlockedLoads } from './blocked-loads';
import { bundle } from './bundle';
import { findBrokenLinks } from './check-links';
import { lintPages, readSitemap } from './check-pages';
import { chunksOf } from './chunks';
import { type Route, readRoutes } from './compiled-routes';
import { fileStore } from './file-store';
import { headersFile } from './headers-file';
import { type HostFile, hostFiles } from './host-files';
import {
  encodedPaths,
  isComplete,
  MANIFEST,
  type Manifest,
  writeCompleteVersion,
  writeManifest,
} from './manifest';
import type { MadePage, PageFacts, PageTask, SourceFile, WorkerOptions } from './page-worker';
import { toPathname } from './pathnames';
import { publicFiles } from './public-files';
import { lintPublicPaths } from './public-paths';
import { PublishError } from './publish-error';
import { type Redirects, redirectPage, redirectsFile, redirectsOf } from './redirects';
import { replaceSite } from './replace-site';
import { listRequests, type PageRequest, type Params, routeFileOf } from './route-requests';
import { step } from './step';
import type { WrittenFile } from './write-file';

/** A site that is compiled, and whose content is read. */
export type Build = {
  projectDir: string;
  /** Next's folder, `.next`. Absolute. */
  distDir: string;
  /** Such as `/blog`, or empty. */
  basePath: string;
  threads: PageThreads;
  /** The parameters of a route's pages, or undefined where the code of the route has to be asked. */
  paramsOf(pattern: string): Params[] | undefined;
  /** A hash of all that a page is made from: it is rendered where the last build has none of this key. */
  keyOf(request: PageRequest): string;
  /** Makes the files that no route makes, such as those of a search index. */
  makeSearchFiles(): Promise<SearchFile[]>;
};

/** A file that no route makes. */
export type SearchFile = {
  outputPath: string;
  content: string;
  /** Whether it is a file of an index, of which a reader loads a few. */
  isOfIndex: boolean;
};

/** What a build has done. */
export type Published = {
  warnings: Diagnostic[];
  /** How many pages and files of routes were rendered, and how many were taken from the last build. */
  rendered: number;
  kept: number;
};

/**
 * Makes the published site in `out/`. The last site stays until the new one is complete.
 * @throws {PublishError} when a file of the project, or Next's output, stops the build
 */
export async function publish({
  projectDir,
  distDir,
  basePath,
  threads,
  paramsOf,
  keyOf,
  makeSearchFiles,
}: Build): Promise<Published> {
  const report = readBuildReport(path.join(projectDir, copiedReportDir));
  if (report.basePath !== basePath) {
    throw new PublishError([
      {
        severity: 'error',
        file: path.join(cacheDir, 'report.json'),
        message: `the content was read with BASE_PATH=${report.basePath}, and is published with BASE_PATH=${basePath}`,
        hint: 'run npm run build, which does both',
      },
    ]);
  }
  const staging = stagingOf(distDir);
  await rm(staging, { recursive: true, force: true });
  const pages = await step('Pages', 'Rendering pages', async () => {
    const requests = await listRequests(
      await readRoutes(distDir),
      async (route) => paramsOf(route.pattern) ?? (await threads.paramsOf(route)),
    );
    return makePages(threads, requests, keyOf);
  });
  refuseLostPages(pages);
  const further = await step('Search', 'Indexing for the search', async () =>
    mapConcurrently(await makeSearchFiles(), { concurrency: CONCURRENCY }, threads.writeSearchFile),
  );
  const made = [...[...pages.values()].flatMap(({ page }) => page.files), ...further];
  const facts = [...pages.values()].flatMap(({ page }) => page.page ?? []);
  facts.sort((a, b) => (a.pathname < b.pathname ? -1 : 1));
  const ofPublic = publicFiles(
    path.join(projectDir, 'public'),
    new Set(made.map(({ outputPath }) => outputPath)),
  );
  const ofNext = await chunksOf(
    path.join(distDir, 'static'),
    [...pages.values()].flatMap(({ page }) => page.chunks),
  );
  const copied = await step('Files', 'Compressing files', () =>
    mapConcurrently([...ofPublic, ...ofNext], { concurrency: CONCURRENCY }, threads.copy),
  );
  const site = { basePath, files: [...made, ...copied], redirects: new Map<string, string>() };
  const copiedNames = new Set(copied.map(({ outputPath }) => outputPath));
  site.redirects = redirectsOf(report.redirects, namesOf(site.files), feedOf(site.files));
  for (const [from, to] of site.redirects) {
    const page = redirectPage(from, to, basePath, report.movedPage);
    const isCompressed = page && encodedPaths(page.outputPath).some((it) => copiedNames.has(it));
    if (page && !isCompressed) site.files.push(await threads.write(page.outputPath, page.html));
  }
  // What the whole site takes of memory comes now.
  await threads.end();
  const warnings = await step('Checks', 'Checking links', () =>
    checkSite(site, facts, { ofPublic, ofNext, staging, projectDir }),
  );
  await step('Site', 'Putting the site together', async () => {
    const manifest = await completeSite(staging, site, facts, copiedNames);
    if (!isComplete(staging, manifest)) throw new Error(`${staging} is incomplete`);
    await writeCompleteVersion(distDir, staging);
    await bundle(projectDir, 'server', path.join(distDir, 'site-server.mjs'));
    await replaceSite(projectDir, distDir, staging);
    fileStore(storeDir(distDir)).prune(
      new Set([...pages.values()].flatMap(({ key, page }) => [key, page.renderKey])),
      site.files.map(({ stored }) => stored),
    );
  });
  const found = [...pages.values()].filter(({ page }) => page.files.length > 0);
  const kept = found.filter(({ isKept }) => isKept).length;
  return { warnings, rendered: found.length - kept, kept };
}

/**
 * A route with parameters names its pages, and would lose one in silence that it then does not find.
 * @throws {PublishError} naming each
 */
function refuseLostPages(pages: Pages): void {
  const lost = [...pages.values()].filter(
    ({ request, page }) => page.files.length === 0 && request.pattern.includes('['),
  );
  if (lost.length === 0) return;
  throw new PublishError(
    lost.map(({ request }) => ({
      severity: 'error',
      file: routeFileOf(request),
      message: `lost page: ${decodeURI(request.url)} is one of the pages of this route, which answers that there is none`,
      hint: 'find the notFound() of this route that is called for it',
    })),
  );
}

/** A site whose files are written. */
type Site = { basePath: string; files: WrittenFile[]; redirects: Redirects };

function namesOf(files: WrittenFile[]): Set<string> {
  return new Set(files.map(({ outputPath }) => outputPath));
}

/**
 * Checks what only the whole site shows, such as its links.
 * @returns warnings
 * @throws {PublishError} of all errors
 */
async function checkSite(
  { basePath, files, redirects }: Site,
  facts: PageFacts[],
  sources: { ofPublic: SourceFile[]; ofNext: SourceFile[]; staging: string; projectDir: string },
): Promise<Diagnostic[]> {
  const names = namesOf(files);
  const brokenLinks = findBrokenLinks(
    facts.map(({ links }) => links),
    { files: [...names], redirects, basePath },
  );
  const sheets = await Promise.all(
    sources.ofNext
      .filter(({ outputPath }) => outputPath.endsWith('.css'))
      .map(({ filePath }) => readFile(filePath, 'utf8')),
  );
  const blocked = diagnoseBlockedLoads(
    facts.map(({ links, blocked }) => ({ page: links.page, blocked })),
    sheets.flatMap(blockedLoadsIn),
    sources.projectDir,
  );
  if (blocked.length + brokenLinks.length > 0) throw new PublishError([...blocked, ...brokenLinks]);
  const heads = facts.map(({ head }) => head);
  return [
    ...lintPages(heads, await readSitemap(sources.staging, basePath), basePath),
    ...(await lintPublicPaths(sources.ofPublic, names, basePath)),
  ];
}

/** Writes what hosts and the server of `npm start` read of a site. @param unchanged files that are copied */
async function completeSite(
  staging: string,
  { basePath, files, redirects }: Site,
  facts: PageFacts[],
  unchanged: ReadonlySet<string>,
): Promise<Manifest> {
  const entries = files.map(({ outputPath, file }) => [outputPath, file] as const);
  const manifest: Manifest = {
    basePath,
    redirects: [...redirects],
    files: Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  const texts: Record<HostFile, string> = {
    _headers: headersFile(facts, manifest.files),
    _redirects: redirectsFile(redirects, Object.keys(manifest.files)),
    '.assetsignore': assetsIgnoreFile(unchanged),
  };
  // Hosts read these files at their root only, which is not ours under a base path.
  for (const name of basePath === '' ? hostFiles : []) {
    await writeFile(path.join(staging, name), texts[name]);
  }
  await writeManifest(staging, manifest);
  return manifest;
}

/** The folder that a site is put together in. */
function stagingOf(distDir: string): string {
  return path.join(distDir, 'site');
}

/** The folder of what builds keep. Hosts keep Next's own cache between builds, so it is in that. */
function storeDir(distDir: string): string {
  return path.join(distDir, 'cache/pages');
}

/** Pages and files of routes, by their path in the site. */
type Pages = Map<string, { request: PageRequest; page: MadePage; key: string; isKept: boolean }>;

/** Each thread has the next task while it works. */
const CONCURRENCY = availableParallelism() * 2;
const YOUNG_MB = 64;
/** How many pages a thread takes from the last build at a time. */
const BATCH = 50;

async function makePages(
  threads: PageThreads,
  requests: PageRequest[],
  keyOf: Build['keyOf'],
): Promise<Pages> {
  const pages: Pages = new Map();
  const keyed = requests.map((request) => ({ request, key: keyOf(request) }));
  const batches = Array.from({ length: Math.ceil(keyed.length / BATCH) }, (_, index) =>
    keyed.slice(index * BATCH, (index + 1) * BATCH),
  );
  await mapConcurrently(batches, { concurrency: CONCURRENCY }, async (batch) => {
    const kept = await threads.carry(batch.map(({ key }) => key));
    for (const [index, page] of kept.entries()) {
      const { request, key } = batch[index];
      if (page) pages.set(request.outputPath, { request, page, key, isKept: true });
    }
  });
  const others = keyed.filter(({ request }) => !pages.has(request.outputPath));
  const onProgress = (done: number, total: number) =>
    console.log(`  Pages: ${done} of ${total} rendered`);
  await mapConcurrently(
    others,
    { concurrency: CONCURRENCY, onProgress },
    async ({ request, key }) => {
      const page = await threads.make(request, key);
      pages.set(request.outputPath, { request, page, key, isKept: false });
    },
  );
  // In the order of the routes, whatever thread was the first.
  return new Map(
    requests.flatMap(({ outputPath }) => {
      const page = pages.get(outputPath);
      return page ? [[outputPath, page]] : [];
    }),
  );
}

/** Threads that render and write pages. */
type PageThreads = Awaited<ReturnType<typeof startPageThreads>>;

/**
 * Starts the threads of a build whose code is compiled. The content may not be read yet.
 * @param codeKey a hash of the code that makes pages
 */
export async function startPageThreads(
  { projectDir, distDir, basePath }: Pick<Build, 'projectDir' | 'distDir' | 'basePath'>,
  codeKey: string,
) {
  const file = path.join(distDir, 'page-worker.mjs');
  await bundle(projectDir, 'page-worker', file);
  const data: WorkerOptions = {
    distDir,
    storeDir: storeDir(distDir),
    staging: stagingOf(distDir),
    reportDir: path.join(projectDir, copiedReportDir),
    basePath,
    codeKey,
  };
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB };
  const threads = await startThreads(file, { data, resourceLimits });
  const run = async <Result>(task: PageTask): Promise<Result> => {
    try {
      return (await threads.run(task)) as Result;
    } catch (error) {
      // A class does not cross over from a thread.
      if (error instanceof Error && error.name === 'PublishError') {
        throw new PublishError(error.message);
      }
      throw error;
    }
  };
  return {
    paramsOf: (route: Route) => run<Params[]>({ paramsOf: route }),
    carry: (keys: string[]) => run<(MadePage | undefined)[]>({ carry: keys }),
    make: (request: PageRequest, key: string) => run<MadePage>({ make: request, key }),
    copy: (file: SourceFile) => run<WrittenFile>({ copy: file }),
    write: (outputPath: string, text: string) => run<WrittenFile>({ write: outputPath, text }),
    writeSearchFile: ({ outputPath, content, isOfIndex }: SearchFile) =>
      run<WrittenFile>({ write: outputPath, text: content, isOfIndex }),
    end: threads.end,
  };
}

/** The pathname of the posts' feed, if the site has one. */
function feedOf(files: WrittenFile[]): string | undefined {
  const feed = files.find(({ outputPath }) => /^(feed|atom)\.xml$/.test(outputPath));
  return feed && toPathname(feed.outputPath);
}

/**
 * The files that Cloudflare is not to upload, as the text of its file `.assetsignore`: it compresses
 * by itself, and needs no manifest. Files that the author has compressed are uploaded.
 * @param names of files that are published unchanged
 */
function assetsIgnoreFile(names: ReadonlySet<string>): string {
  const compressed = [...names].filter((name) => /\.(br|gz)$/.test(name)).sort();
  return ['*.br', '*.gz', ...compressed.map((name) => `!/${name}`), `/${MANIFEST}`, ''].join('\n');
}
