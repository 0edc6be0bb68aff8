import { site } from '../../content/site';

/** The `User-Agent` of all requests, by which a host can find the site that sends them. */
// A header value is printable ASCII, so that a name in other letters is left to the host's.
export const userAgent = `${isAscii(site.name) ? site.name : new URL(site.url).hostname} (+${site.url})`;

function isAscii(text: string): boolean {
  return /^[ -~]+$/.test(text);
}
