import { closedDirectives, commonPolicy, type Policy, toHeader } from './csp';
import { type Headers, httpsHeaders, POLICY, pageHeaders, rules } from './headers';
import type { Manifest } from './manifest';
import { mediaTypeOf } from './media-type';
import { toPathname } from './pathnames';

/** A path that ends in `*` is a prefix, and `:folder` stands for the name of any folder. */
type Rule = { path: string; headers: Headers };

// Cloudflare's limits; Netlify has none.
const MAX_RULES = 100;
const MAX_LINE = 2000;

/**
 * The headers for edge hosts, as the text of their file `_headers`. Headers that a route has set are one
 * rule for a folder where all files agree, or for the files of one name in all folders beside each other, or
 * else one for each file. Up to the limit each page has its
 * own policy there; beyond it, pages share a policy of what theirs have in common, and each declares
 * the rest in its `<meta>`.
 * @see https://developers.cloudflare.com/workers/static-assets/headers/
 */
export function headersFile(
  pages: { pathname: string; policy: Policy }[],
  files: Manifest['files'],
): string {
  const forFiles = [
    ...rules.map(({ path, headers }) => ({
      path,
      headers: path === '/*' ? { ...headers, ...httpsHeaders } : headers,
    })),
    ...routeRules(files),
    // The rest is for policies.
  ].slice(0, MAX_RULES / 2);
  const forPages = policyRules(
    // The 404 page is served at any pathname.
    pages.filter(({ pathname }) => pathname.endsWith('/')),
    MAX_RULES - forFiles.length,
  );
  return [...forFiles, ...forPages]
    .map(({ path, headers }) => {
      const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
      return `${encodeURI(path)}\n${lines.join('')}`;
    })
    .join('');
}

/** The rules for headers that routes have set, and that an edge host would not send by itself. */
function routeRules(files: Manifest['files']): Rule[] {
  const all = Object.entries(files).map(([outputPath, { type, headers }]) => {
    const isKnown = type === mediaTypeOf(outputPath) && !LITTLE_KNOWN.test(type);
    const own: Headers = isKnown ? {} : { 'Content-Type': type };
    return { pathname: toPathname(outputPath), headers: { ...own, ...headers } };
  });
  /** By the path of a rule: what all files that it is for have in common. */
  const shared = new Map<string, Headers>();
  for (const { pathname, headers } of all) {
    for (const path of sharedPathsOf(pathname)) {
      const entries = Object.entries(shared.get(path) ?? headers);
      shared.set(
        path,
        Object.fromEntries(entries.filter(([name, value]) => headers[name] === value)),
      );
    }
  }
  const byPath = new Map<string, Headers>();
  for (const { pathname, headers } of all) {
    for (const [name, value] of Object.entries(headers)) {
      const path =
        sharedPathsOf(pathname).find((path) => shared.get(path)?.[name] === value) ?? pathname;
      byPath.set(path, { ...byPath.get(path), [name]: value });
    }
  }
  return [...byPath].map(([path, headers]) => ({ path, headers }));
}

// A media type of 2016, which hosts may not give to its extension.
const LITTLE_KNOWN = /^text\/markdown\b/;

/**
 * The paths of rules that a pathname shares with others, widest first: `/a/*`, `/a/b/*` and `/a/:folder/c` for
 * `/a/b/c`.
 */
function sharedPathsOf(pathname: string): string[] {
  const names = pathname.split('/').slice(1, -1);
  const folders = names.map((_name, index) => `/${names.slice(0, index + 1).join('/')}/*`);
  const beside = pathname.replace(/^(\/.+\/)[^/]+(\/[^/]+)$/, '$1:folder$2');
  return beside === pathname ? folders : [...folders, beside];
}

function policyRules(pages: { pathname: string; policy: Policy }[], limit: number): Rule[] {
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
