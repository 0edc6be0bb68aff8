import { idsInAddress } from '../../content/podcast-directory/platform-addresses';
import { site } from '../../content/site';
import { slugOfTitle } from '../../pipeline/slugs';
import { CommandError } from '../command-error';
import { formatTable } from '../podcasts/table';
import { factsInAddress, parseAddress, platformShow } from './address';
import { type FoundShow, findShow } from './find-show';
import { findKnown, identitiesOf, nextOrder, readKnownShows } from './known-shows';
import { type ShowFacts, showFile } from './show-file';

/** A show's file before it is written. */
export type DraftShow = {
  /** What its file is named after. */
  title: string;
  text: string;
  /** What was found, and where, in lines for the console. */
  report?: string;
  /** A required field that the owner has to fill in. */
  missing?: keyof ShowFacts;
};

/**
 * The file of a show of which only the name is known.
 * @param folder of all shows
 * @param added a day (ISO 8601)
 */
export async function draftShow(name: string, folder: string, added: string): Promise<DraftShow> {
  const order = nextOrder(await readKnownShows(folder));
  const language = site.language.split('-')[0];
  return { title: name, text: showFile({ name, language, order, added }), missing: 'address' };
}

/**
 * The file of the show that an address names, with all that is found.
 * @param written the address as it was pasted
 * @param name by its owner, or an empty string for the one that is found
 * @throws {CommandError} where the address names no show, or one that has a file
 */
export async function draftShowAt(
  written: string,
  name: string,
  folder: string,
  added: string,
  options: Parameters<typeof findShow>[1] = {},
): Promise<DraftShow> {
  const address = parseAddress(written);
  platformShow(address);
  const known = await readKnownShows(folder);
  // Before the requests, which may take a while, and afterwards with what they have found.
  const own = factsInAddress(address).facts;
  refuseKnown(identitiesOf({ ...own, feeds: [address, own.feed] }));
  const { facts, checks, ...found } = await findShow(address, options);
  refuseKnown(identitiesOf({ ...facts, guid: found.guid, feeds: [...found.feeds, facts.feed] }));

  if (name !== '') {
    facts.name = name;
    found.origins.name = 'you';
    delete checks.name;
  }
  const { description, genre } = found;
  const order = nextOrder(known);
  return {
    title: facts.name && slugOfTitle(facts.name) ? facts.name : titleOf(address),
    text: showFile({ ...facts, checks, description, genre, order, added }),
    report: reportOf({ facts, checks, ...found }),
    missing: missingIn(facts),
  };

  function refuseKnown(identities: string[]): void {
    const other = findKnown(known, identities);
    if (!other) return;
    throw new CommandError(`The show has a file already, ${other.file}: edit that file.`);
  }
}

/** A title for the file of a show without a name, such as `Spotify 1BZN7H3ikovSejhwQTzNm4`. */
function titleOf(address: string): string {
  const { url = address, platform } = idsInAddress(address) ?? {};
  const { hostname, pathname, search } = new URL(url);
  return `${platform ?? hostname} ${`${pathname}${search}`.split(/[/=]/).filter(Boolean).at(-1) ?? ''}`;
}

function reportOf({ facts, origins, checks, failures }: FoundShow): string {
  const rows = (Object.keys(origins) as (keyof ShowFacts)[]).map((field) => [
    field,
    [facts[field]].flat().join(', '),
    `from ${origins[field]}${checks[field] ? `; check: ${checks[field]}` : ''}`,
  ]);
  const unknown = (['name', 'hosts', 'feed'] as const).filter((field) => !(field in facts));
  const missing = missingIn(facts);
  const isAlone = Object.values(origins).every((origin) => origin === 'the address');
  return [
    formatTable(['field', 'value', 'origin'], rows),
    ...failures,
    ...(isAlone ? ['The file has only what the address itself says.'] : []),
    ...(unknown.length > 0 ? [`Not found: ${unknown.join(', ')}.`] : []),
    'Yours to write in it: why, topics, and the text below the fields.',
    ...(missing ? [`A build stops until its ${missing} is filled in.`] : []),
    ...(missing === 'name' ? ['The page has the URL of the file: rename it too.'] : []),
  ].join('\n');
}

/** The first required field that is not known. */
function missingIn(facts: ShowFacts): 'name' | 'address' | undefined {
  return (['name', 'address'] as const).find((field) => !facts[field]);
}
