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

const NO_DRAFT = {
  message: 'this field does not make a draft',
  hint: 'write `draft: true` instead, or remove the line',
};
const NO_EXPIRY = {
  message: 'this field does not take a post offline',
  hint: 'remove the line, and write `draft: true` once the day has come',
};
// Fields by which other generators and tools mark a draft.
const OTHER_FLAGS = /^(is[-_]?draft|hidden|private|unlisted|wip)$/i;
const NEGATED_FLAGS = /^(listed|public|visible)$/i;
// Hugo takes a post offline on this day.
const EXPIRY = /^(?:expiry|unpublish)[-_]?(?:date|at)$/i;
const OTHER_STATES = /^(status|state|visibility)$/i;
const DRAFT_STATES = /^(draft|hidden|in[- ]progress|pending|private|unlisted|unpublished|wip)$/i;

/** Fields that make a draft elsewhere, or take a post offline: it would be published here. */
export function findOtherFlags(written: Map<string, Entry>, file: string): Diagnostic[] {
  return [...written.values()]
    .filter(
      ({ key, value }) =>
        (OTHER_FLAGS.test(key) && /^(true|yes|on|1)$/i.test(String(value))) ||
        (NEGATED_FLAGS.test(key) && /^(false|no|off|0)$/i.test(String(value))) ||
        (OTHER_STATES.test(key) && DRAFT_STATES.test(String(value))) ||
        (EXPIRY.test(key) && value !== null && value !== ''),
    )
    .map(({ key, line }) => ({
      severity: 'error',
      file,
      line,
      field: key,
      ...(EXPIRY.test(key) ? NO_EXPIRY : NO_DRAFT),
    }));
}
