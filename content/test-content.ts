import path from 'node:path';
import { loadDocumentTypes } from '../pipeline/contentlayer';
import { type Content, createLoader } from '../pipeline/loader/load-content';
import { type Files, tempFolder } from '../pipeline/loader/test-site';
import { schema, sourceOptions } from './contentlayer.config';
import type { SiteDocument } from './documents';

/**
 * Loads files with the schema and the rules of this site, for unit tests.
 * @param files by their path in the project, such as `content/posts/2023-06-14-a-title.md`
 */
export async function loadFiles(files: Files): Promise<Content<SiteDocument>> {
  const root = tempFolder(files);
  const documentTypes = await loadDocumentTypes(schema, path.join(root, 'content'));
  return createLoader({ ...sourceOptions(root, path.join(root, '.cache')), documentTypes })();
}
