import { generateOpml } from 'feedsmith';
import { startOf } from '../../pipeline/dates';
import { hasFeed, isRunning, type Show, shows, topics } from '../podcasts';
import { absolute, site } from '../site';
import { addressOfOpml, opmlOfTopic } from '../urls';
import { forXml } from './xml';

/** A list of shows as a file that podcast apps import. */
export type OpmlList = { slug: string; url: string; title: string; shows: Show[] };

/** The shows that are running and have a feed. */
export const currentList: OpmlList = {
  slug: '',
  url: site.podcasts.opml,
  title: `${site.name}: podcasts`,
  shows: shows.filter(canBeFollowed),
};

/** The shows that have ended and have a feed: what came out can still be heard. */
export const archiveList = namedList(
  'archive.opml',
  `${site.name}: podcasts that have ended`,
  shows.filter((show) => !isRunning(show) && hasFeed(show)),
);

const topicLists = new Map(
  topics.map(({ slug, name, shows }) => [
    slug,
    namedList(
      opmlOfTopic(slug),
      `${site.name}: podcasts about ${name}`,
      shows.filter(canBeFollowed),
    ),
  ]),
);

/** One list for each topic, and one of the shows that have ended: those that hold a show. */
export const namedLists = [...topicLists.values(), archiveList].filter(isFilled);

/** The list of a topic: of those shows about it that are running and have a feed. */
export function listOfTopic(slug: string): OpmlList | undefined {
  return topicLists.get(slug);
}

/** Which of some shows are in no list of those that are running, and why. */
export function leftOutOf(some: Show[]): { show: Show; reason: string }[] {
  return some.flatMap((show) => {
    if (!isRunning(show)) return { show, reason: 'no longer running' };
    return hasFeed(show) ? [] : { show, reason: 'its feed is not known' };
  });
}

/**
 * A list as OPML 2.0 (http://opml.org/spec2.opml), in the form that podcast apps read: no groups,
 * `type="rss"` for any kind of feed, `title` beside `text`, each attribute on one line.
 */
export function opmlResponse({ title, shows }: OpmlList): Response {
  const days = shows.flatMap(({ added, snapshot }) => [added, snapshot?.checked]);
  const newest = days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  const opml = generateOpml({
    head: {
      title: oneLine(title),
      // Of what it holds, not of the build: from the same files it is the same tomorrow.
      dateModified: newest && startOf(newest),
      ownerName: oneLine(site.author.name),
      ownerId: absolute('/'),
      docs: 'http://opml.org/spec2.opml',
    },
    body: {
      outlines: shows.map(({ name, feed, address, summary, language }) => ({
        text: oneLine(name),
        title: oneLine(name),
        type: 'rss',
        xmlUrl: feed,
        htmlUrl: address,
        description: oneLine(summary),
        language,
      })),
    },
  });
  return new Response(opml, { headers: { 'Content-Type': 'text/x-opml; charset=utf-8' } });
}

/** Whether a list holds a show: one of nothing is no OPML. */
export function isFilled({ shows }: OpmlList): boolean {
  return shows.length > 0;
}

function namedList(slug: string, title: string, shows: Show[]): OpmlList {
  return { slug, url: addressOfOpml(slug), title, shows };
}

function canBeFollowed(show: Show): boolean {
  return isRunning(show) && hasFeed(show);
}

function oneLine(text: string): string {
  return forXml(text.replace(/\s+/g, ' ').trim());
}
