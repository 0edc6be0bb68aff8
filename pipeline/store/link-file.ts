import { copyFileSync, linkSync, rmSync } from 'node:fs';

/**
 * Links a file, or copies it where links are not possible, such as to another disk.
 * @throws {Error} of the file system, such as where the folder of the target is missing
 */
export function linkFile(file: string, target: string): void {
  try {
    linkSync(file, target);
  } catch {
    // Never into a file that is there, which may be a link to another one.
    rmSync(target, { force: true });
    copyFileSync(file, target);
  }
}
