import { type StaticRoute, staticRoutes } from '../../pipeline/next-routes';
import { slugOfTag } from '../../pipeline/slugs';
import { groupByTerm } from '../../pipeline/taxonomy';
import { postsByAuthor } from '../author-names';
import type { Author, Page, Post } from '../internals/documents';
import { listPages, MAX_TAGS } from '../list-pages';
import { type Directory, hasDatedEpisode, isLong } from '../podcast-directory/directory';
import { isFilled, namedListsOf, opmlListsOf } from '../podcast-directory/opml-lists';
import { absoluteUrl, feedUrlsOf, markdownUrlOf, urlOfTag, urls } from '../urls';

/** A page of the site. */
export type SitePage = { url: string; lastModified?: string };

/** The content of the site. */
type SiteContent = { posts: Post[]; directory: Directory; pages: Page[]; authors: Author[] };

/** All pages of the site: the sitemap lists them, and links in Markdown are checked against them. */
export function sitePages({ posts, directory, pages, authors }: SiteContent): SitePage[] {
  const { shows, topics, groups } = directory;
  const tags = listsOfTags(posts);
  const listsOfAuthors = [...postsByAuthor(posts, authors)].flatMap(([{ url }, items]) =>
    url === undefined ? [] : { url, items },
  );
  const routes = withContent(staticRoutes('', 'app').pages, { posts, directory });
  return [
    ...routes.map(({ url }) => ({ url })),
    ...pages.map(({ url }) => ({ url })),
    ...posts.map(({ url, date, updated }) => ({ url, lastModified: updated ?? date })),
    ...furtherPages(posts, urls.posts),
    ...tags.map(({ url }) => ({ url })),
    ...tags.flatMap(({ url, items }) => furtherPages(items, url)),
    ...furtherPages(tags, urls.tags, MAX_TAGS),
    ...listsOfAuthors.map(({ url }) => ({ url })),
    ...listsOfAuthors.flatMap(({ url, items }) => furtherPages(items, url)),
    ...[...shows, ...topics, ...groups].map(({ url }) => ({ url })),
  ];
}

/** The posts of each tag, by the URL of their list. */
function listsOfTags(posts: Post[]): { url: string; items: Post[] }[] {
  // By slug, since two spellings are one tag.
  return groupByTerm(posts, ({ tags }) => [...new Set(tags.map(slugOfTag))])
    .map(({ name, items }) => ({ url: urlOfTag(name), items }))
    .sort((a, b) => (a.url < b.url ? -1 : 1));
}

/** The URL paths of all files that routes generate, apart from pages. */
export function siteFiles(content: SiteContent): string[] {
  const lists = namedListsOf(opmlListsOf(content.directory)).map(({ url }) => url);
  const sitemaps = partsOfSitemap(sitePages(content)).map(({ url }) => url);
  const routes = withContent(staticRoutes('', 'app').files, content);
  const feeds = [...listsOfTags(content.posts), ...content.directory.topics].flatMap(({ url }) =>
    Object.values(feedUrlsOf(url)),
  );
  const { posts, pages, directory } = content;
  const texts = [...posts, ...pages, ...directory.shows].map(({ url }) => markdownUrlOf(url));
  return [...routes.map(({ url }) => url), ...lists, ...sitemaps, ...feeds, ...texts];
}

/** A part of the sitemap. Its slug is its name below `/sitemaps/`. */
export type SitemapPart = { slug: string; url: string; pages: SitePage[] };

/** The most URLs of a sitemap: https://www.sitemaps.org/protocol.html */
const MAX_URLS = 50_000;

/**
 * Divides the pages of a site that has too many for one sitemap. Search engines read the parts from the index
 * at `/sitemap.xml`, which robots.txt names: so they may lie in a folder, and list pages outside of it.
 * @returns none where one sitemap is enough
 */
export function partsOfSitemap(pages: SitePage[]): SitemapPart[] {
  if (pages.length <= MAX_URLS) return [];
  return Array.from({ length: Math.ceil(pages.length / MAX_URLS) }, (_, index) => {
    const slug = `${index + 1}.xml`;
    const url = `/sitemaps/${slug}`;
    return { slug, url, pages: pages.slice(index * MAX_URLS, (index + 1) * MAX_URLS) };
  });
}

/** A sitemap as XML. */
export function sitemapOf(pages: SitePage[]): string {
  return sitemapXml('urlset', 'url', pages);
}

/** The index of the parts of a sitemap as XML. */
export function sitemapIndexOf(parts: SitemapPart[]): string {
  const listed = parts.map(({ url, pages }) => {
    const days = pages.flatMap(({ lastModified }) => lastModified ?? []);
    return { url, lastModified: days.sort().at(-1) };
  });
  return sitemapXml('sitemapindex', 'sitemap', listed);
}

function sitemapXml(root: string, entry: string, entries: SitePage[]): string {
  const lines = entries.flatMap(({ url, lastModified }) => [
    `<${entry}>`,
    `<loc>${absoluteUrl(url).replaceAll('&', '&amp;')}</loc>`,
    ...(lastModified ? [`<lastmod>${lastModified}</lastmod>`] : []),
    `</${entry}>`,
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...lines,
    `</${root}>`,
    '',
  ].join('\n');
}

/**
 * The URL paths of the site's own pages and files that have nothing to show: such as the list of posts
 * and the feed of a site without posts. They are not published, and nothing links to them.
 */
export function emptyUrls({
  posts,
  directory,
}: Pick<SiteContent, 'posts' | 'directory'>): Set<string> {
  const ofPosts = [urls.posts, urls.archive, urls.atomFeed, urls.jsonFeed];
  const ofPodcasts = [
    urls.podcasts,
    urls.podcastData,
    urls.podcastsJson,
    urls.episodeFeed,
    urls.episodeJsonFeed,
  ];
  return new Set([
    ...(posts.length > 0 ? [] : ofPosts),
    ...(posts.some(({ tags }) => tags.length > 0) ? [] : [urls.tags]),
    ...(directory.shows.length > 0 ? [] : ofPodcasts),
    ...(posts.length + directory.shows.length > 0 ? [] : [urls.feedStyles]),
    ...(posts.length + directory.shows.length > 0 ? [] : [urls.search]),
    ...(isFilled(opmlListsOf(directory).current) ? [] : [urls.opml]),
    ...(directory.shows.some(hasDatedEpisode) ? [] : [urls.newEpisodes]),
    ...(isLong(directory.shows) ? [] : [urls.showsByName]),
    ...(isLong(directory.shows) && directory.topics.length > 0 ? [] : [urls.podcastTopics]),
  ]);
}

/** The pages of a list but the first. */
function furtherPages(items: readonly unknown[], url: string, max?: number): SitePage[] {
  return listPages(items, url, max)
    .slice(1)
    .map(({ url }) => ({ url }));
}

function withContent(
  routes: StaticRoute[],
  content: Pick<SiteContent, 'posts' | 'directory'>,
): StaticRoute[] {
  const empty = emptyUrls(content);
  return routes.filter(({ url }) => !empty.has(url));
}
