import type { Podcast } from '../../content/internals/documents';
import { quotedYaml } from '../quoted-yaml';

/** The fields that others than the owner know. */
export type ShowFacts = Partial<
  Pick<
    Podcast,
    | 'name'
    | 'address'
    | 'hosts'
    | 'topics'
    | 'language'
    | 'appleId'
    | 'spotifyId'
    | 'youtube'
    | 'amazon'
    | 'feed'
  >
>;

/** A field for the owner to check, with the reason in a few words. */
export type Checks = Partial<Record<keyof ShowFacts, string>>;

/** What a show's file is made from. */
export type NewShow = ShowFacts & {
  order: number;
  /** A day (ISO 8601). */
  added: string;
  checks?: Checks;
  /** The publisher's words, which are in a comment: the body is the owner's own. */
  description?: string;
  /** Its genre at Apple, as a suggestion for topics. */
  genre?: string;
};

/** The group of a new show, for its author to change. */
export const GROUP = 'notable';

type Field = Exclude<
  keyof Podcast,
  '_id' | 'type' | 'slug' | 'url' | 'summary' | 'assets' | 'bodyId'
>;

/** All fields in the order of a file, with what they are for. */
const hints: Record<Field, string> = {
  name: 'its name',
  address: 'the URL of its website',
  hosts: 'the names of its hosts',
  topics: 'a few topics, such as [statistics, tools]: each has a page',
  group: 'top or notable',
  order: 'its position in the group',
  language: 'a language tag, such as en',
  cadence: 'how often episodes come out, such as weekly',
  length: 'the usual length of an episode, such as 45 minutes',
  why: 'why you listen to it, in one line',
  newcomers: 'a note for listeners who are new to the subject',
  added: 'the day it was added to the directory',
  ended: 'the day you learned that it has ended',
  appleId: 'the digits after “id” in its Apple Podcasts URL',
  spotifyId: 'the 22 characters after /show/ in its Spotify URL',
  youtube: 'the URL of its channel or playlist at YouTube',
  amazon: 'the ID after /podcasts/ in its Amazon Music URL',
  feed: 'the URL of its RSS feed',
};

/**
 * The text of a show's file, without a body. Unknown fields are comments; name, address, hosts, topics
 * and why are for the owner to fill in.
 */
export function showFile({
  order,
  added,
  checks = {},
  description,
  genre,
  ...facts
}: NewShow): string {
  const values: Partial<Record<Field, string>> = {
    name: quotedYaml(facts.name ?? ''),
    address: quotedYaml(facts.address ?? ''),
    hosts: quotedYaml(facts.hosts ?? []),
    topics: quotedYaml(facts.topics ?? []),
    group: GROUP,
    order: String(order),
    why: '""',
    added,
  };
  for (const field of ['language', 'appleId', 'spotifyId', 'youtube', 'amazon', 'feed'] as const) {
    const value = facts[field];
    if (value !== undefined) values[field] = quotedYaml(value);
  }
  const lines = Object.entries(hints).map(([name, hint]) => {
    const field = name as Field;
    const value = values[field];
    if (value === undefined) return `# ${field}:  # ${hint}`;
    if (value === '""' || value === '[]') {
      return `${field}: ${value} # write: ${hint}${field === 'topics' && genre ? ` (at Apple: ${genre})` : ''}`;
    }
    const check = field in checks ? checks[field as keyof ShowFacts] : undefined;
    return `${field}: ${value}${check ? ` # check: ${check}` : ''}`;
  });
  const words = description === undefined ? [] : ['# The publisher says:', ...comment(description)];
  return `---\n${[...lines, ...words].join('\n')}\n---\n\n`;
}

const COLUMNS = 96;

/** A text of one line as lines of a comment. */
function comment(text: string): string[] {
  return (text.match(new RegExp(`\\S.{0,${COLUMNS}}(?=\\s|$)|\\S+`, 'gu')) ?? []).map(
    (line) => `#   ${line.trim()}`,
  );
}
