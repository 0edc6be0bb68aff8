import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { watch } from 'chokidar';
import { contentFolder } from './files';

const SETTLING_MS = 20;

/** Notices each change of what texts are made of: in `content/`, and in `public/`, which they show too. */
export function watchContent() {
  let changed = new Set<string>();
  let wake = () => {};
  const change = () =>
    new Promise<void>((resolve) => {
      if (changed.size > 0) resolve();
      else wake = resolve;
    });
  watch([contentFolder, 'public'], { ignoreInitial: true }).on('all', (_event, file) => {
    changed.add(file.split(path.sep).join('/'));
    wake();
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
