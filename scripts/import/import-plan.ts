import path from 'node:path/posix';
import { slugOfFile } from '../../pipeline/slugs';
import { dayOf } from './front-matter';
import type { ImportDiagnostic } from './import-diagnostic';
import { fileNameOf, type JekyllDocument } from './jekyll-document';

/** Where each document of a blog goes. */
export type ImportPlan = {
  /** The path of its file in the project. */
  files: Map<JekyllDocument, string>;
  diagnostics: ImportDiagnostic[];
};

/** Pages that a site here makes itself. */
const OWN_PAGES =
  /^(?:404|index|archives?|blog|posts?|tags?|categor(?:y|ies)|search|feed|rss|atom|sitemap|year-archive|tag-archive|category-archive|robots)$/i;

/**
 * Names the file of each document. Two posts with one name, of other days or folders, get names of their own.
 * @param isReserved whether the site itself has the address of a file
 */
export function planImport(
  documents: JekyllDocument[],
  timeZone: string,
  isReserved: (file: string) => boolean,
): ImportPlan {
  const files = new Map<JekyllDocument, string>();
  const diagnostics: ImportDiagnostic[] = [];
  const taken = new Set<string>();
  for (const document of documents) {
    const { file, kind } = document;
    const refuse = (message: string, hint: string) =>
      diagnostics.push({ file, line: 1, kind: 'refused', message, hint });
    const name = fileNameOf(document);
    if (kind === 'page' || kind === 'document') {
      if (!/\.(?:md|markdown|mkdn?|mkdown|mdown)$/i.test(file)) {
        if (/\.html?$/i.test(file))
          refuse('a page in HTML, which themes make', 'move its words into content/pages/');
        continue;
      }
      if (kind === 'page' && (OWN_PAGES.test(name) || /^readme$/i.test(name))) {
        if (!/^readme$/i.test(name))
          refuse('this site makes such a page itself', 'move what is missed into content/pages/');
        continue;
      }
      if (document.url === undefined) {
        refuse('its collection has no pages (output: false)', 'move its words into content/pages/');
        continue;
      }
    }
    const isPage = kind === 'page' || kind === 'document';
    const stem = isPage
      ? `content/pages/${name}`
      : `content/posts/${dayOf(document, timeZone)}-${name}`;
    let target = `${stem}.md`;
    const keyOf = (of: string) => `${isPage} ${slugOfFile(of).toLowerCase()}`;
    for (let number = 2; taken.has(keyOf(target)) || isReserved(target); number += 1) {
      target = `${stem}-${number}.md`;
    }
    if (target !== `${stem}.md`) {
      diagnostics.push({
        file,
        line: 1,
        kind: 'guessed',
        message: `another file has its name: it becomes ${path.basename(target)}`,
        hint: 'rename it, if you like another one better',
      });
    }
    taken.add(keyOf(target));
    files.set(document, target);
  }
  return { files, diagnostics };
}
