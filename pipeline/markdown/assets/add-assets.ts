import type { VFile } from 'vfile';

/** Records what a Markdown file publishes besides its HTML. @param names in the asset store */
export function addAssets(file: VFile, ...names: string[]): void {
  file.data.assets ??= [];
  file.data.assets.push(...names);
}
