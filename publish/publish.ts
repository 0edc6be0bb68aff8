import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { NextAdapter } from 'next';
import { cacheDir, readBuildReport } from '../pipeline/build-report';
import { mapConcurrently } from '../pipeline/concurrency';
import { type Diagnostic, formatDiagnostic } from '../pipeline/diagnostics/diagnostic';
import { addBasePathToCss } from './base-path';
import { blockedLoadsIn, diagnoseBlockedLoads } from './blocked-loads';
import { bundleServer } from './bundle-server';
import { findBrokenLinks } from './check-links';
import { lintPages } from './check-pages';
import { chunkCollector } from './chunks';
import { classifyOutput, type ExportedFile } from './classify-output';
import { toHeader } from './csp';
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
import { toPathname } from './pathnames';
import { type PageOptions, postProcess } from './post-process';
import { lintPublicPaths } from './public-paths';
import { PublishError } from './publish-error';
import { redirectPage, redirectsFile, redirectsOf } from './redirects';
import { joinStyles, styleTrimmer } from './trim-styles';
import { writePublishedFile } from './write-file';

/**
 * Next calls this after its export.
 * @see https://nextjs.org/docs/app/api-reference/config/next-config-js/adapterPath
 */
export const onBuildComplete: NonNullable<NextAdapter['onBuildComplete']> = async ({
  outputs,
  config,
  distDir,
  projectDir,
}) => {
  try {
    const warnings = await publish({
      outputs: outputs.staticFiles,
      distDir,
      projectDir,
      basePath: config.basePath,
    });
    for (const warning of warnings) console.warn(`\n${formatDiagnostic(warning)}`);
  } catch (error) {
    if (!(error instanceof PublishError)) throw error;
    console.error(`\n${error.message}\n\nBuild stopped: out/ is unchanged.`);
    process.exit(1);
  }
};

export type Build = {
  /** Next's `outputs.staticFiles`. */
  outputs: { id: string; filePath: string }[];
  /** Next's folder, `.next`. */
  distDir: string;
  projectDir: string;
  /** Such as `/blog`, or empty. */
  basePath: string;
};

/**
 * Turns Next's export into the published site in `out/`. The last site stays until the new one is
 * complete.
 * @returns warnings
 * @throws {PublishError} when a file of the project, or Next's output, stops the build
 */
export async function publish({
  outputs,
  distDir,
  projectDir,
  basePath,
}: Build): Promise<Diagnostic[]> {
  const report = readBuildReport(path.join(projectDir, cacheDir));
  if (report.basePath !== basePath) {
    throw new PublishError([
      {
        severity: 'error',
        file: 'package.json',
        message: `the content step ran with BASE_PATH=${report.basePath}, and Next with BASE_PATH=${basePath}`,
        hint: 'set BASE_PATH for both: npm run build runs the two steps',
      },
    ]);
  }
  const staging = path.join(distDir, 'site');
  await rm(staging, { recursive: true, force: true });
  const publicDir = path.join(projectDir, 'public');
  const { pages, files, chunks } = await classifyOutput(outputs, distDir, publicDir);
  const written: Manifest['files'] = {};
  const needed = chunkCollector(chunks);
  const pageOptions: PageOptions = {
    basePath,
    allowedHosts: report.allowedHosts,
    styleFor: styleSource(chunks, basePath),
  };

  const processed = await mapConcurrently(pages, inParallel, async (page) => {
    const { outputPath, pathname } = page;
    const { html, policy, links, head, blocked } = await postProcess(
      await readFile(page.filePath, 'utf8'),
      page,
      pageOptions,
    );
    await needed.addNamedIn(html);
    if (page.hasRuntime) needed.addPayloadsOf(outputPath);
    const file = await writePublishedFile(staging, outputPath, html);
    written[outputPath] = { ...file, policy: toHeader(policy) };
    return { pathname, policy, links, head, page, blocked };
  });
  const unchanged = [...files, ...needed.collected()];
  const names = new Set(unchanged.map(({ outputPath }) => outputPath));
  // The author may have compressed a file already.
  const isCompressed = (outputPath: string) =>
    encodedPaths(outputPath).some((name) => names.has(name));
  await mapConcurrently(unchanged, inParallel, async ({ outputPath, filePath, headers }) => {
    const needsBasePath =
      basePath !== '' && outputPath.endsWith('.css') && !isCompressed(outputPath);
    written[outputPath] = await writePublishedFile(
      staging,
      outputPath,
      needsBasePath
        ? addBasePathToCss(await readFile(filePath, 'utf8'), basePath)
        : { copyOf: filePath, isCompressed: isCompressed(outputPath), headers },
    );
  });

  const redirects = redirectsOf(report.redirects, new Set(Object.keys(written)), feedOf(written));
  for (const [from, to] of redirects) {
    const page = redirectPage(from, to, basePath, report.movedPage);
    if (!page || isCompressed(page.outputPath)) continue;
    written[page.outputPath] = await writePublishedFile(staging, page.outputPath, page.html);
  }
  const brokenLinks = findBrokenLinks(
    processed.map(({ links }) => links),
    { files: Object.keys(written), redirects, basePath },
  );
  const sheets = await Promise.all(
    chunks
      .filter(({ outputPath }) => outputPath.endsWith('.css'))
      .map(({ filePath }) => readFile(filePath, 'utf8')),
  );
  const blocked = diagnoseBlockedLoads(processed, sheets.flatMap(blockedLoadsIn), projectDir);
  if (blocked.length + brokenLinks.length > 0) throw new PublishError([...blocked, ...brokenLinks]);
  const sitemap = files.find(({ outputPath }) => outputPath === 'sitemap.xml');
  const warnings = [
    ...lintPages(
      processed.map(({ head }) => head),
      sitemap && (await readFile(sitemap.filePath, 'utf8')),
      basePath,
    ),
    ...(await lintPublicPaths(
      files.filter(({ outputPath }) => existsSync(path.join(publicDir, outputPath))),
      new Set(Object.keys(written)),
      basePath,
    )),
  ];
  processed.sort((a, b) => (a.pathname < b.pathname ? -1 : 1));
  const manifest: Manifest = {
    basePath,
    redirects: [...redirects],
    files: Object.fromEntries(Object.entries(written).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  const texts: Record<HostFile, string> = {
    _headers: headersFile(processed, manifest.files),
    _redirects: redirectsFile(redirects),
    '.assetsignore': assetsIgnoreFile(names),
  };
  // Hosts read these files at their root only, which is not ours under a base path.
  for (const name of basePath === '' ? hostFiles : []) {
    await writeFile(path.join(staging, name), texts[name]);
  }
  await writeManifest(staging, manifest);
  if (!isComplete(staging, manifest)) throw new Error(`${staging} is incomplete`);
  await writeCompleteVersion(distDir, staging);
  await bundleServer(projectDir, distDir);
  await replaceFolder(path.join(projectDir, 'out'), staging, path.join(distDir, 'last-site'));
  return warnings;
}

/** The pathname of the Atom feed at the top of the site. */
function feedOf(files: Manifest['files']): string | undefined {
  const feed = Object.entries(files).find(
    ([outputPath, { type }]) =>
      !outputPath.includes('/') && type.startsWith('application/atom+xml'),
  );
  return feed && toPathname(feed[0]);
}

/**
 * The files that Cloudflare is not to upload, as the text of its file `.assetsignore`: it compresses
 * by itself, and needs no manifest. Files that the author has compressed are uploaded.
 * @param names of files that are published unchanged
 */
function assetsIgnoreFile(names: Set<string>): string {
  const compressed = [...names].filter((name) => /\.(br|gz)$/.test(name)).sort();
  return ['*.br', '*.gz', ...compressed.map((name) => `!/${name}`), `/${MANIFEST}`, ''].join('\n');
}

/** Replaces a folder by another. @param backup where the replaced one is kept until that is done */
async function replaceFolder(folder: string, successor: string, backup: string): Promise<void> {
  await rm(backup, { recursive: true, force: true });
  const exists = existsSync(folder);
  if (exists) await rename(folder, backup);
  try {
    await rename(successor, folder);
  } catch (error) {
    if (exists) await rename(backup, folder);
    throw error;
  }
  await rm(backup, { recursive: true, force: true });
}

function styleSource(chunks: ExportedFile[], basePath: string): PageOptions['styleFor'] {
  const trimmers = new Map<string, Promise<ReturnType<typeof styleTrimmer>>>();
  return async (hrefs, page) => {
    const key = hrefs.join(' ');
    const trimmer =
      trimmers.get(key) ?? Promise.all(hrefs.map(read)).then(joinStyles).then(styleTrimmer);
    trimmers.set(key, trimmer);
    return (await trimmer)(page);
  };

  async function read(href: string) {
    const outputPath = href.slice(`${basePath}/`.length).replace(/\?.*/, '');
    const sheet = chunks.find((chunk) => chunk.outputPath === outputPath);
    if (!sheet) throw new Error(`no style sheet at ${href}`);
    const css = await readFile(sheet.filePath, 'utf8');
    return { href, css: addBasePathToCss(css, basePath) };
  }
}

const inParallel = {
  concurrency: 8,
  onProgress: (done: number, total: number) =>
    console.log(`  Publishing: ${done} of ${total} files`),
};
