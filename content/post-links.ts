import type { Post } from './internals/documents';
import { pathOf } from './urls';

type LinkingPost = Pick<Post, 'url' | 'links'>;

/** For each post the places of the others that its text links to, each once. */
export function linkedPlaces(posts: readonly LinkingPost[]): number[][] {
  const places = new Map(posts.map(({ url }, place) => [url, place]));
  return posts.map(({ links }, place) => {
    const targets = new Set(links.map((link) => places.get(pathOf(link))));
    return [...targets].filter((target) => target !== undefined && target !== place) as number[];
  });
}

/** The posts that link to each post, in their order. One that none links to is left out. */
export function postsThatLink<Each extends LinkingPost>(posts: readonly Each[]): Map<Each, Each[]> {
  const found = new Map<Each, Each[]>();
  linkedPlaces(posts).forEach((targets, place) => {
    for (const target of targets) {
      const known = found.get(posts[target]);
      if (known) known.push(posts[place]);
      else found.set(posts[target], [posts[place]]);
    }
  });
  return found;
}
