import { subscribeLinks } from '../podcast-directory/subscribe-links';
import { type Show, shows, usualMinutes } from '../podcasts';
import { absoluteUrl } from '../urls';

/** Some fields of a show in `podcasts.json`, and their meaning. */
export type ShowField = { meaning: string; of: (show: Show) => Record<string, unknown> };

/** The fields of a show in `podcasts.json`, which the page about the file documents. */
export const showFields: ShowField[] = [
  {
    meaning: 'as on its page',
    of: ({ number, name, hosts, topics, cadence, length, why, newcomers }) => ({
      number,
      name,
      hosts,
      topics,
      cadence,
      length,
      why,
      newcomers,
    }),
  },
  { meaning: 'the start of its description', of: ({ summary }) => ({ summary }) },
  { meaning: 'the day it was added', of: ({ added }) => ({ added }) },
  { meaning: 'a language tag (BCP 47)', of: ({ language }) => ({ language }) },
  { meaning: 'top or notable', of: ({ group }) => ({ group }) },
  {
    meaning: 'its page here, and where to listen',
    of: ({ url, address }) => ({ page: absoluteUrl(url), address }),
  },
  {
    meaning: 'the URL of its feed, and its ids in directories',
    of: ({ feed, appleId, spotifyId }) => ({ feed, appleId, spotifyId }),
  },
  {
    meaning: 'app and url of each podcast app',
    of: (show) => ({ subscribe: subscribeLinks(show) }),
  },
  {
    meaning:
      'kind (active, late, ended, unchecked, unknown), the days asOf and newest, usualGap in days',
    of: ({ status }) => ({ status }),
  },
  { meaning: 'the usual length of an episode', of: (show) => ({ minutes: usualMinutes(show) }) },
  {
    meaning: 'the newest: id, title, published, seconds, link, audio',
    of: ({ snapshot }) => ({
      episodes: snapshot?.episodes.map(({ id, title, published, seconds, link, audio }) => ({
        id,
        title,
        published,
        seconds,
        link,
        audio,
      })),
    }),
  },
];

/** The shows of `podcasts.json`. JSON leaves out undefined fields. */
export const showData: Record<string, unknown>[] = shows.map((show) =>
  Object.fromEntries(showFields.flatMap(({ of }) => Object.entries(of(show)))),
);

/** The names of the fields. */
export function fieldNames({ of }: ShowField): string[] {
  return shows.length > 0 ? Object.keys(of(shows[0])) : [];
}
