import { slugOfTag } from './slugs';

/** A term of a taxonomy, such as a tag or a topic, and the items that have it. */
export type Term<Item> = { slug: string; name: string; items: Item[] };

/**
 * Makes a function that gives the canonical spelling of a term: names with the same slug are one term,
 * spelled like the first of them.
 */
export function canonicalSpelling(names: Iterable<string>): (name: string) => string {
  const bySlug = new Map<string, string>();
  // A slug costs more than a look-up, and most names are used again and again.
  const byName = new Map<string, string>();
  for (const name of new Set(names)) {
    const slug = slugOfTag(name);
    const first = bySlug.get(slug) ?? name;
    bySlug.set(slug, first);
    byName.set(name, first);
  }
  return (name) => byName.get(name) ?? bySlug.get(slugOfTag(name)) ?? name;
}

/** Groups items by their terms. Terms and items keep their order. */
export function groupByTerm<Item>(
  items: readonly Item[],
  termsOf: (item: Item) => readonly string[],
): Term<Item>[] {
  const found = new Map<string, Term<Item>>();
  for (const item of items) {
    for (const name of termsOf(item)) {
      const term = found.get(name) ?? { slug: slugOfTag(name), name, items: [] };
      term.items.push(item);
      found.set(name, term);
    }
  }
  return [...found.values()];
}
