import { workerData } from 'node:worker_threads';
import { type EngineOptions, renderOptionsOf } from '../engine';
import type { DocumentBase } from '../loader/document-type';
import { nameIndex } from '../loader/name-index';
import { serveTasks } from '../threads/serve-tasks';
import type { ThreadData } from './render-threads';
import { storedRenderer } from './stored-renderer';

/** Renders the texts that this thread is sent. @param engineOptions of the site */
export function serveRenderTasks<Document extends DocumentBase>(
  engineOptions: (root: string, cacheDir: string) => Omit<EngineOptions<Document>, 'documentTypes'>,
): void {
  const { root, cacheDir, names: files }: ThreadData = workerData;
  const names = nameIndex();
  names.update(files.documents, files.others);
  serveTasks(storedRenderer(renderOptionsOf(engineOptions(root, cacheDir), names), cacheDir));
}
