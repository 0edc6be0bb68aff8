import { readdir } from 'node:fs/promises';
import path from 'node:path/posix';
import type { Document } from 'contentlayer2/core';
import { closest, distance } from 'fastest-levenshtein';
import { site } from '../../content/site';
import {
  addressOfContent,
  addressOfGroup,
  addressOfOpml,
  addressOfTag,
  addressOfTopic,
  opmlOfTopic,
} from '../../content/urls';
import type { Fault, Problem } from '../diagnostics/diagnostic';
import type { Reference } from '../markdown/links/links';
import { isMarkdown, slugOfFile, slugOfTag } from '../slugs';
import { contentFolder } from './files';
import type { ReadFile } from './read-document';

/** Something on the site: its address, and for a page what it can be asked for behind a `#`, if known. */
type Place = { address: string; document?: Document; fragments?: string[] };
type Places = Map<string, Place>;

/**
 * All links within the site that lead to a page, a file or a part of a page which is not there, each
 * with the nearest that is.
 * @param others files in `content/` that are no texts
 */
export async function findDeadLinks(files: ReadFile[], others: string[]): Promise<Problem[]> {
  const places = await placesOf(files);
  const names = [
    ...files.map(({ path: file }) => file),
    ...others.map((name) => `${contentFolder}/${name}`),
  ];
  return files.flatMap(({ path: file, document, references = [] }) =>
    references.flatMap((reference) => {
      const { line, column, field } = reference;
      const fault =
        missingFile(reference, names, file) ?? missingPlace(reference, places, document);
      return fault ? { file, line, column, field, ...fault } : [];
    }),
  );
}

// Old addresses of pages end in .html, and somebody may write the name of a text.
const FILE = /\.(?!(?:html?|md|markdown)$)[a-z\d]+$/i;

function missingFile({ written, file }: Reference, names: string[], from: string) {
  if (file === undefined || names.includes(file)) return undefined;
  const nearest = near(file, names);
  return fault(
    `“${written}” leads to a file that is not there`,
    nearest && path.relative(path.dirname(from), nearest),
  );
}

function missingPlace({ written, to, file }: Reference, places: Places, from?: Document) {
  // A text beside this one is asked for by its file, but its page may hide, or lack the part.
  const isText = file !== undefined && isMarkdown(file);
  if (!/^\/(?!\/)/.test(to) || (file !== undefined && !isText)) return undefined;
  const url = new URL(to, site.url);
  const name = decoded(url.pathname);
  const place = places.get(plain(name));
  // `/feed.xml/` would be a folder.
  if (!place || (name.endsWith('/') && FILE.test(place.address))) {
    const isFile = FILE.test(plain(name));
    const addresses = [...places.values()].map(({ address }) => address);
    return fault(
      `“${written}” leads to a ${isFile ? 'file' : 'page'} that is not there`,
      near(
        name,
        addresses.filter((address) => FILE.test(address) === isFile),
      ),
    );
  }
  const { document, fragments } = place;
  if (document && document.published === false && from?.published !== false) {
    const why = document.draft ? 'a draft' : `not out before ${document.date}`;
    const what = place.address === decoded(document.url) ? 'a post' : 'the tag of a post';
    return {
      message: `“${written}” leads to ${what} that is ${why}, so readers do not get there`,
      remedy: 'take the link out until then',
    };
  }
  const fragment = decoded(url.hash.slice(1).replace(/:~:.*/, ''));
  if (fragment === '' || fragment === 'top' || !fragments || fragments.includes(fragment)) {
    return undefined;
  }
  const nearest = near(fragment, fragments);
  return fault(
    `“${written}” leads to a part of the page that is not there`,
    nearest && `#${nearest}`,
  );
}

function fault(message: string, nearest: string | undefined): Fault {
  return {
    message,
    remedy: nearest ? `the nearest that there is: ${nearest}` : 'correct it, or take the link out',
  };
}

// The frame around a text has names of its own.
const OF_THE_FRAME = ['Content', 'Contents'];

async function placesOf(files: ReadFile[]): Promise<Places> {
  const places: Places = new Map();
  const add = (address: string, page: Omit<Place, 'address'> = {}) => {
    if (!places.has(plain(address))) places.set(plain(address), { address, ...page });
  };
  for (const { path: file, document, rendering } of files) {
    // What is on a page that cannot be shown is not known; whoever leads there is told of it by itself.
    if (!document && !file.endsWith('.json')) add(decoded(addressOfContent(file)));
    if (!document?.url) continue;
    // A show's page holds more than its text.
    const known =
      document.type === 'Podcast' ? undefined : [...(rendering?.fragments ?? []), ...OF_THE_FRAME];
    add(decoded(document.url), { document, fragments: known });
  }
  for (const name of await filesIn('app')) for (const route of routesOf(name)) add(route);
  for (const name of await filesIn('public')) {
    add(`/${name}`);
    if (path.basename(name) === 'index.html') add(`/${path.dirname(name)}/`);
  }
  const documents = files.flatMap(({ document }) => document ?? []);
  const shown = documents.filter(({ published }) => published !== false);
  const hidden = documents.filter(({ published }) => published === false);
  for (const { tags, topics, group, redirect_from } of shown) {
    for (const tag of tags ?? []) add(decoded(addressOfTag(slugOfTag(tag))));
    for (const topic of topics ?? []) {
      add(decoded(addressOfTopic(slugOfTag(topic))));
      add(decoded(addressOfOpml(opmlOfTopic(slugOfTag(topic)))));
    }
    // Which shows have ended follows from their snapshots too, so those pages may be there.
    for (const name of group ? [group, 'ended'] : []) add(addressOfGroup(name));
    for (const former of redirect_from ?? []) add(decoded(former));
  }
  for (const document of hidden) {
    for (const tag of document.tags ?? []) add(decoded(addressOfTag(slugOfTag(tag))), { document });
  }
  add(addressOfOpml('archive.opml'));
  return places;
}

/** The addresses of a file in `app/`, if they are known from its name alone. */
function routesOf(file: string): string[] {
  const { dir, base } = path.parse(file);
  if (dir.includes('[')) return [];
  const metadata: Record<string, string> = {
    'robots.ts': 'robots.txt',
    'sitemap.ts': 'sitemap.xml',
  };
  if (base === 'page.tsx') return [`/${dir}/`.replace('//', '/')];
  if (base === 'route.ts') return [`/${dir}`];
  return base in metadata || base === 'icon.svg'
    ? [`/${path.join(dir, metadata[base] ?? base)}`]
    : [];
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

/** `/posts/a` and `/posts/a/` are one place. */
function plain(name: string): string {
  return name.normalize('NFC').replace(/(\/index\.html|\/)$/, '') || '/';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What an author most likely meant: what ends alike, or else what is alike as a whole. */
function near(name: string, known: string[]): string | undefined {
  if (known.length === 0) return undefined;
  const last = lastPart(name);
  const nearest = closest(last, known.map(lastPart));
  const endsAlike = distance(last, nearest) <= Math.max(2, last.length / 3);
  if (!endsAlike) {
    const alike = closest(name, known);
    return distance(name, alike) <= name.length / 2 ? alike : undefined;
  }
  const alike = known.filter((other) => lastPart(other) === nearest);
  return alike.sort((a, b) => distance(a, name) - distance(b, name) || (a < b ? -1 : 1))[0];
}

function lastPart(name: string): string {
  const last = isMarkdown(name) ? slugOfFile(name) : path.basename(plain(name));
  return last.replace(/\.html?$/, '').toLowerCase();
}
