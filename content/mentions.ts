import { liesUnder, placeOf } from './addresses';
import { type Show, shows } from './podcasts';
import { type Post, posts } from './posts';

/** The posts that link to a show, newest first. */
export function postsAbout(show: Show): Post[] {
  return posts.filter(({ links }) => links.some((link: string) => leadsTo(link, show)));
}

/** The shows that a post links to, in the order of the list. */
export function showsIn({ links }: Post): Show[] {
  return shows.filter((show) => links.some((link: string) => leadsTo(link, show)));
}

/** Whether an address is a show's, one under it, its feed, or its page in Apple's or Spotify's catalogue. */
function leadsTo(link: string, { address, feed, appleId, spotifyId }: Show): boolean {
  const { hostname, pathname } = new URL(link);
  const isInCatalogue =
    (hostname === 'podcasts.apple.com' && pathname.split('/').includes(`id${appleId}`)) ||
    (hostname === 'open.spotify.com' && pathname.split('/').includes(String(spotifyId)));
  const isFeed = feed !== undefined && placeOf(link) === placeOf(feed);
  return isInCatalogue || isFeed || liesUnder(link, address);
}
