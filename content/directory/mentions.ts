import { isUnder, normalizedUrl } from '../../pipeline/normalized-url';
import { hasFeed, type Show, shows } from '../podcasts';
import { type Post, posts } from '../posts';
import { absoluteUrl } from '../urls';
import { isCataloguePage } from './subscribe-links';

/** The posts that link to a show, newest first. */
export function postsAbout(show: Show): Post[] {
  return posts.filter(({ links }) => links.some((link: string) => leadsTo(link, show)));
}

/** The shows that a post links to, in the order of the list. */
export function showsIn({ links }: Post): Show[] {
  return shows.filter((show) => links.some((link: string) => leadsTo(link, show)));
}

/** Whether an address is a show's, its page's here, one under these, its feed, or its page in a catalogue. */
function leadsTo(link: string, show: Show): boolean {
  const address = absoluteUrl(link);
  return (
    isUnder(address, show.address) ||
    isUnder(address, absoluteUrl(show.url)) ||
    (hasFeed(show) && normalizedUrl(address) === normalizedUrl(show.feed)) ||
    isCataloguePage(address, show)
  );
}
