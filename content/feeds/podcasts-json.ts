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
  { meaning: 'how what its page says about it begins', of: ({ summary }) => ({ summary }) },
  { meaning: 'the day it was put on the list', of: ({ added }) => ({ added }) },
  { meaning: 'as BCP 47 names it', of: ({ language }) => ({ language }) },
  { meaning: 'top or notable', of: ({ group }) => ({ group }) },
  {
    meaning: 'its page here, and where to listen',
    of: ({ url, address }) => ({ page: absoluteUrl(url), address }),
  },
  {
    meaning: 'where else it is found',
    of: ({ feed, appleId, spotifyId }) => ({ feed, appleId, spotifyId }),
  },
  { meaning: 'for each app, its url there', of: (show) => ({ subscribe: subscribeLinks(show) }) },
  {
    meaning:
      'kind (active, late, ended, unchecked, unknown), the days asOf and newest, usualGap in days',
    of: ({ status }) => ({ status }),
  },
  { meaning: 'how long an episode usually is', of: (show) => ({ minutes: usualMinutes(show) }) },
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
