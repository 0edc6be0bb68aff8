import { asHeader, closedPart, type Policy, sharedPolicy } from './policy';

type Headers = Record<string, string>;

const YEAR_S = 365 * 24 * 60 * 60;

/** For podcast apps to import: a browser keeps it as a file, instead of showing what it is made of. */
const opml = {
  'Content-Type': 'text/x-opml; charset=utf-8',
  'Content-Disposition': 'attachment',
};

/**
 * What hosts say with the site's files, besides each page's policy. A path that ends in `*` stands
 * for all that begin so.
 */
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
  // Named by their content. All else is asked for again each time, which is what edge hosts do anyway.
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
 * What a host says with a page besides. A page that runs scripts from files is kept apart from
 * windows that open it. The others have nothing to guard, and for keeping them apart a browser throws
 * the process away that it has ready: 300 ms on a phone, as Lighthouse counts.
 * @param policy the page's, as a header
 * @param whole the policies of all the pages that are meant, where there are more
 */
export function pageHeaders(policy: string, whole: string = policy): Headers {
  const runsFiles = /script-src[^;]* 'self'/.test(whole);
  return { [POLICY]: policy, ...(runsFiles && { 'Cross-Origin-Opener-Policy': 'same-origin' }) };
}

const POLICY = 'Content-Security-Policy';

/** What only an answer over https may say (RFC 6797, 7.2). */
export const httpsHeaders = { 'Strict-Transport-Security': `max-age=${YEAR_S}` };

/**
 * What a host says with a file.
 * @param address its path on the site
 */
export function headersFor(address: string): Headers {
  const headers: Headers = { 'Cache-Control': 'public, max-age=0, must-revalidate' };
  for (const rule of rules) if (matches(rule.path, address)) Object.assign(headers, rule.headers);
  return headers;
}

// What Cloudflare reads of the file, at most; Netlify sets no limit.
const MOST_RULES = 100;
const LONGEST_LINE = 2000;

/**
 * The same for edge hosts, as their file `_headers`. Each page has its policy there, while they are
 * few; else pages share what their policies have in common, and say the rest themselves.
 * @see https://developers.cloudflare.com/workers/static-assets/headers/
 */
export function headersFile(pages: { address: string; policy: Policy }[]) {
  const all = [
    ...rules.map(({ path, headers }) => ({
      path,
      headers: path === '/*' ? { ...headers, ...httpsHeaders } : headers,
    })),
    // The page for what is not there has no address of its own.
    ...policyRules(
      pages.filter(({ address }) => address.endsWith('/')),
      MOST_RULES - rules.length,
    ),
  ];
  return all
    .map(({ path, headers }) => {
      const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
      return `${encodeURI(path)}\n${lines.join('')}`;
    })
    .join('');
}

function policyRules(pages: { address: string; policy: Policy }[], most: number) {
  const grouped = pages.length <= most ? new Map(pages.map(alone)) : bySection(pages);
  return [...grouped].slice(0, most).map(([path, policies]) => {
    const shared = sharedPolicy(policies);
    const isShort = `  ${POLICY}: ${asHeader(shared)}`.length <= LONGEST_LINE;
    const policy = asHeader(isShort ? shared : closedPart(shared));
    return { path, headers: pageHeaders(policy, policies.map(asHeader).join('; ')) };
  });
}

function alone({ address, policy }: { address: string; policy: Policy }): [string, Policy[]] {
  return [address, [policy]];
}

/**
 * Pages under one path for all of a section, such as `/posts/*`. Two rules for one page would both hold.
 */
function bySection(pages: { address: string; policy: Policy }[]) {
  const sections: Map<string, Policy[]> = new Map();
  for (const { address, policy } of pages) {
    const [, section, rest] = address.split('/');
    const path = rest === undefined ? address : `/${section}/*`;
    sections.set(path, [...(sections.get(path) ?? []), policy]);
  }
  return sections;
}

function matches(path: string, address: string) {
  return path.endsWith('*') ? address.startsWith(path.slice(0, -1)) : address === path;
}
