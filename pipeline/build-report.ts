import { readFileSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type AllowedHosts, isAllowedHosts } from './allowed-hosts';
import { bySeverity, formatDiagnostic, formatPosition } from './diagnostics/diagnostic';
import { isBoolean, isString, listOf, objectOf, optional } from './json-shape';
import { type DocumentBase, documentsOf, isPublished } from './loader/document-type';
import type { Content } from './loader/load-content';
import type { LoaderOptions } from './loader/loader-options';
import type { RenderOptions } from './markdown/render-options';
import { atomicWrite } from './store/atomic-write';

/** The page at a former URL. */
export type MovedPage = {
  /** Of its words, as a language tag (BCP 47). */
  language: string;
  title: string;
  /** A sentence with `{link}` in it. */
  text: string;
};

/** The result of the content step, which later steps read from the cache folder. */
export type BuildReport = {
  /** The base path that links, feeds and redirects were made for. */
  basePath: string;
  /** What pages may load from other hosts and send to them. */
  allowedHosts: AllowedHosts;
  documents: ReportedDocument[];
  /** From former to current URL paths of published documents, and the file with the former one. */
  redirects: { from: string; to: string; file: string }[];
  /** The page that redirects on hosts without redirects. */
  movedPage: MovedPage;
  /** Formatted diagnostics. */
  warnings: string[];
  /** Each URL of another host, with the positions of the links to it. */
  externalLinks: { url: string; positions: string[] }[];
};

/** What the report says of each document. */
type ReportedDocument = {
  file: string;
  type: string;
  isPublished: boolean;
  draft: boolean;
  /** The day or the instant of publication, for a document that is published then. */
  scheduledFor?: string;
};

/** Contentlayer's folder, which also holds the caches and the report, relative to the project's. */
export const cacheDir = '.contentlayer';

/** The folder of the report that a build has copied: `npm run dev` beside it may write another one. */
export const copiedReportDir = path.join(cacheDir, 'report-of-build');

const NAME = 'report.json';

/** Makes the report of the content of a site. */
export function reportOf<Document extends DocumentBase>(
  content: Content<Document>,
  {
    folders,
    siteUrl,
    basePath,
    movedPage,
    allowedHosts,
  }: Pick<LoaderOptions<Document>, 'folders' | 'siteUrl'> &
    Pick<RenderOptions, 'basePath' | 'allowedHosts'> & { movedPage: MovedPage },
): BuildReport {
  const documents = documentsOf(content.files);
  return {
    basePath,
    allowedHosts,
    documents: documents.map((document) => {
      const { type, draft = false, date, publishedAt = date } = document;
      return {
        file: `${folders.contentDir}/${document._id}`,
        type,
        isPublished: isPublished(document),
        draft,
        ...(!isPublished(document) && !draft && { scheduledFor: publishedAt }),
      };
    }),
    redirects: documents
      .filter(isPublished)
      .flatMap(({ _id, url = '/', redirect_from = [] }) =>
        redirect_from.map((from) => ({ from, to: url, file: `${folders.contentDir}/${_id}` })),
      ),
    movedPage,
    warnings: bySeverity(content.diagnostics).warnings.map(formatDiagnostic),
    externalLinks: externalLinksIn(content.files, siteUrl),
  };
}

function externalLinksIn<Document>(
  files: Content<Document>['files'],
  siteUrl: string,
): BuildReport['externalLinks'] {
  const positions = new Map<string, string[]>();
  for (const { path: file, links = [] } of files) {
    for (const { url, line, column } of links) {
      if (!/^(https?:)?\/\//i.test(url)) continue;
      const { href } = new URL(url, siteUrl);
      const position = formatPosition({ file, line, column });
      positions.set(href, [...(positions.get(href) ?? []), position]);
    }
  }
  return [...positions].map(([url, found]) => ({ url, positions: found }));
}

/** Copies the report of the content step for the steps after it. @param projectDir absolute */
export async function copyBuildReport(projectDir: string): Promise<void> {
  const copy = path.join(projectDir, copiedReportDir);
  await mkdir(copy, { recursive: true });
  await copyFile(path.join(projectDir, cacheDir, NAME), path.join(copy, NAME));
}

/** Writes the report. @param dir the cache folder */
export async function writeBuildReport(dir: string, report: BuildReport): Promise<void> {
  await atomicWrite(path.join(dir, NAME), JSON.stringify(report));
}

/**
 * Reads the report of the last content step.
 * @param dir the cache folder
 * @throws {Error} where there is none, or where it has another shape
 */
export function readBuildReport(dir: string): BuildReport {
  const file = path.join(dir, NAME);
  const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isBuildReport(report)) {
    throw new Error(`${file} is not a build report of this version. Run npm run content again.`);
  }
  return report;
}

const isBuildReport = objectOf<BuildReport>({
  basePath: isString,
  allowedHosts: isAllowedHosts,
  documents: listOf(
    objectOf<ReportedDocument>({
      file: isString,
      type: isString,
      isPublished: isBoolean,
      draft: isBoolean,
      scheduledFor: optional(isString),
    }),
  ),
  redirects: listOf(objectOf({ from: isString, to: isString, file: isString })),
  movedPage: objectOf({ language: isString, title: isString, text: isString }),
  warnings: listOf(isString),
  externalLinks: listOf(objectOf({ url: isString, positions: listOf(isString) })),
});
