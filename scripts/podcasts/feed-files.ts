/** Whether the name of a file says that it is a feed. */
export function isFeedFile(name: string): boolean {
  return /\.(xml|rss|atom|rdf)$/i.test(name);
}
