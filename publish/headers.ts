import { closedDirectives, commonPolicy, type Policy, toHeader } from './csp';

type Headers = Record<string, string>;

const YEAR_S = 365 * 24 * 60 * 60;

/** For import into podcast apps: a browser downloads it instead of showing its source. */
const opml = {
  'Content-Type': 'text/x-opml; charset=utf-8',
  'Content-Disposition': 'attachment',
};

/** Response headers besides each page's policy. A path that ends in `*` is a prefix. */
const rules: { path: string; headers: Headers }[] = [
  {
    path: '/*',
    headers: {
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Permissions-Policy':
        'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    },
  },
  // The names of these files hold a hash. All others are revalidated, as edge hosts do by default.
  {
    path: '/_next/static/*',
    headers: { 'Cache-Control': `public, max-age=${YEAR_S}, immutable` },
  },
  {
    path: '/files/*',
    headers: { 'Cache-Control': `public, max-age=${YEAR_S}, immutable` },
  },
  { path: '/feed.xml', headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } },
  { path: '/feed.json', headers: { 'Content-Type': 'application/feed+json; charset=utf-8' } },
  { path: '/podcasts/feed.xml', headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } },
  { path: '/podcasts.opml', headers: opml },
  { path: '/podcasts/opml/*', headers: opml },
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

const POLICY = 'Content-Security-Policy';

/** Headers for responses over https only (RFC 6797, 7.2). */
export const httpsHeaders = { 'Strict-Transport-Security': `max-age=${YEAR_S}` };

/** The headers of a file. */
export function headersFor(pathname: string): Headers {
  const headers: Headers = { 'Cache-Control': 'public, max-age=0, must-revalidate' };
  for (const rule of rules) if (matches(rule.path, pathname)) Object.assign(headers, rule.headers);
  return headers;
}

// Cloudflare's limits; Netlify has none.
const MAX_RULES = 100;
const MAX_LINE = 2000;

/**
 * The headers for edge hosts, as the text of their file `_headers`. Up to the limit each page has its
 * own policy there; beyond it, pages share a policy of what theirs have in common, and each declares
 * the rest in its `<meta>`.
 * @see https://developers.cloudflare.com/workers/static-assets/headers/
 */
export function headersFile(pages: { pathname: string; policy: Policy }[]): string {
  const all = [
    ...rules.map(({ path, headers }) => ({
      path,
      headers: path === '/*' ? { ...headers, ...httpsHeaders } : headers,
    })),
    // The 404 page is served at any pathname.
    ...policyRules(
      pages.filter(({ pathname }) => pathname.endsWith('/')),
      MAX_RULES - rules.length,
    ),
  ];
  return all
    .map(({ path, headers }) => {
      const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
      return `${encodeURI(path)}\n${lines.join('')}`;
    })
    .join('');
}

function policyRules(pages: { pathname: string; policy: Policy }[], limit: number) {
  const byPath =
    pages.length <= limit
      ? new Map(pages.map(({ pathname, policy }) => [pathname, [policy]]))
      : bySection(pages);
  return [...byPath].slice(0, limit).map(([path, policies]) => {
    const common = commonPolicy(policies);
    const isShort = `  ${POLICY}: ${toHeader(common)}`.length <= MAX_LINE;
    const policy = toHeader(isShort ? common : closedDirectives(common));
    return { path, headers: pageHeaders(policy, policies.map(toHeader).join('; ')) };
  });
}

/** Groups pages by their first path segment, such as `/posts/*`: a page must match a single rule. */
function bySection(pages: { pathname: string; policy: Policy }[]) {
  const sections = new Map<string, Policy[]>();
  for (const { pathname, policy } of pages) {
    const [, section, rest] = pathname.split('/');
    const path = rest === undefined ? pathname : `/${section}/*`;
    sections.set(path, [...(sections.get(path) ?? []), policy]);
  }
  return sections;
}

function matches(path: string, pathname: string): boolean {
  return path.endsWith('*') ? pathname.startsWith(path.slice(0, -1)) : pathname === path;
}
