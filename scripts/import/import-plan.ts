import path from 'node:path/posix';
import { slugOfFile } from '../../pipeline/slugs';
import { dayOf } from './front-matter';
import type { ImportDiagnostic } from './import-diagnostic';
import { text } from './jekyll-config';
import { fileNameOf, isMarkdown, type JekyllDocument } from './jekyll-document';

/** A file of this site. */
export type PresentFile = {
  /** Its path in the project. */
  file: string;
  /** Whether an import has written it. */
  isImported: boolean;
};

/** What no two files of a kind have in common: the name of their page. @param file its path in the project */
export function planKey(file: string): string {
  return `${path.dirname(file).split('/')[1]} ${slugOfFile(file).toLowerCase()}`;
}

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
 * @param present the files of this site, by `planKey`
 */
export function planImport(
  documents: JekyllDocument[],
  timeZone: string,
  isReserved: (file: string) => boolean,
  present: ReadonlyMap<string, PresentFile>,
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
    const isFree = (file: string) =>
      !taken.has(planKey(file)) &&
      !isReserved(file) &&
      present.get(planKey(file))?.isImported !== false;
    let target = `${stem}.md`;
    for (let number = 2; !isFree(target); number += 1) target = `${stem}-${number}.md`;
    taken.add(planKey(target));
    const isRenamed = target !== `${stem}.md`;
    // The blog may have given a post another day since the last import, and a draft has that of its last edit.
    target = present.get(planKey(target))?.file ?? target;
    if (isRenamed) {
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
  const { file, kind, url, data } = document;
  const name = path.basename(file).replace(/\.[^.]*$/, '');
  // Styles, scripts, feeds and the page of the repository.
  if ((!isMarkdown(file) && !/\.html?$/i.test(file)) || /^readme$/i.test(name)) return 'no use';
  if (kind === 'page' && data.published === false) {
    return {
      message: 'published: false',
      hint: 'move its words into content/pages/, if they are wanted',
    };
  }
  if (kind === 'page' && OWN_PAGES.test((url ?? '').replace(/^\/|\.\w+$|\/$/g, '') || 'index')) {
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
