import type { Diagnostic, DiagnosticText } from '../diagnostics/diagnostic';
import { isRecord } from '../json-shape';
import { asBoolean } from './fields';
import type { Entry } from './front-matter-entry';
import { plain, tableEntries } from './other-tools';

/** What a field means elsewhere, where its value says that readers do not get the post. */
type OtherFlag = DiagnosticText & {
  /** Matches names without - and _, in lower case. */
  names: RegExp;
  isSet: (value: unknown) => boolean;
  severity: Diagnostic['severity'];
};

const NO_DRAFT = {
  severity: 'error',
  message: 'this field does not make a draft',
  hint: 'write `draft: true` instead, or remove the line',
} as const;

const NO_SEARCH = 'this field does not keep a page from search engines: it is in the sitemap';

/** States of WordPress, Ghost, Notion and of note takers, in which a text is not published. */
const DRAFT_STATES = new Set([
  ...['draft', 'drafts', 'autodraft', 'drafting', 'hidden', 'idea', 'inprogress', 'inreview'],
  ...['never', 'notpublished', 'pending', 'planned', 'private', 'review', 'todo', 'trash'],
  ...['unlisted', 'unpublished', 'wip', 'future', 'scheduled'],
]);

const OTHER_FLAGS: OtherFlag[] = [
  {
    ...NO_DRAFT,
    names:
      /^(?:(?:is|saveas|post)draft|(?:is)?(?:hide|hidden|private|unlisted|unpublished|trashed)|wip|headless|nopublish|eleventyexcludefromcollections)$/,
    isSet: isTrue,
  },
  {
    ...NO_DRAFT,
    names: /^(?:is)?(?:listed|public|render|visible)$|^(?:is|post)publish(?:ed)?$|^dgpublish$/,
    isSet: isFalse,
  },
  // Eleventy writes no page for it.
  { ...NO_DRAFT, names: /^permalink$/, isSet: (value) => value === false },
  {
    ...NO_DRAFT,
    names:
      /^(?:(?:post|publish|published|publication|publishing)?(?:status|state)|visibility|access)$/,
    isSet: (value) => [value].flat().some((state) => DRAFT_STATES.has(plain(String(state)))),
  },
  { ...NO_DRAFT, names: /^build$/, isSet: isUnbuilt },
  {
    ...NO_DRAFT,
    // Hugo applies these fields to the post and all below it.
    names: /^cascade$/,
    isSet: (value) =>
      [value]
        .flat()
        .some((fields) => isRecord(fields) && (isTrue(fields.draft) || isUnbuilt(fields.build))),
  },
  {
    severity: 'error',
    // Hugo takes a post offline on this day.
    names: /^(?:expir(?:y|es|ation)|unpublish(?:ed)?)(?:date|at|on)?$/,
    isSet: (value) => value !== null && value !== '' && asBoolean(value) === undefined,
    message: 'this field does not take a post offline',
    hint: 'remove the line, and write `draft: true` once the day has come',
  },
  {
    severity: 'error',
    names: /^password$/,
    isSet: (value) => value !== null && value !== '' && !isFalse(value),
    message: 'no page can be protected by a password',
    hint: 'write `draft: true`, or remove the line to publish the text for everyone',
  },
  {
    severity: 'warning',
    // Nikola's.
    names: /^(?:tags?|categor(?:y|ies))$/,
    isSet: (value) => [value].flat().some((term) => /^drafts?$/i.test(String(term).trim())),
    message: 'a tag does not make a draft',
    hint: 'write `draft: true` if the post is not to be published',
  },
  {
    severity: 'warning',
    // Of Docusaurus, Jekyll's plugins and others.
    names: /^(?:noindex|robotsnoindex|searchexclude)$/,
    isSet: isTrue,
    message: NO_SEARCH,
    hint: 'remove the line, or write `draft: true`',
  },
  {
    severity: 'warning',
    names: /^sitemap$/,
    isSet: isFalse,
    message: NO_SEARCH,
    hint: 'remove the line, or write `draft: true`',
  },
  {
    severity: 'warning',
    names: /^robots$/,
    isSet: (value) => /noindex|none/i.test(String(value)),
    message: NO_SEARCH,
    hint: 'remove the line, or write `draft: true`',
  },
];

/** Fields that make a draft elsewhere, or take a post offline: it would be published here. */
export function findOtherFlags(written: Map<string, Entry>, file: string): Diagnostic[] {
  const entries = [...written.values(), ...tableEntries(written).map(([, entry]) => entry)];
  return entries.flatMap(({ key, value, line }) => {
    const flag = OTHER_FLAGS.find(({ names, isSet }) => names.test(plain(key)) && isSet(value));
    if (!flag) return [];
    const { severity, message, hint } = flag;
    return [{ severity, file, line, field: key, message, hint }];
  });
}

function isTrue(value: unknown): boolean {
  return value === 1 || asBoolean(value) === true;
}

function isFalse(value: unknown): boolean {
  return value === 0 || asBoolean(value) === false;
}

/** Hugo's `build`, which keeps a page from being written or listed. */
function isUnbuilt(build: unknown): boolean {
  return (
    isRecord(build) && [build.render, build.list].some((when) => isFalse(when) || when === 'never')
  );
}
