import { generateOpml } from 'feedsmith';
import { startOf } from '../../pipeline/dates';
import { words } from '../internals/site-language';
import { namedListsOf, type OpmlList, opmlListsOf } from '../podcast-directory/opml-lists';
import { directory, hasFeed, isRunning, type Show } from '../podcasts';
import { site } from '../site';
import { absoluteUrl } from '../urls';
import { generateXml } from './xml';

export { isFilled, type OpmlList } from '../podcast-directory/opml-lists';

const lists = opmlListsOf(directory);

export const { current: currentList, archive: archiveList } = lists;

/** The lists with files below `/podcasts/opml/`. */
export const namedLists = namedListsOf(lists);

/** The list of a topic, by its slug. */
export function listOfTopic(slug: string): OpmlList | undefined {
  return lists.topics.get(slug);
}

/** Which of some shows are not in the list of the running ones, and why. */
export function leftOutOf(some: Show[]): { show: Show; reason: string }[] {
  return some.flatMap((show) => {
    if (show.status.kind === 'ended') return { show, reason: words.subscribe.ended };
    if (!isRunning(show)) return { show, reason: words.subscribe.resting };
    return hasFeed(show) ? [] : { show, reason: words.subscribe.noFeed };
  });
}

/**
 * A list as OPML 2.0 (http://opml.org/spec2.opml), in the form that podcast apps read: no groups,
 * `type="rss"` for all feeds, `title` and `text`, no line breaks in attributes.
 */
export function opmlResponse({ title, shows }: OpmlList): Response {
  const days = shows.flatMap(({ added, snapshot }) => [added, snapshot?.checked]);
  const newest = days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  const opml = generateXml(generateOpml, {
    head: {
      title: oneLine(title),
      // The date of its content, not of the build: the same files give the same OPML.
      dateModified: newest && startOf(newest),
      ownerName: oneLine(site.author.name),
      ownerId: absoluteUrl('/'),
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
  return new Response(opml, {
    headers: {
      'Content-Type': 'text/x-opml; charset=utf-8',
      // For import into podcast apps: a browser downloads it instead of showing its source.
      'Content-Disposition': 'attachment',
    },
  });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
