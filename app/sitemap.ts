import type { MetadataRoute } from 'next';
import { pages } from '../content/pages';
import { directory } from '../content/podcasts';
import { posts } from '../content/posts';
import { sitePages } from '../content/sitemap';
import { absoluteUrl } from '../content/urls';

export const dynamic = 'force-static';

export default function sitemap(): MetadataRoute.Sitemap {
  return sitePages({ posts, directory, pages }).map(({ url, lastModified }) => ({
    url: absoluteUrl(url),
    lastModified,
  }));
}
