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

type Guard<Value> = (value: unknown) => value is Value;

const isString: Guard<string> = (value) => typeof value === 'string';
const isBoolean: Guard<boolean> = (value) => typeof value === 'boolean';

const isBuildReport: Guard<BuildReport> = objectOf({
  documents: listOf(objectOf({ type: isString, isPublished: isBoolean, draft: isBoolean })),
  redirects: listOf(objectOf({ from: isString, to: isString, file: isString })),
  warnings: listOf(isString),
  externalLinks: listOf(objectOf({ url: isString, positions: listOf(isString) })),
});

function listOf<Item>(isItem: Guard<Item>): Guard<Item[]> {
  return (value): value is Item[] => Array.isArray(value) && value.every(isItem);
}

function objectOf<Value>(guards: { [Key in keyof Value]: Guard<Value[Key]> }): Guard<Value> {
  return (value): value is Value => {
    if (typeof value !== 'object' || value === null) return false;
    const entries = new Map<string, unknown>(Object.entries(value));
    return Object.entries<Guard<unknown>>(guards).every(([key, isValid]) =>
      isValid(entries.get(key)),
    );
  };
}
