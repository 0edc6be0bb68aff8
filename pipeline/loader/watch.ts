import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { FSWatcher } from 'chokidar';
import type { Folders } from '../markdown/render-options';
import { isHidden } from './files';

const SETTLING_MS = 20;

declare global {
  /** Contentlayer loads this module again when the schema changes, and the earlier copy keeps running. */
  var contentWatcher: FSWatcher | undefined;
}

/** Watches the content folder and the public folder. An earlier watcher is closed. */
export async function watchContent({ root, contentDir, publicDir }: Folders) {
  await globalThis.contentWatcher?.close();
  const { watch } = await import('chokidar');
  let changed = new Set<string>();
  let wake = () => {};
  const change = () =>
    new Promise<void>((resolve) => {
      if (changed.size > 0) resolve();
      else wake = resolve;
    });
  const nameOf = (file: string) => path.relative(root, file).split(path.sep).join('/');
  const watcher = watch([path.join(root, contentDir), path.join(root, publicDir)], {
    ignoreInitial: true,
    ignored: (file) => isHidden(nameOf(file)),
  });
  globalThis.contentWatcher = watcher;
  watcher.on('all', (_event, file) => {
    changed.add(nameOf(file));
    wake();
  });
  await new Promise<void>((resolve) => {
    watcher.once('ready', resolve);
  });
  return {
    /** Waits for a change since the last call. @returns the paths in the project of the changed files */
    async next(): Promise<Set<string>> {
      await change();
      // A checkout of a hundred files is one change.
      await setTimeout(SETTLING_MS);
      const result = changed;
      changed = new Set();
      return result;
    },
    /** Whether something changes within some milliseconds. */
    async changesWithin(milliseconds: number): Promise<boolean> {
      await Promise.race([change(), setTimeout(milliseconds)]);
      return changed.size > 0;
    },
  };
}
