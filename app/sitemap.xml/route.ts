import { authors } from '../../content/authors';
import { partsOfSitemap, sitemapIndexOf, sitemapOf, sitePages } from '../../content/feeds/sitemap';
import { pages } from '../../content/pages';
import { directory } from '../../content/podcasts';
import { posts } from '../../content/posts';

export const dynamic = 'force-static';

/** The sitemap, or the index of its parts (https://www.sitemaps.org/protocol.html): Next's `sitemap.ts` has no index. */
export function GET() {
  const all = sitePages({ posts, directory, pages, authors });
  const parts = partsOfSitemap(all);
  const xml = parts.length > 0 ? sitemapIndexOf(parts) : sitemapOf(all);
  return new Response(xml, { headers: { 'Content-Type': 'application/xml' } });
}
