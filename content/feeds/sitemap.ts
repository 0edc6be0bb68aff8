import { staticRoutes } from '../../pipeline/next-routes';
import { groupByTerm } from '../../pipeline/taxonomy';
import type { Page, Post } from '../internals/documents';
import type { Directory } from '../podcast-directory/directory';
import { namedListsOf, opmlListsOf } from '../podcast-directory/opml-lists';
import { urlOfTag } from '../urls';

/** A page of the site. */
export type SitePage = { url: string; lastModified?: string };

/** The content of the site. */
type SiteContent = { posts: Post[]; directory: Directory; pages: Page[] };

/** All pages of the site: the sitemap lists them, and links in Markdown are checked against them. */
export function sitePages({ posts, directory, pages }: SiteContent): SitePage[] {
  const { shows, topics, groups } = directory;
  const tags = groupByTerm(posts, (post) => post.tags).map(({ slug }) => urlOfTag(slug));
  return [
    ...staticRoutes('app').pages.map((url) => ({ url })),
    ...pages.map(({ url }) => ({ url })),
    ...posts.map(({ url, date, updated }) => ({ url, lastModified: updated ?? date })),
    ...[...tags].sort().map((url) => ({ url })),
    ...[...shows, ...topics, ...groups].map(({ url }) => ({ url })),
  ];
}

/** The URL paths of all files that routes generate, apart from pages. */
export function siteFiles({ directory }: Pick<SiteContent, 'directory'>): string[] {
  const lists = namedListsOf(opmlListsOf(directory)).map(({ url }) => url);
  return [...staticRoutes('app').files, ...lists];
}
