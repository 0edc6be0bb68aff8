import { existsSync } from 'node:fs';
import { basename } from 'node:path/posix';
import { resolveUrl } from '../pipeline/resolve-url';
import { nameOfFile, slugOfFile, slugOfTag } from '../pipeline/slugs';
import { site } from './site';

/** The URL paths of the site's own pages and files. */
export const urls = {
  home: '/',
  posts: '/posts/',
  archive: '/posts/archive/',
  tags: '/tags/',
  search: '/search/',
  podcasts: '/podcasts/',
  podcastData: '/podcasts/data/',
  newEpisodes: '/podcasts/new/',
  showsByName: '/podcasts/a-z/',
  podcastTopics: '/podcasts/topics/',
  atomFeed: '/feed.xml',
  jsonFeed: '/feed.json',
  feedStyles: '/feed.css',
  episodeFeed: '/podcasts/feed.xml',
  episodeJsonFeed: '/podcasts/feed.json',
  opml: '/podcasts.opml',
  podcastsJson: '/podcasts.json',
} as const;

/** The URL paths of the feeds of a page's list: Atom or RSS, and JSON. @param url of the page */
export function feedUrlsOf(url: string): { xml: string; json: string } {
  return { xml: `${url}feed.xml`, json: `${url}feed.json` };
}

/** The URL path of a text as Markdown. @param url of its page */
export function markdownUrlOf(url: string): string {
  return `${url}index.md`;
}

/** The path of the host under which the site is served, such as `/blog`, or ''. */
export const basePath = process.env.BASE_PATH ?? '';

/**
 * The absolute form of a URL on this site; URLs of other hosts stay as they are written.
 * @param url a path from the top of the site, such as `/posts/a/`, or a URL
 */
export function absoluteUrl(url: string): string {
  return resolveUrl(url, site.url, basePath);
}

/** The URL path of the pages of each folder of `content/`. */
const folders: Record<string, string> = {
  posts: urls.posts,
  podcasts: urls.podcasts,
  pages: '/',
  authors: '/authors/',
};

/**
 * The URL path of the page that a file of `content/` becomes.
 * @param file its path in the project, such as `content/posts/2023-06-14-a-title.md`
 * @param slug from its front matter, or else from its name
 */
export function urlOfFile(file: string, slug = slugOfFile(file)): string {
  const folder = file.split('/')[1];
  if (folder === 'tags') return urlOfTag(tagOfFile(file, slug));
  return `${folders[folder] ?? '/'}${encodeURIComponent(slug)}/`;
}

/**
 * The slug of the tag that a file of `content/tags/` describes.
 * @param slug from its front matter, or else from its name, which loses the signs of `C++`
 */
export function tagOfFile(file: string, slug: string): string {
  return slugOfTag(slug === slugOfFile(file) ? nameOfFile(file) : slug);
}

/** The URL path of the page that lists the posts of a tag. */
export function urlOfTag(slug: string): string {
  return `/tags/${encodeURIComponent(slug)}/`;
}

/** The URL path of the page that lists the shows about a topic. */
export function urlOfTopic(slug: string): string {
  return `/podcasts/topics/${encodeURIComponent(slug)}/`;
}

/** The URL path of the page that lists the shows of a group, such as `top`. */
export function urlOfGroup(slug: string): string {
  return `/podcasts/groups/${slug}/`;
}

/** The `mailto` URL of an address (RFC 6068), whose local part may have signs that mean something in a URL. */
export function mailtoUrl(address: string): string {
  return `mailto:${encodeURIComponent(address).replaceAll('%40', '@')}`;
}

/** The URL path of an OPML file of some shows. @param file such as `archive.opml` */
export function urlOfOpml(file: string): string {
  return `/podcasts/opml/${encodeURIComponent(file)}`;
}

/** The name of the OPML file of a topic. */
export function opmlOfTopic(slug: string): string {
  return `topic-${slug}.opml`;
}

// What Next and hosts serve from the top of the site that is not a page.
const RESERVED = /^(index|404|_.*|.*\.(html|xml|json|txt|svg))$/i;

/** Whether a route, a file of `public/` or the framework has a URL path, so that no page can have it. */
export function isReservedUrl(url: string): boolean {
  const path = decodeURIComponent(url).toLowerCase().replace(/\/$/, '');
  const isRoute = existsSync(`app${path}`);
  // Below the list of posts there are only its further pages and the archive.
  if (url.startsWith(urls.posts) && url !== urls.posts) return isRoute;
  return isRoute || RESERVED.test(basename(path)) || existsSync(`public${path}`);
}

/** The URL path of a page or file of the site that a link leads to, in the form of `urls`. */
export function pathOf(url: string): string {
  const path = url.replace(/[?#].*/s, '');
  return /\/$|\.[^./]+$/.test(path) ? path : `${path}/`;
}
