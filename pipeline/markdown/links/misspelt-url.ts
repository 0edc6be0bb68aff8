import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { didYouMean } from '../../diagnostics/did-you-mean';

const SCHEMES = ['http', 'https', 'mailto'];
const QUOTED = /^(?:[“”„‘’"']|%E2%80%9[C-E89])(.+?)(?:[“”‘’"']|%E2%80%9[C-E89])$/i;
const HOST = /^(?:www\.[\w-]+\.|(?:[\w-]+\.)+(?:com|org|net|edu|gov|io|ai|dev)(?=[/?#:]|$))/i;

/**
 * Finds what is wrong with a URL that a browser would take for another one: `htps://x.org`, `https:/x.org`.
 * `linkify-it` and `normalize-url` were tried: they repair such URLs, or refuse them without a reason.
 */
export function misspeltScheme(url: string): DiagnosticText | undefined {
  const [, quoted] = QUOTED.exec(url) ?? [];
  if (quoted !== undefined) return misspelt(url, quoted);
  const [, slashes, rest] = /^https?(:\/?|\/\/)(?!\/)(.*)$/is.exec(url) ?? [];
  if (slashes !== undefined) return misspelt(url, `${url.slice(0, url.search(/[:/]/))}://${rest}`);
  const [, scheme = ''] = /^([a-z]+):/i.exec(url) ?? [];
  if (scheme === '' || SCHEMES.includes(scheme.toLowerCase())) return undefined;
  const meant = didYouMean(scheme.toLowerCase(), SCHEMES, 1);
  return meant ? misspelt(url, meant + url.slice(scheme.length)) : undefined;
}

/** Finds a host without `https://`, which is the path of a file beside the page. */
export function hostWithoutScheme(url: string): DiagnosticText | undefined {
  return HOST.test(url)
    ? {
        message: `URL without https:// “${url}”: it leads to a file beside the page`,
        hint: `write https://${url}, or ./${url} if you mean a file`,
      }
    : undefined;
}

function misspelt(url: string, meant: string): DiagnosticText {
  return { message: `invalid URL “${url}”`, hint: `write ${meant}` };
}
