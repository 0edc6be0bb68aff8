/**
 * A URL without scheme, `www.`, trailing slashes and fragment, for comparing URLs of the same resource.
 * `normalize-url` was tried: it also decodes and sorts, so that different feeds become equal.
 * @param url absolute, http or https
 */
export function normalizedUrl(url: string): string {
  const { host, pathname, search } = new URL(url);
  return host.replace(/^www\./, '') + pathname.replace(/\/+$/, '') + search;
}

/**
 * A URL and those that it is below, such as the page of a show for that of an episode, normalized.
 * @param url absolute, http or https
 */
export function normalizedUrlsAbove(url: string): string[] {
  const normalized = normalizedUrl(url);
  const ends = [...normalized.matchAll(/[/?]/g)].map(({ index }) => index);
  return [normalized, ...ends.map((end) => normalized.slice(0, end))];
}
