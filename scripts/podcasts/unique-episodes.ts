import type { Episode } from '../../content/internals/documents';
import { hashOf } from '../../pipeline/store/hash';

/**
 * The episodes of a feed, each once and with an id of its own. Some publishers list an episode twice,
 * some give one guid to all: those get the URL of their recording, or else of their page.
 */
export function uniqueEpisodes(episodes: Episode[]): Episode[] {
  const byGuid = uniqueBy(episodes, ({ id, title, published, audio, link }) =>
    JSON.stringify([id, title, published ?? audio ?? link]),
  );
  // The same recording under the same title, with a second guid.
  const once = uniqueBy(byGuid, ({ id, title, published, audio }) =>
    JSON.stringify(audio ? [audio, title, published] : [id, title, published]),
  );
  const byUrl = withOwnIds(once, ({ id, audio, link }) => audio ?? link ?? id);
  return withOwnIds(byUrl, ({ id, title, published }, index) =>
    hashOf(JSON.stringify([id, title, published ?? index])),
  );
}

/** The first item of each key. */
function uniqueBy(episodes: Episode[], keyOf: (episode: Episode) => string): Episode[] {
  const keys = new Set<string>();
  return episodes.filter((episode) => {
    const key = keyOf(episode);
    const isNew = !keys.has(key);
    keys.add(key);
    return isNew;
  });
}

/** Replaces the ids that several episodes have. */
function withOwnIds(
  episodes: Episode[],
  replace: (episode: Episode, index: number) => string,
): Episode[] {
  const counts = new Map<string, number>();
  for (const { id } of episodes) counts.set(id, (counts.get(id) ?? 0) + 1);
  return episodes.map((episode, index) =>
    counts.get(episode.id) === 1 ? episode : { ...episode, id: replace(episode, index) },
  );
}
