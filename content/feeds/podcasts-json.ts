import { words } from '../internals/site-language';
import { subscribeLinks } from '../podcast-directory/subscribe-links';
import { type Show, shows, usualMinutes } from '../podcasts';
import { absoluteUrl } from '../urls';

/** Some fields of a show in `podcasts.json`, and their meaning. */
export type ShowField = { meaning: string; of: (show: Show) => Record<string, unknown> };

/** The fields of a show in `podcasts.json`, which the page about the file documents. */
export const showFields: ShowField[] = [
  {
    meaning: words.data.facts,
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
  { meaning: words.data.summary, of: ({ summary }) => ({ summary }) },
  { meaning: words.data.added, of: ({ added }) => ({ added }) },
  { meaning: words.data.language, of: ({ language }) => ({ language }) },
  { meaning: words.data.group, of: ({ group }) => ({ group }) },
  {
    meaning: words.data.addresses,
    of: ({ url, address }) => ({ page: absoluteUrl(url), address }),
  },
  {
    meaning: words.data.ids,
    of: ({ feed, appleId, spotifyId, youtube, amazon }) => ({
      feed,
      appleId,
      spotifyId,
      youtube,
      amazon,
    }),
  },
  {
    meaning: words.data.apps,
    of: (show) => ({ subscribe: subscribeLinks(show) }),
  },
  {
    meaning: words.data.status,
    of: ({ status }) => ({ status }),
  },
  { meaning: words.data.count, of: ({ snapshot }) => ({ episodeCount: snapshot?.count }) },
  { meaning: words.data.length, of: (show) => ({ minutes: usualMinutes(show) }) },
  {
    meaning: words.data.episodes,
    of: ({ snapshot }) => ({
      episodes: snapshot?.episodes.map(
        ({ id, title, description, season, episode, kind, published, seconds, link, audio }) => ({
          id,
          title,
          description,
          season,
          episode,
          kind,
          published,
          seconds,
          link,
          audio,
        }),
      ),
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
