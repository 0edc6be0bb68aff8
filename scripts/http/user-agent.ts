import { site } from '../../content/site';

/** The `User-Agent` of all requests, by which a host can find the site that sends them. */
// A header value is printable ASCII.
export const userAgent = `${site.name.replaceAll(/[^ -~]/g, '')} (+${site.url})`.trim();
