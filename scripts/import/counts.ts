/** How often each rewriting was done, by its name. */
export type Counts = Record<string, number>;

/** Adds to a count. A rewriting that was not done has none. */
export function addCount(counts: Counts, name: string, times: number): void {
  if (times > 0) counts[name] = (counts[name] ?? 0) + times;
}
