import type { LinkedList, LinkedPost } from './page-inputs';
import { pages } from './pages';
import { shows, topics } from './podcasts';
import { posts, tags } from './posts';
import { searchKinds } from './search-kinds';
import { site } from './site';

/** A title that leads to its page. */
export type Title = Pick<LinkedPost, 'title' | 'url'> & Partial<LinkedPost>;

/** The titles about a topic. */
export type TitleList = LinkedList & {
  /** How many there are. */
  count: number;
  titles: Title[];
};

// The page has about 300 titles at most, whatever the site has: the lists have them all.
const MAX_TOPICS = 25;
const MAX_TITLES = 10;
const MAX_NAMES = 50;

/** The topics with the most posts first, each with its newest. */
export function titlesByTopic(): TitleList[] {
  return tags
    .toSorted((a, b) => b.posts.length - a.posts.length)
    .slice(0, MAX_TOPICS)
    .map(({ slug, name, url, posts }) => ({
      slug,
      name,
      url,
      count: posts.length,
      titles: posts.slice(0, MAX_TITLES).map(linked),
    }));
}

/** The newest posts on no topic. */
export function titlesWithoutTopic(): Title[] {
  return posts
    .filter((post) => post.tags.length === 0)
    .slice(0, MAX_NAMES)
    .map(linked);
}

/** The names of shows, in the order of the directory. */
export function showTitles(): Title[] {
  return shows.slice(0, MAX_NAMES).map(({ name, url }) => ({ title: name, url }));
}

/** The titles of other pages. */
export function pageTitles(): Title[] {
  return pages.slice(0, MAX_NAMES).map(linked);
}

/** What there is to be found. */
export function filledKinds(): readonly (typeof searchKinds)[number][] {
  const counts = {
    post: posts.length,
    show: shows.length,
    episode: shows.flatMap(({ snapshot }) => snapshot?.episodes ?? []).length,
    page: pages.length,
  };
  return searchKinds.filter((kind) => counts[kind] > 0);
}

const MAX_TAGS = 100;

/** What results can be narrowed to: the most frequent tags of posts and topics of shows, by name. */
export function searchTags(): { slug: string; name: string }[] {
  const found = new Map<string, { slug: string; name: string; count: number }>();
  const all = [
    ...tags.map(({ slug, name, posts }) => ({ slug, name, count: posts.length })),
    ...topics.map(({ slug, name, shows }) => ({ slug, name, count: shows.length })),
  ];
  for (const { slug, name, count } of all) {
    const known = found.get(slug);
    found.set(slug, { slug, name: known?.name ?? name, count: count + (known?.count ?? 0) });
  }
  const collator = new Intl.Collator(site.language);
  return [...found.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_TAGS)
    .sort((a, b) => collator.compare(a.name, b.name));
}

function linked({ title, url, lang, dir }: LinkedPost): Title {
  return { title, url, lang, dir };
}
