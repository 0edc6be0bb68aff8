import { createHash } from 'node:crypto';
import type { Element, Parents, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

/**
 * A Content-Security-Policy (https://www.w3.org/TR/CSP3/): directives and their sources. A directive
 * without sources is `'none'`.
 */
export type Policy = Map<string, Set<string>>;

/**
 * The strictest policy under which all of a page works: nothing is allowed but what the page holds,
 * and recordings of any host where it holds one.
 * Scripts and styles in the page are allowed by their hash, so none can be added to it.
 * @param tree the page as it is sent
 */
export function policyOf(tree: Root): Policy {
  const policy: Policy = new Map();
  const allow = (directive: string, ...sources: (string | undefined)[]) => {
    const allowed = policy.get(directive) ?? new Set();
    for (const source of sources) if (source) allowed.add(source);
    policy.set(directive, allowed);
  };

  allow('default-src');
  // The icon.
  allow('img-src', "'self'");
  // Scripts in texts that draw the site's own data, React where it runs, and tools that look at a page
  // from inside, as Lighthouse does for robots.txt.
  allow('connect-src', "'self'");
  visit(tree, 'element', (element, _index, parent) => {
    const { tagName, properties } = element;
    if (tagName === 'script' && isExecutable(element)) {
      allow('script-src', properties.src ? ownSource(properties.src) : hashOf(element));
    }
    if (tagName === 'script' && properties.type === 'speculationrules') {
      allow('script-src', hashOf(element));
    }
    if (tagName === 'style') {
      allow('style-src', hashOf(element));
      for (const { isFont, address } of addressesInCss(textOf(element))) {
        allow(isFont ? 'font-src' : 'img-src', isFont ? ownSource(address) : sourceOf(address));
      }
    }
    if (tagName === 'link' && isStyleSheet(element)) {
      allow('style-src', ownSource(properties.href));
      // What lies in it is not known here.
      allow('font-src', "'self'");
    }
    for (const { directive, address } of loadsOf(element, parent)) {
      allow(directive, directive === 'media-src' ? schemeOf(address) : sourceOf(address));
    }
  });
  allow('base-uri');
  allow('form-action');
  allow('frame-ancestors');
  return policy;
}

/**
 * A policy as a header says it.
 */
export function asHeader(policy: Policy) {
  return [...policy]
    .map(([directive, sources]) => `${directive} ${[...sources].sort().join(' ') || "'none'"}`)
    .join('; ');
}

/**
 * A policy as a page can say it of itself: who may frame it, only a header can say.
 */
export function asMeta(policy: Policy) {
  return asHeader(new Map([...policy].filter(([directive]) => directive !== 'frame-ancestors')));
}

/**
 * What all of some policies say alike, for a header that many pages share. Each page's own policy
 * says the rest, and a browser keeps to both. Without directives that differ there is no default.
 */
export function sharedPolicy(policies: Policy[]): Policy {
  const [first, ...others] = policies;
  const shared = new Map(
    [...first].filter(([directive, sources]) =>
      others.every((other) => isSame(other.get(directive), sources)),
    ),
  );
  const isWhole = policies.every(({ size }) => size === shared.size);
  if (!isWhole) {
    shared.delete('default-src');
    shared.set('object-src', new Set());
  }
  return shared;
}

/**
 * What a policy shuts, without what it allows.
 */
export function closedPart(policy: Policy): Policy {
  const shut = [...policy].filter(([name, { size }]) => size === 0 && name !== 'default-src');
  return new Map([...shut, ['object-src', new Set()]]);
}

/**
 * What in an element the policy of its page keeps from working, in the words of its author.
 */
export function refusalsOf(element: Element): { message: string; remedy: string }[] {
  const { tagName, properties } = element;
  const refusals = handlersOf(element).map((name) => ({
    message: `the code in \`${name.toLowerCase()}\` does not run`,
    remedy: 'give the element an id, and put the code into a <script> that finds it',
  }));
  const refuse = (message: string, remedy: string) => refusals.push({ message, remedy });
  const toPublic = 'put the file into public/ and name it by its path, such as /file.js';
  if (tagName === 'script' && properties.src && isElsewhere(properties.src)) {
    refuse(`the script ${properties.src} of another host does not run`, toPublic);
  }
  if (tagName === 'link' && isStyleSheet(element) && isElsewhere(properties.href)) {
    refuse(`the style sheet ${properties.href} of another host is not loaded`, toPublic);
  }
  if (tagName === 'object' || tagName === 'embed') {
    refuse(`<${tagName}> is not shown`, 'use <img>, <video> or <iframe>, or link to the file');
  }
  if (properties.srcDoc !== undefined) {
    refuse(
      'styles and scripts in `srcdoc` do not work',
      'put the page into public/ and name it in src',
    );
  }
  if (tagName === 'form') {
    refuse('a form sends nothing', 'link to a page where it can be filled in');
  }
  if (
    tagName === 'style' &&
    /@import|@font-face[^}]*url\(\s*["']?(https?:)?\/\//i.test(textOf(element))
  ) {
    refuse('a style sheet or a font of another host is not loaded', toPublic);
  }
  if (tagName === 'base') refuse('<base> is not heeded', 'write each address whole');
  if (/^\s*javascript:/i.test(String(properties.href ?? ''))) {
    refuse('the code in an address does not run', 'use a <button>, and a <script> that finds it');
  }
  return refusals;
}

/**
 * The attributes of an element that hold code, such as `onClick`.
 */
export function handlersOf({ properties }: Element) {
  return Object.keys(properties).filter((name) => /^on[A-Z]/.test(name));
}

/**
 * Whether an element is a style sheet's link.
 */
export function isStyleSheet({ properties: { rel } }: Element) {
  return Array.isArray(rel) && rel.includes('stylesheet');
}

/**
 * Whether a script element's text is for the browser, and not data (HTML 4.12.1).
 */
export function isExecutable({ properties: { type } }: Element) {
  return (
    !type || /^(module|importmap|(text|application)\/(java|ecma)script)$/i.test(String(type).trim())
  );
}

/**
 * What an element makes the browser load, and by which directive's leave.
 */
function loadsOf({ tagName, properties }: Element, parent: Parents | undefined) {
  const { src, srcSet, poster, href, xLinkHref, dataEmbed } = properties;
  const isInPicture = parent?.type === 'element' && parent.tagName === 'picture';
  const loads: { directive: string; addresses: unknown[] }[] = [];
  if (tagName === 'img' || tagName === 'input' || (tagName === 'source' && isInPicture)) {
    loads.push({ directive: 'img-src', addresses: [src, ...candidatesIn(srcSet)] });
  } else if (tagName === 'image' || tagName === 'feImage') {
    loads.push({ directive: 'img-src', addresses: [href, xLinkHref] });
  } else if (/^(video|audio|track|source)$/.test(tagName)) {
    loads.push({ directive: 'media-src', addresses: [src] });
    loads.push({ directive: 'img-src', addresses: [poster] });
  } else if (tagName === 'iframe') {
    loads.push({ directive: 'frame-src', addresses: [src] });
  } else if (tagName === 'a' && /^https:\/\//i.test(String(dataEmbed))) {
    // A player that takes the link's place once it is pressed.
    loads.push({ directive: 'frame-src', addresses: [dataEmbed] });
  }
  return loads.flatMap(({ directive, addresses }) =>
    addresses.flatMap((address) => (address ? { directive, address: String(address) } : [])),
  );
}

/**
 * The addresses in a `srcset` (HTML 4.8.4.2.1), each before its width or density.
 */
function candidatesIn(srcSet: unknown) {
  return String(srcSet ?? '')
    .split(/\s+[\d.]+[wx]\s*,?|,\s+/)
    .map((candidate) => candidate.trim());
}

function addressesInCss(css: string) {
  const fonts = css.match(/@font-face\s*\{[^}]*\}/gi)?.join('') ?? '';
  return [...css.matchAll(/url\(\s*["']?([^"')]+)/gi)].map(([whole, address]) => ({
    isFont: fonts.includes(whole),
    address: address.trim(),
  }));
}

/**
 * What a policy calls the place of an address. Nothing where the address is no place.
 */
function sourceOf(address: string) {
  if (!isElsewhere(address)) return address.startsWith('#') ? undefined : "'self'";
  const whole = address.trim().replace(/^[\\/]{2}/, 'https://');
  if (!URL.canParse(whole)) return undefined;
  const url = new URL(whole);
  if (url.protocol === 'data:') return 'data:';
  // A host may hold signs that end a directive, or a star that stands for all hosts.
  const isPlain = /^([\w.-]+|\[[\da-f:]+\])(:\d+)?$/i.test(url.host);
  return isPlain && /^https?:$/.test(url.protocol) ? url.origin : undefined;
}

/**
 * What a policy calls all places of an address's scheme. Recordings of podcasts are reached through
 * hosts that count and on to ever other ones that deliver, and a policy is asked at each. A recording
 * runs nothing.
 */
function schemeOf(address: string) {
  const source = sourceOf(address);
  return source && /^https?:/.test(source) ? `${source.split(':')[0]}:` : source;
}

function ownSource(address: unknown) {
  return isElsewhere(address) ? undefined : "'self'";
}

function isElsewhere(address: unknown) {
  return URL.canParse(String(address)) || /^[\\/]{2}/.test(String(address).trim());
}

function hashOf(element: Element) {
  return `'sha256-${createHash('sha256').update(textOf(element)).digest('base64')}'`;
}

function isSame(some: Set<string> | undefined, others: Set<string>) {
  return some?.size === others.size && [...others].every((source) => some.has(source));
}
