import { emptyUrls } from './feeds/sitemap';
import { directory } from './podcasts';
import { posts } from './posts';
import { pathOf } from './urls';

const empty = emptyUrls({ posts, directory });

/** Whether a link leads to a page or file of the site that has nothing to show, and so does not exist. */
export function isEmptyUrl(url: string): boolean {
  return empty.has(pathOf(url));
}
