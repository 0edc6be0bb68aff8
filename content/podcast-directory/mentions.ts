import { normalizedUrl, normalizedUrlsAbove } from '../../pipeline/normalized-url';
import type { Post } from '../internals/documents';
import { absoluteUrl } from '../urls';
import { hasFeed, type Show } from './directory';
import { idsInAddress } from './platform-addresses';
import { catalogueIds } from './subscribe-links';

/** What a link to a show can lead to, each with the places in their list of the shows that it means. */
type LinkTargets = {
  /** Normalized URLs of websites and of pages here: anything below them is the show too. */
  sites: Map<string, number[]>;
  /** Normalized URLs of feeds. */
  feeds: Map<string, number[]>;
  /** Ids in catalogues, each after the name of its field. */
  ids: Map<string, number[]>;
};

/** The posts that link to a show, in their order. @param shows all shows, of which this is one */
export function postsAbout(show: Show, posts: readonly Post[], shows: readonly Show[]): Post[] {
  return postsByShow(posts, shows).get(show) ?? [];
}

/**
 * The shows that a post links to, in their order: to their website or page here, anything below these, their
 * feed, or their page in a catalogue.
 */
export function showsIn({ links }: Pick<Post, 'links'>, shows: readonly Show[]): Show[] {
  const targets = targetsOf(shows);
  const places = new Set(links.flatMap((link) => placesOf(absoluteUrl(link), targets)));
  return [...places].sort((a, b) => a - b).map((place) => shows[place]);
}

function placesOf(url: string, { sites, feeds, ids }: LinkTargets): number[] {
  const named = idsInAddress(url);
  return [
    ...normalizedUrlsAbove(url).flatMap((above) => sites.get(above) ?? []),
    ...(feeds.get(normalizedUrl(url)) ?? []),
    ...(named ? catalogueIds(named).flatMap((id) => ids.get(id) ?? []) : []),
  ];
}

// Each list is read once, not again for each post or show that is looked for in it.
const targetsOfLists = new WeakMap<readonly Show[], LinkTargets>();
const postsOfLists = new WeakMap<
  readonly Post[],
  { shows: readonly Show[]; posts: Map<Show, Post[]> }
>();

function targetsOf(shows: readonly Show[]): LinkTargets {
  const known = targetsOfLists.get(shows);
  if (known) return known;
  const targets: LinkTargets = { sites: new Map(), feeds: new Map(), ids: new Map() };
  shows.forEach((show, place) => {
    for (const url of [show.address, absoluteUrl(show.url)]) {
      addTo(targets.sites, normalizedUrl(url), place);
    }
    if (hasFeed(show)) addTo(targets.feeds, normalizedUrl(show.feed), place);
    for (const id of catalogueIds(show)) addTo(targets.ids, id, place);
  });
  targetsOfLists.set(shows, targets);
  return targets;
}

function postsByShow(posts: readonly Post[], shows: readonly Show[]): Map<Show, Post[]> {
  const known = postsOfLists.get(posts);
  if (known?.shows === shows) return known.posts;
  const found = new Map<Show, Post[]>();
  for (const post of posts) {
    for (const show of showsIn(post, shows)) addTo(found, show, post);
  }
  postsOfLists.set(posts, { shows, posts: found });
  return found;
}

function addTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
