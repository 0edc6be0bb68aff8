import { parentPort } from 'node:worker_threads';
import type { ThreadMessage } from './threads';

/** Does the tasks that this thread is sent, one after another. @param work what to do with a task */
export function serveTasks<Task>(work: (task: Task) => unknown): void {
  const answer = (message: ThreadMessage) => parentPort?.postMessage(message);
  parentPort?.on('message', async (task: Task) => {
    try {
      answer({ result: await work(task) });
    } catch (error) {
      answer({ error, name: error instanceof Error ? error.name : '' });
    }
  });
  answer({ isReady: true });
}
