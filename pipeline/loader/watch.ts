import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type FSWatcher, watch } from 'chokidar';
import { contentFolder, isHidden } from './files';

const SETTLING_MS = 20;

/** Contentlayer loads all this anew when the schema changes, and what was loaded before lives on. */
const shared = globalThis as { contentWatcher?: FSWatcher };

/**
 * Notices each change of what texts are made of: in `content/`, and in `public/`, which they show too.
 * Whoever watched before hears no more.
 */
export async function watchContent() {
  await shared.contentWatcher?.close();
  let changed = new Set<string>();
  let wake = () => {};
  const change = () =>
    new Promise<void>((resolve) => {
      if (changed.size > 0) resolve();
      else wake = resolve;
    });
  const ignored = (file: string) => isHidden(path.relative('.', file).split(path.sep).join('/'));
  const watcher = watch([contentFolder, 'public'], { ignoreInitial: true, ignored });
  shared.contentWatcher = watcher;
  watcher.on('all', (_event, file) => {
    changed.add(file.split(path.sep).join('/'));
    wake();
  });
  await new Promise<void>((resolve) => {
    watcher.once('ready', resolve);
  });
  return {
    /** Waits until something has changed since the last call, and says which files. */
    async next(): Promise<Set<string>> {
      await change();
      // A checkout of a hundred files is one change, not a hundred.
      await setTimeout(SETTLING_MS);
      const result = changed;
      changed = new Set();
      return result;
    },
    /** Whether something changes before some time has passed. */
    async comeWithin(milliseconds: number): Promise<boolean> {
      await Promise.race([change(), setTimeout(milliseconds)]);
      return changed.size > 0;
    },
  };
}
