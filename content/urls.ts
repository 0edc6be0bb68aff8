import { slugOfFile } from '../pipeline/slugs';

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

/** The address of the page that lists the posts of a tag. */
export function addressOfTag(slug: string): string {
  return `/tags/${encodeURIComponent(slug)}/`;
}

/** The address of the page that lists the shows about a topic. */
export function addressOfTopic(slug: string): string {
  return `/podcasts/topics/${encodeURIComponent(slug)}/`;
}

/** The address of the page that lists the shows of a group, such as `top`. */
export function addressOfGroup(slug: string): string {
  return `/podcasts/groups/${slug}/`;
}

/** The address of a list of shows for apps. @param file such as `archive.opml` */
export function addressOfOpml(file: string): string {
  return `/podcasts/opml/${encodeURIComponent(file)}`;
}

/** The file that lists the shows about a topic for apps. */
export function opmlOfTopic(slug: string): string {
  return `topic-${slug}.opml`;
}
