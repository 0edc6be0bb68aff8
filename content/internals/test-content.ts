import path from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { bodyStore } from '../../pipeline/cache/body-store';
import { documentTypesOf } from '../../pipeline/contentlayer';
import { linesOf } from '../../pipeline/diagnostics/test-lines';
import { createEngine } from '../../pipeline/engine';
import type { Content } from '../../pipeline/loader/load-content';
import { type Files, tempFolder } from '../../pipeline/test-files';
import { engineOptions, schema } from '../contentlayer.config';
import type { SiteDocument } from './documents';

/**
 * Loads files with the schema and the rules of this site, for unit tests.
 * @param files by their path in the project, such as `content/posts/2023-06-14-a-title.md`
 */
export function loadFiles(files: Files): Promise<Content<SiteDocument>> {
  return loadFolder(tempFolder(files));
}

/**
 * Makes readers such as `posts.ts` read some files, until the end of the test. The test has to import
 * them with `await import()` after this.
 * @throws {Error} where a file has an error or a warning
 */
export async function mockContent(files: Files): Promise<void> {
  const root = tempFolder(files);
  const content = await loadFolder(root);
  if (content.diagnostics.length > 0) throw new Error(linesOf(content.diagnostics).join('\n'));
  const documents = content.files.flatMap(({ document }) => document ?? []);
  const bodies = bodyStore(cacheIn(root));

  vi.resetModules();
  vi.doMock('./collections', () => ({
    readCollection: (name: string) => documents.filter(({ type }) => type === name),
  }));
  vi.doMock('./documents', async (original) => ({
    ...(await original<typeof import('./documents')>()),
    readBody: ({ bodyId }: { bodyId: string }) => bodies.read(bodyId),
  }));
  onTestFinished(() => {
    for (const id of ['./collections', './documents']) vi.doUnmock(id);
    vi.resetModules();
  });
}

async function loadFolder(root: string): Promise<Content<SiteDocument>> {
  const documentTypes = documentTypesOf(schema);
  return createEngine({ ...engineOptions(root, cacheIn(root)), documentTypes }).load();
}

function cacheIn(root: string): string {
  return path.join(root, '.cache');
}
