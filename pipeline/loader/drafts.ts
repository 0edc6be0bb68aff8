import { dayIn } from '../dates';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Entry } from './front-matter-entry';

/**
 * Whether readers get a post: it is neither a draft nor scheduled.
 * @param timeZone of the site, an IANA name: a post without a time is published when its day begins there
 */
export function isPublishedAt(
  now: Date,
  timeZone: string,
  { draft, date, publishedAt }: { draft?: boolean; date: string; publishedAt?: string },
): boolean {
  if (draft === true) return false;
  return publishedAt === undefined
    ? date <= dayIn(timeZone, now)
    : Date.parse(publishedAt) <= now.getTime();
}

/** The fields that keep a post unpublished: a typo in one of them would publish it. */
export const DRAFT_FLAGS = ['draft', 'published'];

const STRAY_FLAG = /^[^\w\n]*((?:draft|published)\W*:\s*(?:true|false|yes|no))\W*$/im;
const FIRST_LINES = 15;

/** A `draft: true` at the top of the body: the delimiter of its front matter is wrong, such as a dash. */
export function findStrayFlag(body: string, file: string): Diagnostic[] {
  const [beforeCode] = body
    .split('\n')
    .slice(0, FIRST_LINES)
    .join('\n')
    .split(/^\s*(?:```|~~~)/m);
  const [, found] = STRAY_FLAG.exec(beforeCode) ?? [];
  if (found === undefined) return [];
  const message = `\`${found}\` is in the body, not in the front matter`;
  const hint = 'put the fields between two lines that consist of --- alone';
  return [{ severity: 'error', file, message, hint }];
}

/** Draft flags of a document that cannot be a draft. */
export function findDraftFlags(
  written: Map<string, Entry>,
  file: string,
  contentDir: string,
): Diagnostic[] {
  return [...written.values()]
    .filter(({ key }) => DRAFT_FLAGS.includes(key.toLowerCase()))
    .map(({ key, line }) => ({
      severity: 'error',
      file,
      line,
      field: key,
      message: 'only a post can be a draft',
      hint: `remove the line, or keep the file outside of ${contentDir}/ until it is ready`,
    }));
}
