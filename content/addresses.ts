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
