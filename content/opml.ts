import { generateOpml } from 'feedsmith';
import { startOf } from './dates';
import { type Show, shows, topics } from './podcasts';
import { absolute, site } from './site';
import { forXml } from './xml';

/** A list of shows as a file that podcast apps import. */
export type OpmlList = { url: string; title: string; shows: Show[] };

/** Such a list that lies beside others, under its name. */
export type NamedList = OpmlList & { slug: string };

const running = shows.filter(isRunning);

/** Why a show is in no list for subscribing. */
export function reasonToLeaveOut(show: Show): string | undefined {
  if (!isRunning(show)) return 'no longer running';
  return show.feed === undefined ? 'its feed is not known' : undefined;
}

/** All shows that are running and have a feed. */
export const allShows: OpmlList = {
  url: site.podcasts.opml,
  title: `${site.name}: podcasts`,
  shows: running.filter(hasFeed),
};

/** One list for each topic, and one of the shows that have ended: those that hold a show. */
export const namedLists: NamedList[] = [
  ...topics.map(({ slug, name, shows }) => ({
    slug: fileOfTopic(slug),
    title: `${site.name}: podcasts about ${name}`,
    shows: shows.filter((show) => isRunning(show) && hasFeed(show)),
  })),
  {
    slug: 'archive.opml',
    title: `${site.name}: podcasts that have ended`,
    shows: shows.filter((show) => !isRunning(show) && hasFeed(show)),
  },
]
  .filter(({ shows }) => shows.length > 0)
  .map((list) => ({ ...list, url: `/podcasts/opml/${encodeURIComponent(list.slug)}` }));

/** The list for a topic, if it holds a show. */
export function listOfTopic(topic: string): OpmlList | undefined {
  return namedLists.find(({ slug }) => slug === fileOfTopic(topic));
}

/** The list of shows that have ended, if there are such. */
export const archive = namedLists.find(({ slug }) => slug === 'archive.opml');

function fileOfTopic(slug: string): string {
  return `topic-${slug}.opml`;
}

/**
 * A list as OPML 2.0 (http://opml.org/spec2.opml), in the form that podcast apps read: no groups,
 * `type="rss"` for any kind of feed, `title` beside `text`, each attribute on one line.
 */
export function opmlOf({ title, shows }: OpmlList): string {
  const days = shows.flatMap(({ added, snapshot }) =>
    [added ?? [], snapshot?.checked ?? []].flat(),
  );
  return generateOpml({
    head: {
      title: oneLine(title),
      // Of what it holds, not of the build: the same list is the same file tomorrow.
      dateModified: days.length > 0 ? startOf(days.sort().reverse()[0]) : undefined,
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
}

function oneLine(text: string): string {
  return forXml(text.replace(/\s+/g, ' ').trim());
}

function isRunning({ status }: Show): boolean {
  return status.kind !== 'ended';
}

function hasFeed({ feed }: Show): boolean {
  return feed !== undefined;
}
