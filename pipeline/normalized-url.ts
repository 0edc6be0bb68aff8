/**
 * A URL without scheme, `www.`, trailing slashes and fragment, for comparing URLs of the same resource.
 * `normalize-url` was tried: it also decodes and sorts, so that different feeds become equal.
 * @param url absolute, http or https
 */
export function normalizedUrl(url: string): string {
  const { host, pathname, search } = new URL(url);
  return host.replace(/^www\./, '') + pathname.replace(/\/+$/, '') + search;
}

/** Whether a URL equals another or is below it, such as the page of an episode below that of its show. */
export function isUnder(url: string, top: string): boolean {
  const [inner, outer] = [normalizedUrl(url), normalizedUrl(top)];
  return inner === outer || inner.startsWith(`${outer}/`) || inner.startsWith(`${outer}?`);
}
