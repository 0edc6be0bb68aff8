import { createHash } from 'node:crypto';
import type { Element, Parents, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { type AllowedHosts, allowedScript, allowedTarget } from '../pipeline/allowed-hosts';
import { canParseUrl } from '../pipeline/can-parse-url';
import {
  formActions,
  isExternal,
  isSearchForm,
  isStyleSheet,
} from '../pipeline/markdown/html/csp-violations';
import { parseSrcset } from '../pipeline/markdown/images/srcset';
import { visitElements } from './visit-elements';

/**
 * A Content-Security-Policy (https://www.w3.org/TR/CSP3/): directives and their sources. A directive
 * without sources is `'none'`.
 */
export type Policy = Map<string, Set<string>>;

/**
 * The strictest policy under which a page works: it allows what the page loads, and recordings from
 * any host if there is one. Inline scripts and styles are allowed by hash, so none can be added. Packages
 * such as csp-header write given directives down; which ones a page needs is found here.
 * @param page as it is sent
 * @param allowed what settings allow, of which a page gets what it has
 */
export function policyOf(page: Root, allowed: AllowedHosts): Policy {
  const policy: Policy = new Map();
  const allow = (directive: string, ...sources: (string | undefined)[]) => {
    const allowed = policy.get(directive) ?? new Set();
    for (const source of sources) if (source) allowed.add(source);
    policy.set(directive, allowed);
  };

  allow('default-src');
  // The icon.
  allow('img-src', "'self'");
  // Scripts in posts that load the site's own data, React where it runs, and tools that inspect a page
  // from inside, as Lighthouse does for robots.txt.
  allow('connect-src', "'self'");
  visitElements(page, (element, parent) => {
    const { tagName, properties } = element;
    if (tagName === 'script' && isExecutable(element)) {
      const script = allowedScript(properties.src, allowed);
      const source = script ? fileSource(script.url) : selfSource(properties.src);
      allow('script-src', properties.src ? source : hashOf(element));
      if (script) {
        allow('connect-src', ...script.connect);
        allow('img-src', ...script.images);
      }
    }
    for (const action of formActions(element)) {
      const target = allowedTarget(action, allowed);
      // Many services send the reader back to the site, and a policy applies to redirects too.
      if (target) allow('form-action', "'self'", ...(target === '/' ? [] : [target]));
    }
    if (isSearchForm(element)) allow('form-action', "'self'");
    if (tagName === 'script' && properties.type === 'speculationrules') {
      allow('script-src', hashOf(element));
    }
    if (tagName === 'style') {
      allow('style-src', hashOf(element));
      for (const { isFont, url } of urlsInCss(textOf(element))) {
        allow(isFont ? 'font-src' : 'img-src', isFont ? selfSource(url) : sourceOf(url));
      }
    }
    if (tagName === 'link' && isStyleSheet(element)) {
      allow('style-src', selfSource(properties.href));
      // Its text is not known here.
      allow('font-src', "'self'");
    }
    for (const { directive, url } of loadsOf(element, parent)) {
      allow(directive, directive === 'media-src' ? schemeOf(url) : sourceOf(url));
    }
  });
  allow('base-uri');
  allow('form-action');
  allow('frame-ancestors');
  return policy;
}

/** The value of the header. */
export function toHeader(policy: Policy): string {
  return [...policy]
    .map(([directive, sources]) => `${directive} ${[...sources].sort().join(' ') || "'none'"}`)
    .join('; ');
}

/** The content of the `<meta>`, which cannot hold `frame-ancestors` (CSP 3, 3.3). */
export function toMeta(policy: Policy): string {
  return toHeader(new Map([...policy].filter(([directive]) => directive !== 'frame-ancestors')));
}

/**
 * The directives that are the same in all of some policies, for a header that many pages share. Each
 * page's `<meta>` holds the rest, and a browser enforces both. If a directive is left out, so is
 * `default-src`, which would apply in its place.
 */
export function commonPolicy(policies: Policy[]): Policy {
  const [first, ...others] = policies;
  const common = new Map(
    [...first].filter(([directive, sources]) =>
      others.every((other) => isSame(other.get(directive), sources)),
    ),
  );
  const isWhole = policies.every(({ size }) => size === common.size);
  if (!isWhole) {
    common.delete('default-src');
    common.set('object-src', new Set());
  }
  return common;
}

/** The directives that are `'none'`. */
export function closedDirectives(policy: Policy): Policy {
  const closed = [...policy].filter(([name, { size }]) => size === 0 && name !== 'default-src');
  return new Map([...closed, ['object-src', new Set()]]);
}

/** Whether a browser runs a script element, instead of leaving it as a data block (HTML 4.12.1). */
export function isExecutable({ properties: { type } }: Element): boolean {
  return (
    !type || /^(module|importmap|(text|application)\/(java|ecma)script)$/i.test(String(type).trim())
  );
}

/** The URLs that a browser loads for an element, each with its directive. */
function loadsOf(
  { tagName, properties }: Element,
  parent: Parents,
): { directive: string; url: string }[] {
  const { src, srcSet, poster, href, rel, xLinkHref, dataEmbed, dataComments } = properties;
  const isInPicture = parent.type === 'element' && parent.tagName === 'picture';
  const loads: { directive: string; urls: unknown[] }[] = [];
  if (tagName === 'img' || tagName === 'input' || (tagName === 'source' && isInPicture)) {
    const candidates = parseSrcset(String(srcSet ?? ''));
    loads.push({ directive: 'img-src', urls: [src, ...candidates.map(({ url }) => url)] });
  } else if (tagName === 'image' || tagName === 'feImage') {
    loads.push({ directive: 'img-src', urls: [href, xLinkHref] });
  } else if (/^(video|audio|track|source)$/.test(tagName)) {
    loads.push({ directive: 'media-src', urls: [src] });
    loads.push({ directive: 'img-src', urls: [poster] });
  } else if (tagName === 'iframe') {
    loads.push({ directive: 'frame-src', urls: [src] });
  } else if (tagName === 'a' && /^https:\/\//i.test(String(dataEmbed))) {
    // A player that replaces the link when it is pressed.
    loads.push({ directive: 'frame-src', urls: [dataEmbed] });
  } else if (tagName === 'button' && dataComments) {
    loads.push({ directive: 'frame-src', urls: [dataComments] });
  } else if (tagName === 'link' && [rel].flat().includes('manifest')) {
    loads.push({ directive: 'manifest-src', urls: [href] });
  }
  return loads.flatMap(({ directive, urls }) =>
    urls.flatMap((url) => (url ? { directive, url: String(url) } : [])),
  );
}

/** The URLs that a style sheet loads. */
export function urlsInCss(css: string): { isFont: boolean; url: string }[] {
  const fonts = css.match(/@font-face\s*\{[^}]*\}/gi)?.join('') ?? '';
  // No policy here allows the style sheets of other hosts, and those of the site are style sheets of pages.
  const ownRules = css.replaceAll(/@import[^;]*/gi, '');
  return [...ownRules.matchAll(/url\(\s*["']?([^"')]+)/gi)].map(([whole, url]) => ({
    isFont: fonts.includes(whole),
    url: url.trim(),
  }));
}

/** The source expression that allows a file, and no other one of its host. */
function fileSource(url: string): string {
  if (!isExternal(url)) return "'self'";
  const { origin, pathname } = new URL(url);
  // Both characters would end a source (CSP 3, 2.3.1).
  return origin + pathname.replaceAll(';', '%3B').replaceAll(',', '%2C');
}

/** The source expression that allows a URL. Undefined if none can. */
function sourceOf(url: string): string | undefined {
  if (!isExternal(url)) return url.startsWith('#') ? undefined : "'self'";
  const absolute = url.trim().replace(/^[\\/]{2}/, 'https://');
  if (!canParseUrl(absolute)) return undefined;
  const { protocol, host, origin } = new URL(absolute);
  if (protocol === 'data:') return 'data:';
  // Other hosts may contain characters that end a directive, or a `*` that allows any host.
  const isPlain = /^([\w.-]+|\[[\da-f:]+\])(:\d+)?$/i.test(host);
  return isPlain && /^https?:$/.test(protocol) ? origin : undefined;
}

/**
 * The source expression that allows any URL of the same scheme. Podcast recordings are redirected
 * through counting hosts to changing delivery hosts, and a policy applies to each of them.
 */
function schemeOf(url: string): string | undefined {
  const source = sourceOf(url);
  return source && /^https?:/.test(source) ? `${source.split(':')[0]}:` : source;
}

function selfSource(url: unknown): string | undefined {
  return isExternal(url) ? undefined : "'self'";
}

function hashOf(element: Element): string {
  return `'sha256-${createHash('sha256').update(textOf(element)).digest('base64')}'`;
}

function isSame(some: Set<string> | undefined, others: Set<string>): boolean {
  return some?.size === others.size && [...others].every((source) => some.has(source));
}
