import { canParseUrl } from '../can-parse-url';
import { MAX_NAME_BYTES, slugOfTag } from '../slugs';
import type { Validator } from './document-type';

/** An absolute http or https URL. */
export const httpUrl: Validator = (value) => {
  const url = canParseUrl(value) ? new URL(value) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.hostname !== '') return undefined;
  return {
    message: `invalid URL “${value}”`,
    hint: 'write a full http or https URL, such as https://example.org/show',
  };
};

/** An email address, as browsers check it (HTML 4.10.5.1.5) but for names of hosts alone. */
export const emailAddress: Validator = (value) =>
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/i.test(
    value,
  )
    ? undefined
    : {
        message: `invalid email address “${value}”`,
        hint: 'write the address alone, such as ada@example.org',
      };

/** Any absolute URI, such as the id of an entry in a feed (RFC 4287, 4.2.6). */
export const absoluteUri: Validator = (value) =>
  /\s/.test(value) || !canParseUrl(value)
    ? {
        message: `invalid id “${value}”`,
        hint: 'write a full URL or another URI, such as https://example.org/2023/06/14/a-title',
      }
    : undefined;

/** A path of this site, a file beside the Markdown file, or an http or https URL. */
export const pathOrUrl: Validator = (value) =>
  /^(https?:\/\/|(?![a-z][a-z\d+.-]*:))/i.test(value) && canParseUrl(value, 'https://site.invalid')
    ? undefined
    : {
        message: `invalid path or URL “${value}”`,
        hint: 'write ./loss.png for a file beside this one, /loss.png for one in public/, or a full http or https URL',
      };

/** A percent-encoded path of this site that a file can have. */
export const sitePath: Validator = (value) =>
  isSitePath(value)
    ? undefined
    : {
        message: `invalid path “${value}”`,
        hint: 'write the part of the URL after the host, such as /2023/06/14/a-title.html',
      };

/** A language tag (BCP 47). */
export const languageTag: Validator = (value) => {
  try {
    // `english` is a well-formed tag, but no language has it.
    const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
    // Old tags such as `en-GB-oed` have a name, and no locale.
    if (names.of(value) && new Intl.Locale(value)) return undefined;
  } catch {
    // Not well-formed.
  }
  const meant = value.replaceAll('_', '-').replace(/\..*/, '');
  return {
    message: `unknown language “${value}”`,
    hint:
      meant !== value && languageTag(meant) === undefined
        ? `write ${meant}`
        : 'write a language tag (BCP 47), such as en or de-AT',
  };
};

/** A timestamp in UTC (RFC 3339). */
export const timestamp: Validator = (value) =>
  /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value))
    ? undefined
    : {
        message: `invalid timestamp “${value}”`,
        hint: 'write date and time in UTC, such as 2026-11-24T05:30:00Z',
      };

/** A tag or topic, whose page needs a URL. */
export const taxonomyTerm: Validator = (value) => {
  const slug = slugOfTag(value);
  if (slug !== '' && Buffer.byteLength(slug) <= MAX_NAME_BYTES && !isExportFile(slug)) {
    return undefined;
  }
  return {
    message: `no URL can be made from “${value}”`,
    hint: `use letters or digits in it, and at most ${MAX_NAME_BYTES} characters`,
  };
};

/**
 * Whether Next's export writes a file or a folder of this name for each page. It is known here and not in
 * each site, since Next exports every site so, and a page of this name would be lost.
 */
export function isExportFile(name: string): boolean {
  return /^(index\.(html|txt)|__next.*)$/i.test(name);
}

function isSitePath(value: string): boolean {
  let path: string;
  try {
    path = decodeURIComponent(value);
  } catch {
    return false;
  }
  // In the redirects of edge hosts, `*` and `:name` match any path.
  const isPlain = /^\/[^\\*?#\p{Cc}]*$/u.test(path) && !/\/\/|:[a-z]/i.test(path);
  const names = path.split('/').slice(1);
  const areNames = names.every(
    // Spaces within a name are ordinary: a category of two words is a folder in Jekyll's URLs.
    (name) => !/^[._\s]|\s$/.test(name) && Buffer.byteLength(name) <= MAX_NAME_BYTES,
  );
  return isPlain && areNames;
}
