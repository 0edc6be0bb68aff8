import { isUnder, normalizedUrl } from '../../pipeline/normalized-url';
import type { Post } from '../internals/documents';
import { absoluteUrl } from '../urls';
import { hasFeed, type Show } from './directory';
import { isCataloguePage } from './subscribe-links';

/** The posts that link to a show. */
export function postsAbout(show: Show, posts: Post[]): Post[] {
  return posts.filter(({ links }) => links.some((link) => isLinkTo(link, show)));
}

/** The shows that a post links to. */
export function showsIn({ links }: Post, shows: Show[]): Show[] {
  return shows.filter((show) => links.some((link) => isLinkTo(link, show)));
}

/** Whether a link's target is a show: its website or page here, anything below these, its feed, or its page in a catalogue. */
function isLinkTo(link: string, show: Show): boolean {
  const url = absoluteUrl(link);
  return (
    isUnder(url, show.address) ||
    isUnder(url, absoluteUrl(show.url)) ||
    (hasFeed(show) && normalizedUrl(url) === normalizedUrl(show.feed)) ||
    isCataloguePage(url, show)
  );
}
