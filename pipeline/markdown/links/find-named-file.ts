import type { VFile } from 'vfile';
import type { RenderOptions } from '../render-options';

/**
 * Finds the file that a link names, and records what was found: the text is rendered again once that is another.
 * @param name such as a title, or the name of a file
 * @returns its path in the project
 */
export function findNamedFile(
  names: RenderOptions['names'],
  file: VFile,
  name: string,
): string | undefined {
  const found = names.find(name, file.path);
  file.data.references ??= {};
  file.data.references[name] = found ?? null;
  return found;
}
