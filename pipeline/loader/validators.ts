import type { Validator } from '../document-type';
import { MAX_NAME_BYTES, slugOfTag } from '../slugs';

/** The whole address of something elsewhere. */
export const httpUrl: Validator = (value) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.hostname !== '') return undefined;
  return {
    message: `“${value}” is no http or https address`,
    hint: 'write the whole address, such as https://example.org/show',
  };
};

/** A path on this site, or an address elsewhere. */
export const pathOrUrl: Validator = (value) =>
  /^(\/|https?:\/\/)/i.test(value) && URL.canParse(value, 'https://site.invalid')
    ? undefined
    : {
        message: `“${value}” is neither a path nor an address`,
        hint: 'write a path such as /loss.png for a file in public/, or a whole address',
      };

/** A path on this site, as it stands in an address, that a file can have. */
export const sitePath: Validator = (value) =>
  isSitePath(value)
    ? undefined
    : {
        message: `“${value}” is no path of this site`,
        hint: 'write what stands behind the host, such as /2023/06/14/a-title.html',
      };

/** A language as BCP 47 names it. */
export const languageTag: Validator = (value) => {
  try {
    // `english` has the form of a code, and is none.
    const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
    if (names.of(value)) return undefined;
  } catch {
    // Not even the form.
  }
  return { message: `“${value}” names no language`, hint: 'write a code such as en or de-AT' };
};

/** A moment, as programs write it (RFC 3339). */
export const instant: Validator = (value) =>
  /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value))
    ? undefined
    : {
        message: `“${value}” is no moment in time`,
        hint: 'write it such as 2026-11-24T05:30:00Z',
      };

/** Apple's number of a show. */
export const appleId: Validator = (value) =>
  /^\d+$/.test(value)
    ? undefined
    : {
        message: `“${value}” is no Apple Podcasts id`,
        hint: 'write the digits after “id” in the show’s Apple Podcasts address',
      };

/** Spotify's name for a show. */
export const spotifyId: Validator = (value) =>
  /^[A-Za-z0-9]{22}$/.test(value)
    ? undefined
    : {
        message: `“${value}” is no Spotify id`,
        hint: 'write the 22 letters and digits after /show/ in the show’s Spotify address',
      };

/** A tag or topic, from which a URL has to be made. */
export const taxonomyTerm: Validator = (value) => {
  const slug = slugOfTag(value);
  if (slug !== '' && Buffer.byteLength(slug) <= MAX_NAME_BYTES && !isExportFile(slug)) {
    return undefined;
  }
  return {
    message: `no URL can be made from “${value}”`,
    hint: 'use letters or digits in it, and at most 200 of them',
  };
};

/** Whether Next's export writes a file or a folder of this name beside a page. */
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
  // Edge hosts take `*` and `:name` for any path.
  const isPlain = /^\/[^\s\\*?#\p{Cc}]*$/u.test(path) && !/\/\/|:[a-z]/i.test(path);
  const names = path.split('/').slice(1);
  const areNames = names.every(
    (name) => !/^[._]/.test(name) && Buffer.byteLength(name) <= MAX_NAME_BYTES,
  );
  return isPlain && areNames;
}
