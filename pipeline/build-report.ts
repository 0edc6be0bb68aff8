import { readFileSync } from 'node:fs';
import path from 'node:path';
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
 * @throws {Error} where there is none, or where it is not whole
 */
export function readBuildReport(cacheDir: string): BuildReport {
  const file = path.join(cacheDir, NAME);
  const report: Partial<BuildReport> = JSON.parse(readFileSync(file, 'utf8'));
  const { documents, redirects, warnings, externalLinks } = report;
  if (!documents || !redirects || !warnings || !externalLinks) {
    throw new Error(`${file} is of another version. Run npm run content.`);
  }
  return { documents, redirects, warnings, externalLinks };
}
