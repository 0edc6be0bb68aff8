import { type Dirent, existsSync, readdirSync } from 'node:fs';
import path from 'node:path/posix';

/** How often a folder is listed from which others vanish meanwhile. */
const MAX_ATTEMPTS = 20;

/**
 * All entries below a folder, in a list as it was at one moment: `readdir` fails where a folder in it is
 * deleted or renamed while it reads. None where there is no such folder.
 */
export function entriesIn(folder: string): Dirent[] {
  for (let attempt = 1; existsSync(folder); attempt += 1) {
    try {
      return readdirSync(folder, { recursive: true, withFileTypes: true });
    } catch (error) {
      if (attempt === MAX_ATTEMPTS) throw error;
    }
  }
  return [];
}

/** All files below a folder, as relative paths; none where there is no such folder. */
export function filesIn(folder: string): string[] {
  return entriesIn(folder)
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}
