import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isListOf, isRecord, isString, parseJson, type Shape } from './json-file';

/** What the content step says of the files in `content/`. */
export type ContentReport = {
  documents: { type: string; draft?: boolean; published?: boolean }[];
  /** From a former URL path to the current one, both percent-encoded, with the file that says so. */
  redirects: { from: string; to: string; file: string }[];
  /** Diagnostics, as text. */
  warnings: string[];
  /** URLs on other hosts, with the positions of their links as `file:line:column`. */
  links: { url: string; places: string[] }[];
};

const FILE = '.contentlayer/report.json';

/**
 * Reads the report of the content step.
 * @throws {PublishError} when it is not a report
 * @throws when there is none
 */
export function readContentReport(projectDir: string): ContentReport {
  return parseJson(FILE, readFileSync(path.join(projectDir, FILE), 'utf8'), reportShape);
}

const reportShape: Shape<ContentReport> = {
  isValid: (value): value is ContentReport =>
    isRecord(value) &&
    isListOf(value.documents, isDocument) &&
    isListOf(value.redirects, isRedirect) &&
    isListOf(value.warnings, isString) &&
    isListOf(value.links, isLink),
  expected: 'lists of documents, redirects, warnings and links',
  hint: 'run npm run content again',
};

function isDocument(value: unknown): value is ContentReport['documents'][number] {
  return (
    isRecord(value) &&
    isString(value.type) &&
    /^(boolean|undefined)$/.test(typeof value.draft) &&
    /^(boolean|undefined)$/.test(typeof value.published)
  );
}

function isRedirect(value: unknown): value is ContentReport['redirects'][number] {
  return isRecord(value) && isString(value.from) && isString(value.to) && isString(value.file);
}

function isLink(value: unknown): value is ContentReport['links'][number] {
  return isRecord(value) && isString(value.url) && isListOf(value.places, isString);
}
