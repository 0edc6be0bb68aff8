import { parentPort, workerData } from 'node:worker_threads';
import { type EngineOptions, renderOptionsOf } from '../engine';
import type { DocumentBase } from '../loader/document-type';
import { nameIndex } from '../loader/name-index';
import type { ThreadData, ThreadMessage } from './render-threads';
import { type RenderTask, storedRenderer } from './stored-renderer';

/** Renders the texts that this thread is sent, one after another. @param engineOptions of the site */
export function serveRenderTasks<Document extends DocumentBase>(
  engineOptions: (root: string, cacheDir: string) => Omit<EngineOptions<Document>, 'documentTypes'>,
): void {
  const { root, cacheDir, names: files }: ThreadData = workerData;
  const names = nameIndex();
  names.update(files.documents, files.others);
  const render = storedRenderer(renderOptionsOf(engineOptions(root, cacheDir), names), cacheDir);
  const answer = (message: ThreadMessage) => parentPort?.postMessage(message);
  parentPort?.on('message', async (task: RenderTask) => {
    try {
      answer({ info: await render(task) });
    } catch (error) {
      answer({ error });
    }
  });
  answer({ isReady: true });
}
