/**
 * A URL without what does not tell resources apart: scheme, `www.`, slashes at the end and fragment.
 * `normalize-url` was tried: it also decodes and sorts, and so takes different feeds for one.
 * @param url absolute, http or https
 */
export function normalizedUrl(url: string): string {
  const { host, pathname, search } = new URL(url);
  return host.replace(/^www\./, '') + pathname.replace(/\/+$/, '') + search;
}

/** Whether a URL is another or is under it, as an episode's page is under that of its show. */
export function isUnder(url: string, top: string): boolean {
  const [inner, outer] = [normalizedUrl(url), normalizedUrl(top)];
  return inner === outer || inner.startsWith(`${outer}/`) || inner.startsWith(`${outer}?`);
}
