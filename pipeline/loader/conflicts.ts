import { existsSync } from 'node:fs';
import { basename } from 'node:path/posix';
import type { Document } from 'contentlayer2/core';
import type { Fault, Problem } from '../diagnostics/diagnostic';
import { placeOf } from '../normalized-url';
import { slugOfFile } from '../slugs';
import { contentFolder } from './files';

/** What only shows when all files lie side by side: two with one address, two shows that are one. */
export function findClashes(documents: Document[]): Problem[] {
  const addresses = documents.flatMap((document) => [
    { ...document, address: `${document.type} ${document.slug}` },
    ...(document.redirect_from ?? []).map((former: string) => ({
      ...document,
      address: former,
    })),
  ]);
  const shows = documents.filter(({ type }) => type === 'Podcast');
  return [
    // Hosts on Windows and macOS take `A` and `a` for one folder.
    ...clashes(addresses, ({ address }) => address.toLowerCase(), {
      message: 'has the same address',
      remedy: 'rename one of the two files, or take the former address out of one',
    }),
    ...clashes(shows, ({ group, order }) => `${group} ${order}`, {
      message: 'has the same group and order',
      remedy: 'give one of the two another order',
    }),
    ...['appleId', 'spotifyId', 'feed'].flatMap((field) =>
      clashes(
        shows.filter((show) => show[field] !== undefined),
        (show) => (field === 'feed' ? placeOf(show.feed) : show[field]),
        { message: `has the same ${field}`, remedy: 'take it out of the one that it is not of' },
      ).map((problem) => ({ ...problem, field })),
    ),
  ];
}

/** Whether a route, a file of `public/` or the framework has a path: it would hide a page. */
export function isOfTheSite(path: string): boolean {
  const reserved = /^(index|404|_.*|.*\.(html|xml|json|txt|svg))$/i;
  return reserved.test(basename(path)) || existsSync(`app/${path}`) || existsSync(`public/${path}`);
}

/**
 * Snapshots that belong to no show's file.
 * @param files all that lie in `content/`
 */
export function findStraySnapshots(files: string[]): Problem[] {
  const shows = files.filter((file) => file.startsWith('podcasts/')).map(slugOfFile);
  return files
    .filter((file) => file.startsWith('snapshots/') && !shows.includes(basename(file, '.json')))
    .map((file) => ({
      file: `${contentFolder}/${file}`,
      message: 'there is no show of this name',
      remedy: 'delete the file, or name it like the show’s file in content/podcasts/',
    }));
}

/** Snapshots of another feed than their show has now: what they hold is not shown. */
export function findOutdatedSnapshots(documents: Document[]): Problem[] {
  const feeds = new Map(
    documents.flatMap(({ type, slug, feed }) => (type === 'Podcast' ? [[slug, feed]] : [])),
  );
  return documents
    .filter(({ type, slug, feed }) => {
      const current = feeds.get(slug);
      const isCurrent = current !== undefined && placeOf(current) === placeOf(feed);
      return type === 'Snapshot' && feeds.has(slug) && !isCurrent;
    })
    .map(({ _id, slug }) => ({
      file: `${contentFolder}/${_id}`,
      field: 'feed',
      message: 'this is not the feed of the show, so its episodes are not shown',
      remedy: feeds.get(slug)
        ? `see that the feed in the show’s file is right, then run npm run podcasts -- --only ${slug}`
        : 'write the feed in the show’s file, or delete this one',
    }));
}

function clashes<Item extends Document>(
  documents: Item[],
  key: (document: Item) => string,
  { message, remedy }: Fault,
): Problem[] {
  const first = new Map<string, Item>();
  const problems: Problem[] = [];
  for (const document of documents) {
    const other = first.get(key(document));
    // A post may say one former address twice, as its permalink too.
    if (other && other._id !== document._id) {
      const file = `${contentFolder}/${document._id}`;
      problems.push({ file, message: `${contentFolder}/${other._id} ${message}`, remedy });
    } else {
      first.set(key(document), document);
    }
  }
  return problems;
}
