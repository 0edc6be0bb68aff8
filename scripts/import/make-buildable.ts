import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { engineOptions, schema } from '../../content/contentlayer.config';
import { documentTypesOf } from '../../pipeline/contentlayer';
import { bySeverity, type Diagnostic } from '../../pipeline/diagnostics/diagnostic';
import { createEngine } from '../../pipeline/engine';
import { linkFile } from '../../pipeline/store/link-file';
import { fenceFor } from './fence';
import type { ImportDiagnostic } from './import-diagnostic';
import type { ImportedSite } from './import-site';
import { type JekyllDocument, lineOfPlace } from './jekyll-document';

/** A mend may bring the next error to light. */
const MAX_ROUNDS = 6;

/**
 * Reads the imported files as a build does, and takes out what would stop it: what cannot be shown stays visible as
 * code, and is reported.
 */
export async function makeBuildable(imported: ImportedSite): Promise<ImportDiagnostic[]> {
  const { texts, assets, math } = imported;
  const root = await mkdtemp(path.join(tmpdir(), 'import-'));
  const diagnostics: ImportDiagnostic[] = [];
  try {
    for (const [file, source] of assets) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      linkFile(source, path.join(root, file));
    }
    mkdirSync(path.join(root, 'public'), { recursive: true });
    const write = (file: string, content: string) => {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), content);
    };
    for (const [file, { content }] of texts) write(file, content);
    const documentTypes = documentTypesOf(schema);
    // What is rendered here need not be rendered again by the next build, nor by another import.
    const options = { ...engineOptions(root), documentTypes };
    const { load } = createEngine({ ...options, macros: { ...options.macros, ...math.macros } });
    let changed: Set<string> | undefined;
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const { errors } = bySeverity((await load(changed)).diagnostics);
      const byFile = groupByFile(errors);
      changed = new Set();
      for (const [file, own] of byFile) {
        const text = texts.get(file);
        if (!text) continue;
        changed.add(file);
        const { document, content } = text;
        const report = (kind: ImportDiagnostic['kind'], { line, message, hint }: Diagnostic) =>
          diagnostics.push({
            file: document.file,
            line: sourceLine(content, line, document),
            kind,
            message,
            hint,
          });
        const isLast = round === MAX_ROUNDS - 1 || own.every(({ line }) => line === undefined);
        if (isLast) {
          texts.delete(file);
          for (const error of own) report('refused', error);
          await rm(path.join(root, file));
          continue;
        }
        // From the end, so that the lines of the others stay.
        const inOrder = own
          .filter(({ line }) => line !== undefined)
          .sort((a, b) => (b.line ?? 0) - (a.line ?? 0));
        let mended = content;
        for (const error of inOrder) {
          const next = withoutError(mended, error);
          const isCode = next.split('\n').length > mended.split('\n').length;
          const now = isCode ? 'it is shown as code now' : 'it is left out now';
          report('lost', { ...error, message: `${error.message}; ${now}` });
          mended = next;
        }
        texts.set(file, { ...text, content: mended });
        write(file, mended);
      }
      if (changed.size === 0) break;
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
  return diagnostics;
}

function groupByFile(errors: Diagnostic[]): Map<string, Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const error of errors) groups.set(error.file, [...(groups.get(error.file) ?? []), error]);
  return groups;
}

/** The line of the blog's file, as near as it is known: what is rewritten has other lines. */
function sourceLine(content: string, line: number | undefined, document: JekyllDocument): number {
  if (line === undefined) return 1;
  const text = content.split('\n')[line - 1]?.trim() ?? '';
  const words = /[\p{L}\p{N}][\p{L}\p{N} ]{8,}/u.exec(text)?.[0];
  return lineOfPlace(document, words === undefined ? -1 : document.body.indexOf(words));
}

/** Takes out what an error is about. @param content a file with front matter */
function withoutError(content: string, { line = 1, message }: Diagnostic): string {
  const lines = content.split('\n');
  const end = lines.indexOf('---', 1);
  if (line - 1 <= end) return withoutField(content, lines, end, line);
  const [, what, name] =
    /^broken link: no (heading or id|page|file)(?: at)? “([^”]+)”/.exec(message) ?? [];
  if (name !== undefined) {
    const own = lines[line - 1];
    const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const isId = what === 'heading or id';
    const target = isId ? `[^\\s()]*#${escaped}` : `<?${escaped}>?`;
    const link = new RegExp(`!?\\[((?:[^\\[\\]]|\\[[^\\]]*\\])*)\\]\\(${target}(?:\\s[^()]*)?\\)`);
    const attribute = new RegExp(`\\shref=(["'])${isId ? `[^"']*#${escaped}` : escaped}\\1`);
    const mended = own.replace(link, '$1').replace(attribute, '');
    if (mended !== own)
      return [...lines.slice(0, line - 1), mended, ...lines.slice(line)].join('\n');
  }
  return withCode(lines, line, end);
}

/** Removes the field of a line, or the item of its list. */
function withoutField(content: string, lines: string[], end: number, line: number): string {
  const document = parseDocument(lines.slice(1, end).join('\n'));
  const before = lines.slice(1, line).reverse();
  const key = /^([\w-]+):/.exec(before.find((text) => /^[\w-]+:/.test(text)) ?? '')?.[1];
  if (key === undefined) return content;
  const item = /^\s+- (.*)$/.exec(lines[line - 1])?.[1];
  const list: unknown = document.toJS()[key];
  if (item !== undefined && Array.isArray(list) && list.length > 1) {
    const written = parseDocument(item).toJS() as unknown;
    document.set(
      key,
      list.filter((value) => value !== written),
    );
  } else document.delete(key);
  return ['---', document.toString({ lineWidth: 0 }).trimEnd(), ...lines.slice(end)].join('\n');
}

/** Shows the paragraph or formula around a line as code. */
function withCode(lines: string[], line: number, end: number): string {
  const isBoundary = (text: string | undefined) => text === undefined || text.trim() === '';
  let from = line - 1;
  while (from > end + 1 && !isBoundary(lines[from - 1])) from -= 1;
  let to = line;
  while (to < lines.length && !isBoundary(lines[to])) to += 1;
  const block = lines.slice(from, to);
  const fence = fenceFor(block.join('\n'));
  return [...lines.slice(0, from), `${fence}text`, ...block, fence, ...lines.slice(to)].join('\n');
}
