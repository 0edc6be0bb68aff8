import type { MetadataRoute } from 'next';
import { sitePages } from '../content/feeds/sitemap';
import { pages } from '../content/pages';
import { directory } from '../content/podcasts';
import { posts } from '../content/posts';
import { absoluteUrl } from '../content/urls';

export const dynamic = 'force-static';

export default function sitemap(): MetadataRoute.Sitemap {
  return sitePages({ posts, directory, pages }).map(({ url, lastModified }) => ({
    url: absoluteUrl(url),
    lastModified,
  }));
}
