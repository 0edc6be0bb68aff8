import { existsSync } from 'node:fs';
import { basename } from 'node:path/posix';
import { slugOfFile } from './slugs';

/** Where the pages of each folder of `content/` are. */
const places: Record<string, string> = { posts: '/posts/', podcasts: '/podcasts/', pages: '/' };

/**
 * The address of the page that a file of `content/` becomes.
 * @param file its path in the project, such as `content/posts/2023-06-14-a-title.md`
 */
export function addressOfContent(file: string): string {
  const folder = file.split('/')[1];
  return `${places[folder] ?? '/'}${encodeURIComponent(slugOfFile(file))}/`;
}

/** Whether a route, a file of `public/` or the framework has a path: it would hide a page. */
export function isOfTheSite(path: string): boolean {
  const reserved = /^(index|404|_.*|.*\.(html|xml|json|txt|svg))$/i;
  return reserved.test(basename(path)) || existsSync(`app/${path}`) || existsSync(`public/${path}`);
}
