import { slugOfTag } from './slugs';

/** A tag or topic, and what has it. */
export type Label<Item> = { slug: string; name: string; items: Item[] };

/**
 * Makes a function that gives the one spelling of a tag or topic: names with one address are one,
 * and are written as the first of them.
 */
export function spelling(names: Iterable<string>): (name: string) => string {
  const first = new Map<string, string>();
  for (const name of names) {
    if (!first.has(slugOfTag(name))) first.set(slugOfTag(name), name);
  }
  return (name) => first.get(slugOfTag(name)) ?? name;
}

/** Gathers things by their labels, in the order in which labels and things come. */
export function byLabel<Item>(items: Item[], labelsOf: (item: Item) => string[]): Label<Item>[] {
  const found = new Map<string, Label<Item>>();
  for (const item of items) {
    for (const name of labelsOf(item)) {
      const label = found.get(name) ?? { slug: slugOfTag(name), name, items: [] };
      label.items.push(item);
      found.set(name, label);
    }
  }
  return [...found.values()];
}
