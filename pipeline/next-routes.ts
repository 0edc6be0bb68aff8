import { readdirSync } from 'node:fs';
import path from 'node:path/posix';

/** The URL of each metadata file of `app/` (Next's file conventions). */
const METADATA_FILES: Record<string, string> = {
  'robots.ts': 'robots.txt',
  'sitemap.ts': 'sitemap.xml',
  'icon.svg': 'icon.svg',
};

/**
 * The URL paths of all routes of Next's `app/` that have no parameters, pages with a slash at the end.
 * @param appDir absolute
 */
export function staticRoutes(appDir: string): { pages: string[]; files: string[] } {
  const pages: string[] = [];
  const files: string[] = [];
  for (const name of filesIn(appDir)) {
    const { dir, base } = path.parse(name);
    if (dir.includes('[')) continue;
    if (base === 'page.tsx') pages.push(dir === '' ? '/' : `/${dir}/`);
    else if (base === 'route.ts') files.push(`/${dir}`);
    else if (base in METADATA_FILES) files.push(path.join('/', dir, METADATA_FILES[base]));
  }
  return { pages: pages.sort(), files: files.sort() };
}

/** All files below a folder, as relative paths; none where there is no such folder. */
export function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  } catch {
    return [];
  }
}
