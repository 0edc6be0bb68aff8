import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isBoolean, isListOf, isString, objectOf } from './json-shape';
import { atomicWrite } from './store/atomic-write';

/** The result of the content step, which later steps read from the cache folder. */
export type BuildReport = {
  documents: { type: string; isPublished: boolean; draft: boolean }[];
  /** From former to current URL paths of published documents, and the file with the former one. */
  redirects: { from: string; to: string; file: string }[];
  /** Formatted diagnostics. */
  warnings: string[];
  /** Each URL of another host, with the positions of the links to it. */
  externalLinks: { url: string; positions: string[] }[];
};

const NAME = 'report.json';

/** Writes the report. @param cacheDir absolute */
export async function writeBuildReport(cacheDir: string, report: BuildReport): Promise<void> {
  await atomicWrite(path.join(cacheDir, NAME), JSON.stringify(report));
}

/**
 * Reads the report of the last content step.
 * @param cacheDir absolute
 * @throws {Error} where there is none, or where it has another shape
 */
export function readBuildReport(cacheDir: string): BuildReport {
  const file = path.join(cacheDir, NAME);
  const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isBuildReport(report)) {
    throw new Error(`${file} is not a build report of this version. Run npm run content again.`);
  }
  return report;
}

const isLink = objectOf<BuildReport['externalLinks'][number]>({
  url: isString,
  positions: isListOfStrings,
});
const isRedirect = objectOf<BuildReport['redirects'][number]>({
  from: isString,
  to: isString,
  file: isString,
});
const isDocument = objectOf<BuildReport['documents'][number]>({
  type: isString,
  isPublished: isBoolean,
  draft: isBoolean,
});
const isBuildReport = objectOf<BuildReport>({
  documents: (value) => isListOf(value, isDocument),
  redirects: (value) => isListOf(value, isRedirect),
  warnings: isListOfStrings,
  externalLinks: (value) => isListOf(value, isLink),
});

function isListOfStrings(value: unknown): value is string[] {
  return isListOf(value, isString);
}
