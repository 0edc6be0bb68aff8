import { findClashes, findOutdatedSnapshots, findStraySnapshots } from './clashes';
import { type Kind, type ReadFile, readDocument } from './documents';
import { contentFolder, findFiles, readUtf8 } from './files';
import type { Problem } from './problems';

/** All of `content/` as it was read: the files, and what is wrong or odd in them and between them. */
export type Content = { files: ReadFile[]; problems: Problem[]; warnings: Problem[] };

/**
 * Makes a function that reads all of `content/`. Called again, it renders only what has changed,
 * and takes a file that has become faulty as it last was, beside naming what is wrong.
 * @param kinds what lies in each folder, such as `posts`
 */
export function contentReader(kinds: Map<string, Kind>): () => Promise<Content> {
  const known = new Map<string, { source?: string; read: ReadFile }>();

  async function readOne(file: string): Promise<ReadFile> {
    let source: string | undefined;
    try {
      source = await readUtf8(file);
    } catch (error) {
      // Gone since it was listed, as in a checkout beside `npm run dev`: the next reading knows.
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return nothing;
      return faulty(file, 'it cannot be read', 'give yourself the right to read it');
    }
    const last = known.get(file);
    if (last && last.source === source) return last.read;
    const kind = kinds.get(file.split('/')[0]) as Kind;
    const now =
      source === undefined
        ? faulty(file, 'its bytes are not UTF-8', 'save it again with the encoding UTF-8')
        : await readDocument(kind, file, source);
    const read = now.document ? now : { ...last?.read, ...now };
    known.set(file, { source, read });
    return read;
  }

  return async () => {
    const formats = new Map([...kinds].map(([folder, { format }]) => [folder, format]));
    const found = await findFiles(formats);
    const files: ReadFile[] = [];
    for (const file of found.files) files.push(await readOne(file));
    const documents = files.flatMap(({ document }) => document ?? []);
    const problems = [
      ...found.problems,
      ...files.flatMap((file) => file.problems),
      ...findClashes(documents),
      ...findStraySnapshots(found.files),
    ];
    const warnings = [
      ...files.flatMap((file) => file.warnings),
      ...findOutdatedSnapshots(documents),
    ];
    return { files, problems, warnings };
  };
}

const nothing: ReadFile = { problems: [], warnings: [] };

function faulty(file: string, message: string, remedy: string): ReadFile {
  return { problems: [{ file: `${contentFolder}/${file}`, message, remedy }], warnings: [] };
}
