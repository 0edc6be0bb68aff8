import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Files by their path in the project; null deletes one. */
export type Files = Record<string, string | Uint8Array | null>;

/** Makes a temporary folder with some files, which is deleted after the test. */
export function tempFolder(files: Files): string {
  const root = makeFolder(files);
  onTestFinished(() => rmSync(root, { recursive: true }));
  return root;
}

/** Makes a temporary folder with some files, which the caller deletes. */
export function makeFolder(files: Files): string {
  const root = mkdtempSync(path.join(tmpdir(), 'test-site-'));
  mkdirSync(path.join(root, 'content'));
  writeFiles(root, files);
  return root;
}

/** Writes files into a folder, or deletes them. */
export function writeFiles(root: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    if (content === null) {
      rmSync(file, { recursive: true });
      continue;
    }
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
