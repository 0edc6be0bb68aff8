import { type StaticRoute, staticRoutes } from '../../pipeline/next-routes';
import { groupByTerm } from '../../pipeline/taxonomy';
import type { Page, Post } from '../internals/documents';
import { type Directory, hasDatedEpisode, isLong } from '../podcast-directory/directory';
import { isFilled, namedListsOf, opmlListsOf } from '../podcast-directory/opml-lists';
import { urlOfTag, urls } from '../urls';

/** A page of the site. */
export type SitePage = { url: string; lastModified?: string };

/** The content of the site. */
type SiteContent = { posts: Post[]; directory: Directory; pages: Page[] };

/** All pages of the site: the sitemap lists them, and links in Markdown are checked against them. */
export function sitePages({ posts, directory, pages }: SiteContent): SitePage[] {
  const { shows, topics, groups } = directory;
  const tags = groupByTerm(posts, (post) => post.tags).map(({ slug }) => urlOfTag(slug));
  const routes = withContent(staticRoutes('', 'app').pages, { posts, directory });
  return [
    ...routes.map(({ url }) => ({ url })),
    ...pages.map(({ url }) => ({ url })),
    ...posts.map(({ url, date, updated }) => ({ url, lastModified: updated ?? date })),
    ...[...tags].sort().map((url) => ({ url })),
    ...[...shows, ...topics, ...groups].map(({ url }) => ({ url })),
  ];
}

/** The URL paths of all files that routes generate, apart from pages. */
export function siteFiles(content: Pick<SiteContent, 'posts' | 'directory'>): string[] {
  const lists = namedListsOf(opmlListsOf(content.directory)).map(({ url }) => url);
  const routes = withContent(staticRoutes('', 'app').files, content);
  return [...routes.map(({ url }) => url), ...lists];
}

/**
 * The URL paths of the site's own pages and files that have nothing to show: such as the list of posts
 * and the feed of a site without posts. They are not published, and nothing links to them.
 */
export function emptyUrls({
  posts,
  directory,
}: Pick<SiteContent, 'posts' | 'directory'>): Set<string> {
  const ofPosts = [urls.posts, urls.atomFeed, urls.jsonFeed];
  const ofPodcasts = [urls.podcasts, urls.podcastData, urls.podcastsJson, urls.episodeFeed];
  return new Set([
    ...(posts.length > 0 ? [] : ofPosts),
    ...(posts.some(({ tags }) => tags.length > 0) ? [] : [urls.tags]),
    ...(directory.shows.length > 0 ? [] : ofPodcasts),
    ...(isFilled(opmlListsOf(directory).current) ? [] : [urls.opml]),
    ...(directory.shows.some(hasDatedEpisode) ? [] : [urls.newEpisodes]),
    ...(isLong(directory.shows) ? [] : [urls.showsByName]),
    ...(isLong(directory.shows) && directory.topics.length > 0 ? [] : [urls.podcastTopics]),
  ]);
}

function withContent(
  routes: StaticRoute[],
  content: Pick<SiteContent, 'posts' | 'directory'>,
): StaticRoute[] {
  const empty = emptyUrls(content);
  return routes.filter(({ url }) => !empty.has(url));
}
