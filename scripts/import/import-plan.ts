import path from 'node:path/posix';
import { slugOfFile } from '../../pipeline/slugs';
import { dayOf } from './front-matter';
import type { ImportDiagnostic } from './import-diagnostic';
import { text } from './jekyll-config';
import { fileNameOf, isMarkdown, type JekyllDocument } from './jekyll-document';

/** Where each document of a blog goes. */
export type ImportPlan = {
  /** The path of its file in the project. */
  files: Map<JekyllDocument, string>;
  /** Files that a site here has no use for. */
  leftOut: string[];
  diagnostics: ImportDiagnostic[];
};

/** Of a page in HTML: fewer are a frame for scripts. */
const MIN_WORDS = 30;
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
  const leftOut: string[] = [];
  const diagnostics: ImportDiagnostic[] = [];
  const taken = new Set<string>();
  for (const document of documents) {
    const { file } = document;
    const reason = reasonAgainst(document);
    if (reason === 'no use') leftOut.push(file);
    else if (reason) diagnostics.push({ file, line: 1, kind: 'refused', ...reason });
    else files.set(document, nameFor(document));
  }
  return { files, leftOut, diagnostics };

  function nameFor(document: JekyllDocument): string {
    const name = fileNameOf(document);
    const isPage = isOfPages(document);
    const stem = isPage
      ? `content/pages/${name}`
      : `content/posts/${dayOf(document, timeZone)}-${name}`;
    const keyOf = (file: string) => `${isPage} ${slugOfFile(file).toLowerCase()}`;
    let target = `${stem}.md`;
    for (let number = 2; taken.has(keyOf(target)) || isReserved(target); number += 1) {
      target = `${stem}-${number}.md`;
    }
    taken.add(keyOf(target));
    if (target !== `${stem}.md`) {
      diagnostics.push({
        file: document.file,
        line: 1,
        kind: 'guessed',
        message: `another file has its name: it becomes ${path.basename(target)}`,
        hint: 'rename it, if you like another one better',
      });
    }
    return target;
  }
}

function isOfPages({ kind }: JekyllDocument): boolean {
  return kind === 'page' || kind === 'document';
}

/** Whether a page in HTML is what somebody has written: a title and some words, and no list of other pages. */
function isText({ ownData, body }: JekyllDocument): boolean {
  const words = body.replaceAll(
    /<(script|style)\b[\s\S]*?<\/\1>|<[^>]*>|\{[%{][\s\S]*?[%}]\}/gi,
    ' ',
  );
  const count = words.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return text(ownData.title) !== '' && !/\{%-?\s*for\b/.test(body) && count >= MIN_WORDS;
}

/** Why a document is not imported, or undefined. */
function reasonAgainst(
  document: JekyllDocument,
): 'no use' | Pick<ImportDiagnostic, 'message' | 'hint'> | undefined {
  if (!isOfPages(document)) return undefined;
  const { file, kind, url } = document;
  const name = path.basename(file).replace(/\.[^.]*$/, '');
  // Styles, scripts, feeds and the page of the repository.
  if ((!isMarkdown(file) && !/\.html?$/i.test(file)) || /^readme$/i.test(name)) return 'no use';
  if (kind === 'page' && OWN_PAGES.test(name)) {
    return {
      message: 'this site makes such a page itself',
      hint: 'move what is missed into content/pages/',
    };
  }
  const hint = 'move its words into content/pages/';
  if (!isMarkdown(file) && !isText(document)) {
    return { message: 'a page in HTML, which a theme makes of other files', hint };
  }
  return url === undefined
    ? { message: 'its collection has no pages (output: false)', hint }
    : undefined;
}
