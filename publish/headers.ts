/** Values by name, each in the case of its standard, such as `Content-Type`. */
export type Headers = Record<string, string>;

const YEAR_S = 365 * 24 * 60 * 60;

/** The headers of all files below a path that ends in `*`, besides those of pages and of routes. */
export const rules: { path: string; headers: Headers }[] = [
  {
    path: '/*',
    headers: {
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Permissions-Policy':
        'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    },
  },
  // The names of these files hold a hash.
  {
    path: '/_next/static/*',
    headers: { 'Cache-Control': `public, max-age=${YEAR_S}, immutable` },
  },
  // The name of the folder of a search index does.
  {
    path: '/search/data/*',
    headers: { 'Cache-Control': `public, max-age=${YEAR_S}, immutable` },
  },
];

/**
 * The headers of a page. A page that runs scripts from files is isolated from windows that open it.
 * Other pages have nothing to protect, and isolation makes a browser discard the process that it has
 * ready: 300 ms on a phone, by Lighthouse.
 * @param policy of the page, as a header
 * @param allPolicies those of all pages that share the header, if there are more
 */
export function pageHeaders(policy: string, allPolicies: string = policy): Headers {
  const runsFiles = /script-src[^;]* 'self'/.test(allPolicies);
  return { [POLICY]: policy, ...(runsFiles && { 'Cross-Origin-Opener-Policy': 'same-origin' }) };
}

export const POLICY = 'Content-Security-Policy';

/** Headers for responses over https only (RFC 6797, 7.2). */
export const httpsHeaders = { 'Strict-Transport-Security': `max-age=${YEAR_S}` };

/** The headers that a file has by its pathname alone. By default it is revalidated, as on edge hosts. */
export function headersFor(pathname: string): Headers {
  const headers: Headers = { 'Cache-Control': 'public, max-age=0, must-revalidate' };
  for (const rule of rules) {
    if (pathname.startsWith(rule.path.slice(0, -1))) Object.assign(headers, rule.headers);
  }
  return headers;
}
