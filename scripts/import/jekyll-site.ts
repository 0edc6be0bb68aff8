import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { csvParse, tsvParse } from 'd3-dsv';
import { parse as parseYaml } from 'yaml';
import { globPattern } from './glob';
import type { ImportDiagnostic } from './import-diagnostic';
import { type JekyllConfig, readJekyllConfig, text } from './jekyll-config';
import { parseRubyYaml } from './ruby-yaml';

/** The files of a Jekyll site, by what Jekyll does with them. Paths are relative to its source, with slashes. */
export type JekyllSite = {
  /** Of the source, absolute. */
  source: string;
  config: JekyllConfig;
  posts: string[];
  drafts: string[];
  /** By the name of the collection. */
  collections: Map<string, string[]>;
  /** All others that Jekyll publishes: pages, where they have front matter, and assets. */
  others: string[];
  /** The contents of `_data`, nested as its folders are. */
  data: Record<string, unknown>;
  /** The files of folders whose text is used by others. Absolute paths by name. */
  includes: Map<string, string>;
  layouts: Map<string, string>;
  diagnostics: ImportDiagnostic[];
};

/** More files than a blog has: somebody named the wrong folder. */
const MAX_FILES = 100_000;

/**
 * Lists and sorts the files of a Jekyll site.
 * @param folder with `_config.yml`
 * @throws {CommandError} where it is none
 */
export function readJekyllSite(folder: string): JekyllSite {
  const config = readJekyllConfig(folder);
  const source = path.join(folder, config.source);
  const diagnostics: ImportDiagnostic[] = [];
  const files = filesOf(source, config, diagnostics);
  const isBelow = (name: string) => (file: string) => `/${file}`.includes(`/${name}/`);
  const inCollection = (name: string) =>
    files.filter((file) => file.startsWith(path.posix.join(config.collectionsDir, `_${name}/`)));
  const collections = new Map(
    Object.keys(config.collections).map((name) => [name, inCollection(name)]),
  );
  const inFolder = (name: string) =>
    new Map(
      files
        .filter((file) => file.startsWith(`${name}/`))
        .map((file) => [file.slice(name.length + 1), path.join(source, file)]),
    );
  return {
    source,
    config,
    posts: files.filter(isBelow('_posts')),
    drafts: files.filter(isBelow('_drafts')),
    collections,
    others: files.filter((file) => isPublished(file, config)),
    data: dataOf(source, text(config.values.data_dir) || '_data', files, diagnostics),
    includes: inFolder(text(config.values.includes_dir) || '_includes'),
    layouts: inFolder(text(config.values.layouts_dir) || '_layouts'),
    diagnostics,
  };
}

/** All files, but for those of Git and of packages. A link that leads out of the site is refused. */
function filesOf(
  source: string,
  { exclude }: JekyllConfig,
  diagnostics: ImportDiagnostic[],
): string[] {
  const files: string[] = [];
  const top = realpathSync(source);
  const refuse = (file: string, message: string, hint: string) =>
    diagnostics.push({ file, line: 1, kind: 'refused', message, hint });

  function read(folder: string): void {
    for (const entry of readdirSync(path.join(source, folder), { withFileTypes: true }).sort(
      (a, b) => (a.name < b.name ? -1 : 1),
    )) {
      const file = path.posix.join(folder, entry.name);
      if (/^(?:\.git|node_modules|_site|\.jekyll-cache|\.sass-cache)$/.test(entry.name)) continue;
      if (exclude.some((pattern) => isExcluded(file, pattern))) continue;
      if (entry.isSymbolicLink() && !isInside(path.join(source, file), top)) {
        refuse(file, 'a link that leads out of the blog', 'copy the file into the blog');
        continue;
      }
      const isLinkedFolder = entry.isSymbolicLink() && statOf(file)?.isDirectory() === true;
      if (isLinkedFolder) {
        refuse(file, 'a link to another folder of the blog', 'move the files to where the link is');
      } else if (!entry.isDirectory() && statOf(file)?.isFile()) files.push(file);
      // To read a pipe or a socket would have no end.
      else if (!entry.isDirectory()) refuse(file, 'not a file', 'delete it, or exclude it');
      else {
        try {
          read(file);
        } catch {
          refuse(file, 'no permission to read this folder', 'check its permissions');
        }
      }
      if (files.length > MAX_FILES) throw new RangeError(`more than ${MAX_FILES} files`);
    }
  }

  const statOf = (file: string) => statSync(path.join(source, file), { throwIfNoEntry: false });
  read('');
  return files;
}

function isInside(file: string, top: string): boolean {
  try {
    return `${realpathSync(file)}${path.sep}`.startsWith(`${top}${path.sep}`);
  } catch {
    return false;
  }
}

/** A name stands for the file, or for all in a folder. */
function isExcluded(file: string, pattern: string): boolean {
  const bare = pattern.replace(/^\.?\//, '').replace(/\/$/, '');
  return bare !== '' && (file === bare || globPattern(bare).test(file));
}

/** Whether Jekyll publishes a file that is in no collection. */
function isPublished(file: string, { include }: JekyllConfig): boolean {
  const names = file.split('/');
  return names.every((name, index) => {
    const parent = names.slice(0, index + 1).join('/');
    const isIncluded = include.some((pattern) => isExcluded(parent, pattern) || pattern === name);
    return isIncluded || !(/^[_.#]/.test(name) || name.endsWith('~'));
  });
}

function dataOf(
  source: string,
  folder: string,
  files: string[],
  diagnostics: ImportDiagnostic[],
): Record<string, unknown> {
  const data: Record<string, unknown> = Object.create(null);
  for (const file of files.filter((name) => name.startsWith(`${folder}/`))) {
    const extension = path.extname(file).toLowerCase();
    const reader = dataReaders[extension];
    if (!reader) continue;
    try {
      const names = file.slice(folder.length + 1, -extension.length).split('/');
      let parent = data;
      for (const name of names.slice(0, -1)) {
        parent[name] ??= Object.create(null);
        parent = parent[name] as Record<string, unknown>;
      }
      parent[names.at(-1) ?? ''] = reader(readFileSync(path.join(source, file), 'utf8'));
    } catch {
      const message = `cannot be read as ${extension.slice(1).toUpperCase()}`;
      diagnostics.push({ file, line: 1, kind: 'lost', message, hint: 'correct the file' });
    }
  }
  return data;
}

const dataReaders: Record<string, (content: string) => unknown> = {
  '.yml': readYaml,
  '.yaml': readYaml,
  '.json': (content) => JSON.parse(content),
  '.csv': (content) => csvParse(content),
  '.tsv': (content) => tsvParse(content),
};

function readYaml(content: string): unknown {
  return /^\s*-/m.test(content) && !/^[\w-]+:/m.test(content)
    ? parseYaml(content, { version: '1.1', uniqueKeys: false, strict: false, logLevel: 'silent' })
    : parseRubyYaml(content);
}
