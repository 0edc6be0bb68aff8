import { startOf } from '../pipeline/dates';
import { slugOfTag } from '../pipeline/slugs';
import type { Post } from './internals/documents';
import { linkedPlaces } from './post-links';

/** What posts are compared by. */
export type ComparedPost = Pick<
  Post,
  'url' | 'date' | 'tags' | 'keywords' | 'links' | 'terms' | 'series'
>;

/**
 * Finds the posts that are related to one, the nearest first.
 * @param shown posts that its page shows anyway: they are named again only where there are no others
 */
export type RelatedTo<Each> = (post: Each, shown?: readonly Each[]) => Each[];

const MAX_RELATED = 3;

/** How much a feature counts that two posts share. Terms count less from the 11th and the 21st on. */
const WEIGHTS = { tag: 3, link: 3, keyword: 2, terms: [3, 2, 1, 1] };
/** A post with more tags is about none of them in particular: each counts once. */
const MAX_FULL_TAGS = 10;
/** Without a tag or a link, posts are related from a score of so many terms that only the two have. */
const MIN_TERMS = 4;
/** A tag that more than half of the posts have says nothing. */
const MIN_RARITY_OF_TAG = 2;
/** A term that more posts have says little, and would take the most time. */
const MAX_POSTS_OF_TERM = 100;

/**
 * Compares posts by their tags, keywords and terms, which count by the square of their rarity, as in tf-idf, and by
 * the links between them. Posts of one series, which has a list of its own, are not related.
 *
 * All sums are of whole numbers, and of equally near posts the one nearest in time comes first: so the result is the
 * same at every build, and a new post or an edit changes that of few others.
 */
export function relatedPosts<Each extends ComparedPost>(posts: readonly Each[]): RelatedTo<Each> {
  const places = new Map(posts.map((post, place) => [post, place]));
  const days = Float64Array.from(posts, ({ date }) => startOf(date).getTime());
  const featuresOf = readFeatures(posts);
  const links = linksBetween(posts);
  const rarest = rarityOf(2, posts.length) ** 2;
  // By place, and zero between two calls. With maps and new arrays, 10,000 posts took 18 s, mostly of the collector.
  const scores = new Int32Array(posts.length);
  const areRelated = new Uint8Array(posts.length);
  const scored = new Int32Array(posts.length);
  let scoredCount = 0;

  function add(other: number, score: number, isRelated: boolean): void {
    if (scores[other] === 0) {
      scored[scoredCount] = other;
      scoredCount += 1;
    }
    scores[other] += score;
    if (isRelated) areRelated[other] = 1;
  }

  /** Adds up the scores of the others for a post. */
  function scoreFor(place: number): void {
    for (const { feature, weight } of featuresOf[place]) {
      const { isTag, score, places, weights } = feature;
      for (let index = 0; index < places.length; index += 1) {
        add(places[index], score * Math.min(weight, weights[index]), isTag);
      }
    }
    for (const other of links[place]) add(other, Math.max(1, rarest * WEIGHTS.link), true);
  }

  function reset(): void {
    for (let index = 0; index < scoredCount; index += 1) {
      scores[scored[index]] = 0;
      areRelated[scored[index]] = 0;
    }
    scoredCount = 0;
  }

  return (post, shown = []) => {
    const place = places.get(post);
    if (place === undefined) return [];
    scoreFor(place);
    const enough = Math.max(1, MIN_TERMS * rarest);
    const shownPlaces = shown.map((other) => places.get(other));
    const daysTo = (other: number) => Math.abs(days[other] - days[place]);
    const compare = (a: number, b: number) =>
      scores[b] - scores[a] || daysTo(a) - daysTo(b) || a - b;
    const [nearest, nearestShown]: number[][] = [[], []];
    for (let index = 0; index < scoredCount; index += 1) {
      const other = scored[index];
      if (areRelated[other] === 0 && scores[other] < enough) continue;
      if (other === place) continue;
      if (post.series !== undefined && post.series === posts[other].series) continue;
      insert(other, shownPlaces.includes(other) ? nearestShown : nearest, compare);
    }
    reset();
    return (nearest.length > 0 ? nearest : nearestShown).map((other) => posts[other]);
  };
}

/** A tag, a keyword or a term that some posts have. */
type Feature = {
  isTag: boolean;
  /** The places of the posts that have it, and how much it counts in each. */
  places: number[];
  weights: number[];
  /** How much it counts by its rarity. */
  score: number;
};

/** The features of each post, without those that say nothing. */
function readFeatures(posts: readonly ComparedPost[]): { feature: Feature; weight: number }[][] {
  const features = new Map<string, Feature>();
  const ofPosts = posts.map((post, place) =>
    [...weightsOf(post)].map(([name, weight]) => {
      const feature = features.get(name) ?? {
        isTag: name.startsWith(TAG),
        places: [],
        weights: [],
        score: 0,
      };
      feature.places.push(place);
      feature.weights.push(weight);
      features.set(name, feature);
      return { feature, weight };
    }),
  );
  for (const feature of features.values()) {
    const { isTag, places } = feature;
    const rarity = rarityOf(places.length, posts.length);
    const isTelling = isTag ? rarity >= MIN_RARITY_OF_TAG : places.length <= MAX_POSTS_OF_TERM;
    feature.score = isTelling && places.length > 1 ? rarity ** 2 : 0;
  }
  return ofPosts.map((all) => all.filter(({ feature }) => feature.score > 0));
}

/** What a tag begins with, as a feature: no term does. */
const TAG = '#';

/** The tags, keywords and terms of a post, each with its weight. */
function weightsOf({ tags, keywords, terms }: ComparedPost): Map<string, number> {
  const { keyword, terms: weights } = WEIGHTS;
  const tag = tags.length > MAX_FULL_TAGS ? 1 : WEIGHTS.tag;
  return new Map([
    ...terms.map((term, index): [string, number] => [term, weights[Math.floor(index / 10)] ?? 1]),
    ...keywords.map((name): [string, number] => [name.toLowerCase(), keyword]),
    ...tags.map((name): [string, number] => [TAG + slugOfTag(name), tag]),
  ]);
}

/** How rare a feature is that some of all posts have, in half bits: 0 for one that all have. */
function rarityOf(some: number, all: number): number {
  return Math.max(0, Math.round(2 * Math.log2(all)) - Math.round(2 * Math.log2(some)));
}

/** By place, the places of the posts that link to it or that it links to. One that does both is there twice. */
function linksBetween(posts: readonly ComparedPost[]): number[][] {
  const links = posts.map((): number[] => []);
  linkedPlaces(posts).forEach((targets, place) => {
    for (const target of targets) {
      links[place].push(target);
      links[target].push(place);
    }
  });
  return links;
}

/** Inserts an item into the first of an order, of which there are at most `MAX_RELATED`. */
function insert<Item>(item: Item, first: Item[], compare: (a: Item, b: Item) => number): void {
  let place = first.length;
  while (place > 0 && compare(item, first[place - 1]) < 0) place -= 1;
  if (place === MAX_RELATED) return;
  first.splice(place, 0, item);
  if (first.length > MAX_RELATED) first.pop();
}
