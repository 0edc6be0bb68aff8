import { statSync } from 'node:fs';
import path from 'node:path/posix';
import type { Element, Root } from 'hast';
import { urlAttributes } from 'html-url-attributes';
import type { Point } from 'unist';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { mayHaveMetadata, stripMetadata } from '../../pipeline/images/strip-metadata';
import { addressOfContent } from '../addresses';
import { addressOfFile, isKept, keepFile } from '../published-files';
import { basePath, site } from '../site';
import { isMarkdown, LONGEST_NAME } from '../slugs';
import { findNearby } from './find-nearby';
import { refuse } from './findings';
import { hashOf, pathOfFile } from './nearby-files';

/** Where a text leads, and where in it that is said. Lines are counted in the text. */
export type Reference = {
  /** As it stands in the text. */
  written: string;
  /** A whole address elsewhere, or a path from the top of the site with what follows it. */
  to: string;
  /** The file that is meant, where a file and no page is. */
  file?: string;
  line?: number;
  column?: number;
};

/**
 * Lists where a text leads. A link to another text's file becomes one to its page, a file beside the
 * text comes along, and pages of other hosts cannot reach into the one that opened them.
 */
export function links() {
  return async (tree: Root, file: VFile) => {
    const found: { element: Element; name: string; written: string }[] = [];
    visit(tree, 'element', (element) => {
      for (const name of Object.keys(urlAttributes)) {
        const written = element.properties[name];
        // Pictures and recordings are looked after by those who show them.
        const isShown = /^(img|source|video|audio|track)$/.test(element.tagName);
        if (typeof written === 'string' && !isShown && name !== 'cite') {
          found.push({ element, name, written });
        }
      }
    });
    file.data.references = [];
    for (const { element, name, written } of found) {
      const reference = await follow(file, written.trim(), element.position?.start);
      if (!reference) continue;
      element.properties[name] = addressIn(reference);
      const { line, column } = element.position?.start ?? {};
      file.data.references.push({ ...reference, line, column });
      if (element.tagName === 'a' && isElsewhere(reference.to)) addRel(element, 'noopener');
    }
  };
}

async function follow(file: VFile, written: string, place?: Point): Promise<Reference | undefined> {
  const page = addressOfContent(file.data.setting?.path ?? '');
  const base = new URL(page, site.url).href;
  if (!URL.canParse(written, base)) return undefined;
  const url = new URL(written, base);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  if (url.origin !== new URL(site.url).origin) return { written, to: written };

  // A whole address names the path under which the site lies; within the site, none does.
  const isUnder = isElsewhere(written) && url.pathname.startsWith(`${basePath}/`);
  const pathname = isUnder ? url.pathname.slice(basePath.length) : url.pathname;
  const to = pathname + url.search + url.hash;
  const nearby = written.startsWith('/') ? undefined : pathOfFile(file, written);
  if (nearby === undefined || (path.extname(nearby) === '' && !isFile(nearby)))
    return { written, to };
  if (isMarkdown(nearby)) {
    return { written, to: addressOfContent(nearby) + url.search + url.hash, file: nearby };
  }
  const found = await findNearby(file, written);
  if (found && 'message' in found) refuse(file, { place, ...found });
  if (!found || 'message' in found) return undefined;
  return { written, to: addressOfFile(await bringAlong(file, found)) + url.hash, file: found.name };
}

/** Publishes a file with the text, under a name that says what it holds. */
async function bringAlong(file: VFile, { name, bytes }: { name: string; bytes: Buffer }) {
  // Its own name, as far as addresses and file systems can hold it.
  const { name: stem, ext } = path.parse(name.replaceAll(/[%#?&:;"'<>|*\\^`{}[\]]/g, '-'));
  const letters = [...stem];
  while (Buffer.byteLength(letters.join('')) > LONGEST_NAME) letters.pop();
  const kept = `${letters.join('')}-${hashOf(bytes).slice(0, 10)}${ext}`;
  if (!isKept(kept))
    await keepFile(kept, mayHaveMetadata(name) ? await stripMetadata(bytes) : bytes);
  file.data.files = [...(file.data.files ?? []), kept];
  return kept;
}

function isFile(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** What the text says now: as its author wrote it, but for files, which lie elsewhere on the site. */
function addressIn({ written, to, file }: Reference): string {
  return file === undefined ? written : to;
}

function isElsewhere(address: string): boolean {
  return /^([a-z]+:)?\/\//i.test(address);
}

function addRel(element: Element, value: string): void {
  const rel = [element.properties.rel ?? []].flat().map(String);
  element.properties.rel = [...new Set([...rel, value])];
}
