import { decodeHTML } from 'entities';
import { Parser } from 'htmlparser2';
import { canParseUrl } from '../../pipeline/can-parse-url';
import { cutText } from '../../pipeline/cut-text';

const MAX_CHARACTERS = 300;
// Control characters, bidirectional controls, lone surrogates and byte order marks.
const CONTROLS = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** One line of plain text of at most 300 characters. Many publishers encode entities twice, or in CDATA. */
export function plainText(text: string): string {
  const line = oneLine(decodeHTML(text));
  const characters = [...line];
  return characters.length > MAX_CHARACTERS
    ? `${characters.slice(0, MAX_CHARACTERS).join('')}…`
    : line;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(CONTROLS, '').replace(/ {2,}/g, ' ').trim();
}

const MAX_DESCRIPTION = 280;
// The start of a long description is enough, also where tags take most of it.
const MAX_HTML = 20_000;
const MAX_LINE = 2000;
const HTML_TAG = /<\/?(p|br|a|div|span|ul|ol|li|strong|em|b|i|h[1-6])\b[^>]{0,500}>/i;

// What hosts append to every description.
const FOOTERS =
  /\s*(?:-{2,}\s*)?(?:Hosted (?:on|by) (?:Acast|Simplecast)\b|Learn more about your ad choices\b|(?:For privacy information, )?See (?:omnystudio|acast|art19|pcm\.adswizz)\.com\/|Privacy (?:&|and) Opt-Out: https|Send in a voice message: https|Support this podcast: https|(?:Become a supporter of this podcast|Hosted on Ausha)\b).*$/is;

/**
 * The start of an HTML description as one line of plain text, at most 280 characters, without what
 * hosts of podcasts append to every one.
 */
export function descriptionText(html: string): string {
  const once = textOf(html.slice(0, MAX_HTML));
  // Many publishers encode their HTML twice.
  const text = HTML_TAG.test(once) ? textOf(once) : once;
  const line = oneLine(decodeHTML(text)).slice(0, MAX_LINE);
  return cutText(line.replace(FOOTERS, ''), MAX_DESCRIPTION);
}

const HIDDEN = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'head',
]);
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** The text of HTML, with a space between blocks. No tree is built: a feed may nest tags a million deep. */
function textOf(html: string): string {
  let text = '';
  let hidden = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (HIDDEN.has(name)) hidden += 1;
      else if (!INLINE.has(name)) text += ' ';
    },
    ontext(part) {
      if (hidden === 0) text += part;
    },
    onclosetag(name) {
      if (HIDDEN.has(name)) hidden -= 1;
      else if (!INLINE.has(name)) text += ' ';
    },
  });
  parser.end(html);
  return text;
}

const MAX_URL_LENGTH = 2000;
// The characters of a URL (RFC 3986, 2), without those that have another meaning in HTML.
const URL_CHARACTERS = /^[\w\-.~:/?#[\]@!$&()*+,;=%]+$/;

/**
 * An http or https URL as it is written; where it has characters that no URL has, such as spaces, with
 * these encoded.
 * @param base the URL that a relative one is resolved against
 * @returns undefined for any other, and for one with a user name or of more than 2000 characters
 */
export function httpUrl(value: string | undefined, base?: string): string | undefined {
  const written = value?.trim() ?? '';
  if (written === '' || written.length > MAX_URL_LENGTH) return undefined;
  const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(written);
  const start = written.startsWith('//') ? (base ?? 'https://host.invalid/') : base;
  if (!canParseUrl(written, start)) return undefined;
  const { protocol, hostname, username, password, href } = new URL(written, start);
  const isValid = /^https?:$/.test(protocol) && hostname !== '' && username + password === '';
  if (!isValid) return undefined;
  return isAbsolute && URL_CHARACTERS.test(written) && written.includes('://') ? written : href;
}
