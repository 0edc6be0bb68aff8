import type { MetadataRoute } from 'next';
import { pages } from '../content/pages';
import { showGroups, shows, topics } from '../content/podcasts';
import { posts, tags } from '../content/posts';
import { absolute } from '../content/site';

export const dynamic = 'force-static';

export default function sitemap(): MetadataRoute.Sitemap {
  const fixed = ['/', '/posts/', '/podcasts/', '/podcasts/data/', '/tags/'].map((url) => ({
    url: absolute(url),
  }));
  return [
    ...fixed,
    ...pages.map(({ url }) => ({ url: absolute(url) })),
    ...posts.map(({ url, date, updated }) => ({
      url: absolute(url),
      lastModified: updated ?? date,
    })),
    ...[...tags, ...shows, ...topics, ...showGroups].map(({ url }) => ({ url: absolute(url) })),
  ];
}
