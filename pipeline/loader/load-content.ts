import path from 'node:path/posix';
import { withProgress } from '../concurrency';
import type { Problem } from '../diagnostics/diagnostic';
import { findDeadLinks } from './broken-links';
import { findClashes, findOutdatedSnapshots, findStraySnapshots } from './conflicts';
import { contentFolder, findFiles, readUtf8 } from './files';
import { type Kind, type ReadFile, readDocument } from './read-document';

/** All of `content/` as it was read: the files, and what is wrong or odd in them and between them. */
export type Content = { files: ReadFile[]; problems: Problem[]; warnings: Problem[] };

/**
 * Makes a function that reads all of `content/`. Called again, it renders only what has changed,
 * and takes a file that has become faulty as it last was, beside naming what is wrong.
 * @param kinds what lies in each folder, such as `posts`
 */
export function contentReader(
  kinds: Map<string, Kind>,
): (changed?: ReadonlySet<string>) => Promise<Content> {
  const known = new Map<string, ReadFile>();

  async function readOne(file: string): Promise<ReadFile> {
    const place = `${contentFolder}/${file}`;
    let source: string | undefined;
    try {
      source = readUtf8(file);
    } catch (error) {
      // Gone since it was listed, as in a checkout beside `npm run dev`: the next reading knows.
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
        return { path: place, problems: [], warnings: [] };
      }
      return faulty(place, 'it cannot be read', 'give yourself the right to read it');
    }
    const kind = kinds.get(file.split('/')[0]) as Kind;
    return source === undefined
      ? faulty(place, 'its bytes are not UTF-8', 'save it again with the encoding UTF-8')
      : await readDocument(kind, file, source);
  }

  return async (changed) => {
    const formats = new Map([...kinds].map(([folder, { format }]) => [folder, format]));
    const found = await findFiles(formats);
    const files: ReadFile[] = [];
    await withProgress('Reading', found.files, async (file, place) => {
      const last = known.get(file);
      const isAsItWas = last && changed && !concerns(changed, last);
      const now = isAsItWas ? last : await readOne(file);
      files[place] = now.document ? now : { ...last, ...now };
      known.set(file, files[place]);
    });
    const documents = files.flatMap(({ document }) => document ?? []);
    const used = new Set(files.flatMap(({ rendering }) => Object.keys(rendering?.uses ?? {})));
    const problems = [
      ...found.problems.filter(({ file }) => !used.has(file)),
      ...files.flatMap((file) => file.problems),
      ...findClashes(documents),
      ...findStraySnapshots(found.files),
      ...(await findDeadLinks(files, found.others)),
    ];
    const warnings = [
      ...files.flatMap((file) => file.warnings),
      ...findOutdatedSnapshots(documents),
      // What a text shows is not known while it cannot be read.
      ...findUnused(
        files.every(isReadable) ? found.others : [],
        new Set([...used, ...found.problems.map(({ file }) => file)]),
      ),
    ];
    return { files, problems, warnings };
  };
}

function isReadable({ path: file, rendering }: ReadFile): boolean {
  return rendering !== undefined || file.endsWith('.json');
}

/** Whether a change is one of a file, or of what it is made with. */
function concerns(changed: ReadonlySet<string>, { path, rendering }: ReadFile): boolean {
  const uses = Object.keys(rendering?.uses ?? {});
  return changed.has(path) || uses.some((name) => changed.has(name));
}

/** Files beside texts that no text shows or leads to: somebody has put them there for something. */
function findUnused(others: string[], used: ReadonlySet<string>): Problem[] {
  return others
    .map((name) => `${contentFolder}/${name}`)
    .filter((file) => !used.has(file))
    .map((file) => ({
      file,
      message: 'no text shows this file or leads to it, so it is not published',
      remedy: `name it in a text beside it, such as ${mentionOf(path.basename(file))}, or delete it`,
    }));
}

/** How a text shows a file, or leads to it. */
function mentionOf(name: string): string {
  const isPicture = /\.(avif|gif|jpe?g|png|svg|webp)$/i.test(name);
  return isPicture ? `![what it shows](./${name})` : `[what it is](./${name})`;
}

function faulty(path: string, message: string, remedy: string): ReadFile {
  return { path, problems: [{ file: path, message, remedy }], warnings: [] };
}
