import { words } from '../internals/site-language';
import { site } from '../site';
import { opmlOfTopic, urlOfOpml, urls } from '../urls';
import { type Directory, hasFeed, isRunning, type Show } from './directory';

/** The shows of one OPML file, which podcast apps import. */
export type OpmlList = { slug: string; url: string; title: string; shows: Show[] };

/** All OPML files of a directory. */
export type OpmlLists = {
  /** The shows that are running and have a feed. */
  current: OpmlList;
  /** The shows that rest or have ended, and have a feed: their episodes are still available. */
  archive: OpmlList;
  /** By the slug of a topic: its shows that are running and have a feed. */
  topics: Map<string, OpmlList>;
};

/** Selects the shows of each OPML file. */
export function opmlListsOf({ shows, topics }: Pick<Directory, 'shows' | 'topics'>): OpmlLists {
  return {
    current: {
      slug: '',
      url: urls.opml,
      title: words.subscribe.listTitle(site.name),
      shows: shows.filter(canBeFollowed),
    },
    archive: namedList(
      'archive.opml',
      words.subscribe.archiveTitle(site.name),
      shows.filter((show) => !isRunning(show) && hasFeed(show)),
    ),
    topics: new Map(
      topics.map(({ slug, name, shows }) => {
        const title = words.subscribe.topicTitle(site.name, name);
        return [slug, namedList(opmlOfTopic(slug), title, shows.filter(canBeFollowed))];
      }),
    ),
  };
}

/** The files below `/podcasts/opml/`: those of topics and the archive, unless they are empty. */
export function namedListsOf({ topics, archive }: OpmlLists): OpmlList[] {
  return [...topics.values(), archive].filter(isFilled);
}

/** Whether a list has shows: an OPML file without outlines is invalid. */
export function isFilled({ shows }: OpmlList): boolean {
  return shows.length > 0;
}

function namedList(slug: string, title: string, shows: Show[]): OpmlList {
  return { slug, url: urlOfOpml(slug), title, shows };
}

function canBeFollowed(show: Show): boolean {
  return isRunning(show) && hasFeed(show);
}
