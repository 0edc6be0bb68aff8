import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Diagnostic, isError } from './diagnostics/diagnostic';
import { isNumber, isString, listOf, objectOf, optional } from './json-shape';
import type { Content } from './loader/load-content';
import { isMarkdown } from './slugs';
import { atomicWrite } from './store/atomic-write';

/** A Markdown file that cannot be shown, as the watching content step last read it. */
export type FailedFile = {
  /** The URL path of its page, once there is one. */
  url: string;
  diagnostics: Diagnostic[];
};

/** The name of the list in the cache folder. */
export const FAILED_FILES = 'failed-files.json';

/** The files of a site that cannot be shown. @param urlOfFile the URL path of a file's page */
export function failedFilesIn<Document>(
  { files }: Content<Document>,
  urlOfFile: (file: string) => string,
): FailedFile[] {
  return files
    .filter(({ path: file, diagnostics }) => isMarkdown(file) && diagnostics.some(isError))
    .map(({ path: file, diagnostics }) => ({ url: urlOfFile(file), diagnostics }));
}

/** Writes the list. @param dir the cache folder */
export async function writeFailedFiles(dir: string, files: FailedFile[]): Promise<void> {
  await atomicWrite(path.join(dir, FAILED_FILES), JSON.stringify(files));
}

const isFailedFiles = listOf(
  objectOf<FailedFile>({
    url: isString,
    diagnostics: listOf(
      objectOf<Diagnostic>({
        severity: (value) => value === 'error' || value === 'warning',
        file: isString,
        line: optional(isNumber),
        column: optional(isNumber),
        field: optional(isString),
        message: isString,
        hint: isString,
      }),
    ),
  }),
);

/** Reads the list, which is empty before the first content step. @param dir the cache folder */
export function readFailedFiles(dir: string): FailedFile[] {
  try {
    const files: unknown = JSON.parse(readFileSync(path.join(dir, FAILED_FILES), 'utf8'));
    return isFailedFiles(files) ? files : [];
  } catch {
    return [];
  }
}
