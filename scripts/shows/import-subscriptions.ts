import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path/posix';
import { isReservedUrl, urlOfFile } from '../../content/urls';
import { counted } from '../../pipeline/counted';
import { slugOfFile, slugOfTag } from '../../pipeline/slugs';
import { fileNameOf, markdownFilesIn } from '../content-files';
import { findKnown, identitiesOf, nextOrder, readKnownShows } from './known-shows';
import { showFile } from './show-file';
import type { Subscription } from './subscriptions';

/** What became of each subscription: its name, with its file or a reason. */
export type ImportResult = Record<
  'added' | 'known' | 'repeated' | 'leftOut',
  { name: string; detail: string }[]
>;

type Importable = Exclude<Subscription, { reason: string }>;

/**
 * Writes a file for each subscription that has none. No file is written over, so that a second run adds
 * nothing.
 * @param folder of all shows
 * @param added a day (ISO 8601)
 */
export async function importSubscriptions(
  subscriptions: Subscription[],
  folder: string,
  added: string,
): Promise<ImportResult> {
  const known = await readKnownShows(folder);
  const taken = new Set((await markdownFilesIn(folder)).map(takenSlug));
  const result: ImportResult = { added: [], known: [], repeated: [], leftOut: [] };
  const shows: { show: Importable; identities: string[] }[] = [];
  for (const subscription of subscriptions) {
    const { name } = subscription;
    if ('reason' in subscription) {
      result.leftOut.push({ name, detail: subscription.reason });
      continue;
    }
    const identities = identitiesOf({
      ...subscription.facts,
      feeds: [subscription.facts.feed],
    });
    const file = findKnown(known, identities)?.file;
    const first = shows.find((other) => shareOne(other.identities, identities));
    if (file !== undefined) result.known.push({ name, detail: file });
    else if (first === undefined) shows.push({ show: subscription, identities });
    else {
      addTopics(first.show, subscription);
      result.repeated.push({ name, detail: `the same show as ${first.show.name}` });
    }
  }

  await mkdir(folder, { recursive: true });
  let order = nextOrder(known);
  for (const { show } of shows) {
    const { name, facts, ...rest } = show;
    const text = showFile({ ...facts, ...rest, order, added });
    try {
      result.added.push({ name, detail: await writeNew(facts.name ?? name, text) });
      order += 1;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      result.leftOut.push({ name, detail: `its file cannot be written: ${reason}` });
    }
  }
  return result;

  /** Writes a file under the first name that is free. @returns its path */
  async function writeNew(title: string, text: string): Promise<string> {
    for (let number = 1; ; number += 1) {
      const fileName = fileNameOf('', title, number === 1 ? '' : `-${number}`);
      const file = path.join(folder, fileName);
      const slug = takenSlug(fileName);
      const isFree = !taken.has(slug) && !isReservedUrl(urlOfFile(`content/podcasts/${fileName}`));
      taken.add(slug);
      if (isFree && (await writeUnlessThere(file, text))) return file;
    }
  }
}

async function writeUnlessThere(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** File systems of other machines do not distinguish capitals. */
function takenSlug(file: string): string {
  return slugOfFile(file).toLowerCase();
}

function shareOne(some: string[], others: string[]): boolean {
  return some.some((identity) => others.includes(identity));
}

function addTopics({ facts }: Importable, other: Importable): void {
  const topics = [...(facts.topics ?? []), ...(other.facts.topics ?? [])];
  facts.topics = [...new Map(topics.map((topic) => [slugOfTag(topic), topic])).values()];
}

/** A line per subscription, and a sum that adds up. */
export function formatImport({ added, known, repeated, leftOut }: ImportResult): string {
  const lines = [
    ...added.map(({ name, detail }) => `added: ${detail} (${name})`),
    ...known.map(({ name, detail }) => `already there: ${name}, in ${detail}`),
    ...repeated.map(({ name, detail }) => `repeated: ${name}, ${detail}`),
    ...leftOut.map(({ name, detail }) => `left out: ${name}, ${detail}`),
  ];
  const total = added.length + known.length + repeated.length + leftOut.length;
  const sum = [
    `${added.length} added`,
    `${known.length} already there`,
    ...(repeated.length > 0 ? [`${repeated.length} repeated in the file`] : []),
    `${leftOut.length} left out`,
  ];
  return [...lines, `${counted(total, 'outline')} with a feed: ${sum.join(', ')}.`].join('\n');
}
