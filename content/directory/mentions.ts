import { liesUnder, placeOf } from '../../pipeline/normalized-url';
import { hasFeed, type Show, shows } from '../podcasts';
import { type Post, posts } from '../posts';
import { absolute } from '../site';
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
  const address = absolute(link);
  return (
    liesUnder(address, show.address) ||
    liesUnder(address, absolute(show.url)) ||
    (hasFeed(show) && placeOf(address) === placeOf(show.feed)) ||
    isCataloguePage(address, show)
  );
}
