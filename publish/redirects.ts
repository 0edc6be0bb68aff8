import type { BuildReport, MovedPage } from '../pipeline/build-report';
import { withBasePath } from './base-path';
import { pathnameVariants, toOutputPath, toPathname } from './pathnames';
import { PublishError } from './publish-error';

/** From pathname to pathname. */
export type Redirects = Map<string, string>;

/** Feed URLs of other generators: a site that moves here keeps its subscribers. */
const feedUrls = ['/atom.xml', '/rss.xml', '/index.xml', '/feed/'];

/**
 * All redirects of the site: the former URLs that posts name, and feed URLs of other generators.
 * @param declared URLs are percent-encoded
 * @param published the paths of all files
 * @param feed the pathname of the posts' feed, if there is one
 * @throws {PublishError} when a former URL is in use
 */
export function redirectsOf(
  declared: BuildReport['redirects'],
  published: Set<string>,
  feed?: string,
): Redirects {
  const redirects: Redirects = new Map();
  /** The owner of each pathname: a file in `content/`, or the site. */
  const owners = new Map<string, string>();
  const files = new Set([...published].map(fold));
  const folders = new Set([...published].flatMap(foldersOf).map(fold));
  for (const outputPath of published) {
    for (const variant of pathnameVariants(toPathname(outputPath))) {
      owners.set(fold(variant), SITE);
    }
  }

  /** Adds a redirect, unless its pathname has another owner, which is returned. */
  function add(from: string, to: string, owner: string): string | undefined {
    const outputPath = toOutputPath(from);
    const variants = [...pathnameVariants(from), `/${outputPath}`].map(fold);
    const other = variants
      .map((variant) => owners.get(variant))
      .find((name) => name && name !== owner);
    const isBlocked =
      folders.has(fold(outputPath)) || foldersOf(outputPath).some((name) => files.has(fold(name)));
    if (other || isBlocked) return other ?? SITE;
    for (const variant of variants) owners.set(variant, owner);
    if (outputPath.endsWith('.html')) files.add(fold(outputPath));
    for (const folder of foldersOf(outputPath)) folders.add(fold(folder));
    redirects.set(from, to);
    return undefined;
  }

  for (const { from, to, file } of declared) {
    const [former, current] = [decodeURIComponent(from), decodeURIComponent(to)];
    // A permalink may be the URL that the post has anyway.
    const isSame = toOutputPath(former) === toOutputPath(current);
    if (isSame || pathnameVariants(current).includes(former)) continue;
    const owner = add(former, current, file);
    if (owner === undefined) continue;
    throw new PublishError([
      {
        severity: 'error',
        file,
        field: 'redirect_from',
        message: `URL conflict: ${former} is in use by ${owner}`,
        hint: 'remove it, also if it is the permalink',
      },
    ]);
  }
  if (feed !== undefined) {
    const former = [...redirects.keys()].flatMap(pathnameVariants);
    for (const from of feedUrls) {
      const owner = add(from, feed, FEED);
      const variants = pathnameVariants(from);
      const isFormer = former.some((other) => variants.map(fold).includes(fold(other)));
      // Case matters in URLs: a post's former URL `/Feed` takes no other one.
      if (owner !== undefined && isFormer && !former.some((other) => variants.includes(other))) {
        redirects.set(from, feed);
      }
    }
  }
  return redirects;
}

const SITE = 'the site itself';
const FEED = 'the feed';

/** Makes names equal that are one file on some file system. */
function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function foldersOf(outputPath: string): string[] {
  return outputPath
    .split('/')
    .flatMap((_name, index, all) => (index ? all.slice(0, index).join('/') : []));
}

// The limits of Cloudflare. Most redirects also have a page that redirects.
const MAX_RULES = 2000;
const MAX_PATTERNS = 100;
/** From how many redirects on a pattern stands for them: a pattern also redirects URLs that never were. */
const MIN_FOR_PATTERN = 10;

/** A line of `_redirects`. */
type Rule = { from: string; to: string };

/**
 * The redirects for edge hosts, as the text of their file `_redirects`. Those that differ in numbers and in
 * the name of a page only, such as the former URLs of a whole blog, are one rule with placeholders, or one for
 * each year, unless it matches a page. Rules without placeholders come first: hosts take the first that matches.
 * @param published the paths of all files
 * @see https://developers.cloudflare.com/workers/static-assets/redirects/
 */
export function redirectsFile(redirects: Redirects, published: Iterable<string>): string {
  // A redirect has a page too.
  const former = new Set([...redirects.keys()].map(toOutputPath));
  const pathnames = [...published]
    .filter((name) => !former.has(name))
    .flatMap((name) => pathnameVariants(toPathname(name)));
  let rest = [...redirects].flatMap(([from, to]) =>
    pathnameVariants(from).map((variant): Rule => ({ from: variant, to })),
  );
  const accepted: Group[] = [];
  for (const isWithFirstNumber of [false, true]) {
    const groups = new Map<string, { pattern?: Rule; rules: Rule[] }>();
    for (const rule of rest) {
      const pattern = patternOf(rule, isWithFirstNumber);
      const key = pattern ? lineOf(pattern) : '';
      const group = groups.get(key) ?? { pattern, rules: [] };
      group.rules.push(rule);
      groups.set(key, group);
    }
    const largestFirst = [...groups.values()].sort((a, b) => b.rules.length - a.rules.length);
    rest = largestFirst.flatMap(({ pattern, rules }) => {
      const isRule =
        pattern &&
        rules.length >= MIN_FOR_PATTERN &&
        accepted.length < MAX_PATTERNS &&
        !pathnames.some((pathname) => matches(pattern.from, pathname)) &&
        // Of two patterns that match one URL, the host takes the first.
        !accepted.some((other) => areMixed(other, { pattern, rules }));
      if (isRule) accepted.push({ pattern, rules });
      return isRule ? [] : rules;
    });
  }
  // What is left out for its number has a page, which a pattern must not hide.
  const matched = rest.filter(({ from }) =>
    accepted.some(({ pattern }) => matches(pattern.from, from)),
  );
  const first = new Set([...matched, ...rest]);
  return [...[...first].slice(0, MAX_RULES), ...accepted.map(({ pattern }) => pattern)]
    .map((rule) => `${lineOf(rule)}\n`)
    .join('');
}

/** A rule with placeholders, and those for which it stands. */
type Group = { pattern: Rule; rules: Rule[] };

/** Whether the pattern of one group matches a rule of the other. */
function areMixed(a: Group, b: Group): boolean {
  return (
    b.rules.some(({ from }) => matches(a.pattern.from, from)) ||
    a.rules.some(({ from }) => matches(b.pattern.from, from))
  );
}

function lineOf({ from, to }: Rule): string {
  return `${encodeURI(from)} ${encodeURI(to)} 301`;
}

/**
 * The rule with placeholders for the name of the page that a redirect leads to, and for the numbers in it. A host
 * takes any text for a placeholder, so a rule that keeps the first number, as a year, matches fewer pages.
 */
function patternOf({ from, to }: Rule, isWithFirstNumber: boolean): Rule | undefined {
  const name = /[^/]+(?=\/$)/.exec(to)?.[0];
  if (name === undefined) return undefined;
  const isName = (part: string) => part === name || part.startsWith(`${name}.`);
  const isNumber = (part: string) => /^\d+$/.test(part) && !isName(part);
  const parts = from.split('/');
  if (parts.filter(isName).length !== 1) return undefined;
  const kept = isWithFirstNumber ? parts.findIndex(isNumber) : -1;
  const pattern = parts.map((part, index) => {
    if (isName(part)) return `:name${part.slice(name.length)}`;
    return isNumber(part) && index !== kept ? `:number${index}` : part;
  });
  return { from: pattern.join('/'), to: `${to.slice(0, -name.length - 1)}:name/` };
}

/** Whether a host takes a rule with placeholders for a pathname. */
function matches(pattern: string, pathname: string): boolean {
  const names = pathname.split('/');
  const parts = pattern.split('/');
  return (
    parts.length === names.length &&
    parts.every((part, index) => {
      const [literal, suffix] = part.split(/^:[a-z]+\d*/);
      return suffix === undefined
        ? literal === names[index]
        : names[index].length > suffix.length && names[index].endsWith(suffix);
    })
  );
}

/**
 * A page that redirects on hosts without redirects, with a canonical link for search engines.
 * @returns undefined when the pathname cannot be a page's
 */
export function redirectPage(
  from: string,
  to: string,
  basePath: string,
  { language, title, text }: MovedPage,
): { outputPath: string; html: string } | undefined {
  const outputPath = toOutputPath(from);
  if (!outputPath.endsWith('.html')) return undefined;
  const target = encodeURI(withBasePath(to, basePath));
  return {
    outputPath,
    html: `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>
<meta http-equiv="content-security-policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta http-equiv="refresh" content="0; url=${target}"><link rel="canonical" href="${target}">
</head><body><p>${text.replace('{link}', `<a href="${target}">${target}</a>`)}</p></body></html>
`,
  };
}
