import path from 'node:path/posix';
import { isDeepStrictEqual } from 'node:util';
import { nameOfFile, slugOfFile, slugOfTitle, splitFileName } from '../slugs';

/** A Markdown file, by what other files may call it. */
export type NamedFile = {
  /** Its path in the project. */
  path: string;
  /** The slug of its page, where the front matter has one. */
  slug?: string;
  /** Its title, and other names of it. */
  names: string[];
};

/** The files of a site: those of documents, and the paths in the project of all others. */
export type NamedFiles = { documents: NamedFile[]; others: string[] };

/** What the files of a site are called: the engine knows it before it renders any of them. */
export type NameIndex = {
  /** The slug of the page of a Markdown file. @param file its path in the project */
  slugOf(file: string): string;
  /**
   * Finds the file that a link of Obsidian names: a Markdown file by its path, file name, slug or title, or
   * another file by its path or name. Case does not matter, nor does the date in a file name.
   * @param from the path in the project of the file with the link: of several, the nearest counts
   * @returns its path in the project
   */
  find(name: string, from: string): string | undefined;
  /** The names under which Markdown files are found, for hints. */
  names(): string[];
  /** Replaces what is known. @param others the paths in the project of all other files */
  update(documents: NamedFile[], others: string[]): void;
  /** What is known. */
  files(): NamedFiles;
};

/** Creates an index, which is empty. */
export function nameIndex(): NameIndex {
  let known: NamedFiles = { documents: [], others: [] };
  let slugs = new Map<string, string>();
  let files = new Map<string, Set<string>>();
  let titles: string[] = [];

  return {
    slugOf: (file) => slugs.get(file) ?? slugOfFile(file),
    find(name, from) {
      const found = [...(files.get(keyOf(name.replace(/^\.?\//, ''))) ?? [])];
      const sharedFolders = (file: string) => {
        const folders = path.dirname(from).split('/');
        const end = folders.findIndex((folder, index) => file.split('/')[index] !== folder);
        return end < 0 ? folders.length : end;
      };
      return found.toSorted(
        (a, b) => sharedFolders(b) - sharedFolders(a) || a.length - b.length,
      )[0];
    },
    names: () => titles,
    files: () => known,
    update(documents, others) {
      // In development, most changes are of a text, and names of ten thousand files take a while.
      if (isDeepStrictEqual(known, { documents, others })) return;
      known = { documents, others };
      slugs = new Map(documents.flatMap(({ path, slug }) => (slug ? [[path, slug]] : [])));
      files = new Map();
      const add = (name: string, file: string) => {
        const key = keyOf(name);
        const found = files.get(key);
        if (found) found.add(file);
        else files.set(key, new Set([file]));
      };
      for (const { path: file, slug, names } of documents) {
        const name = nameOfFile(file);
        for (const other of [name, splitFileName(name).rest, slug ?? slugOfFile(file), ...names]) {
          add(other, file);
        }
        for (const tail of tailsOf(file.replace(/\.[^.]+$/, ''))) add(tail, file);
      }
      for (const file of others) for (const tail of tailsOf(file)) add(tail, file);
      titles = documents.flatMap(({ path, names }) => [
        splitFileName(nameOfFile(path)).rest,
        ...names,
      ]);
    },
  };
}

/** A name without case, punctuation and `.md`: `A Title`, `a-title` and `a_title.md` are one. */
function keyOf(name: string): string {
  const bare = name.normalize('NFC').replace(/\.(md|markdown)$/i, '');
  const parts = bare.split('/').map((part) => slugOfTitle(part.replaceAll('_', ' ')));
  return parts.join('/');
}

/** `a/b/c`, `b/c` and `c`. */
function tailsOf(file: string): string[] {
  const parts = file.split('/');
  return parts.map((_, index) => parts.slice(index).join('/'));
}
