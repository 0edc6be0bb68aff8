import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { textWordsIn } from '../../content/internals/site-language';
import { noHosts } from '../../pipeline/allowed-hosts';
import { createRenderer } from '../../pipeline/markdown/render';
import { noNames } from '../../pipeline/markdown/render-options';
import { delimiterRow } from '../../pipeline/markdown/tables/cells';
import { assetStore } from '../../pipeline/store/asset-store';
import { CommandError } from '../command-error';
import { convertDocument } from './convert-document';
import { readDocuments } from './jekyll-document';
import { readJekyllSite } from './jekyll-site';
import { liquidContexts } from './liquid-context';
import { type PageParts, partsOf } from './page-parts';

/** What `jekyll.json` says of a file. */
type Expected = { ok: boolean; url?: string; title?: string };

/** How many of the compared were equal, by what was compared. */
type Scores = Record<string, { equal: number; all: number }>;

/**
 * Imports each site of a folder, and prints what differs from what Jekyll has made of it, and a table.
 * @param root with a folder for each site: `site/`, `jekyll.json` and `jekyll-output/`
 * @throws {CommandError} where there is no such site
 */
export async function compareAll(root: string): Promise<void> {
  const names = readdirSync(root).filter((name) =>
    existsSync(path.join(root, name, 'jekyll.json')),
  );
  if (names.length === 0) throw new CommandError(`${root} has no folder with a jekyll.json.`);
  const total: Scores = {};
  const rows: string[] = [];
  for (const name of names) {
    const scores = await compareSite(path.join(root, name));
    rows.push(row(name, scores));
    for (const [key, { equal, all }] of Object.entries(scores)) add(total, key, equal, all);
  }
  const heads = ['site', ...KINDS];
  console.log(`\n| ${heads.join(' | ')} |\n${delimiterRow(heads.length)}`);
  for (const text of [...rows, row('all', total)]) console.log(text);
}

const KINDS = [
  'address',
  'imported',
  'text',
  'headings',
  'images',
  'links',
  'code',
  'cells',
  'items',
  'no Liquid',
];

function row(name: string, scores: Scores): string {
  const cells = KINDS.map((kind) => {
    const { equal = 0, all = 0 } = scores[kind] ?? {};
    return all === 0 ? '' : `${equal}/${all} ${((100 * equal) / all).toFixed(1)} %`;
  });
  return `| ${[name, ...cells].join(' | ')} |`;
}

function add(scores: Scores, kind: string, equal: number, all: number): void {
  scores[kind] ??= { equal: 0, all: 0 };
  scores[kind].equal += equal;
  scores[kind].all += all;
}

async function compareSite(folder: string): Promise<Scores> {
  const expected: Record<string, Expected> = JSON.parse(
    readFileSync(path.join(folder, 'jekyll.json'), 'utf8'),
  );
  const scores: Scores = {};
  const cache = await mkdtemp(path.join(tmpdir(), 'compare-'));
  try {
    for (const [base, files] of Object.entries(bySource(path.join(folder, 'site'), expected))) {
      const site = readJekyllSite(base);
      const { documents } = readDocuments(site);
      const byPath = new Map(documents.map((it) => [path.join(site.source, it.file), it]));
      const contextFor = liquidContexts(site, documents);
      const render = rendererFor(cache);
      for (const file of files) {
        const { url } = expected[file];
        const document = byPath.get(path.join(folder, 'site', file));
        add(scores, 'imported', document ? 1 : 0, 1);
        if (!document) console.log(`${file}: not imported`);
        if (!document) continue;
        const isSame = document.url === url || document.data.published === false;
        add(scores, 'address', isSame ? 1 : 0, 1);
        if (!isSame) console.log(`${file}: address ${document.url}, not ${url}`);
        const output = outputOf(folder, file);
        if (output === undefined) continue;
        const { markdown } = await convertDocument(
          document,
          contextFor(document),
          site.config.kramdown,
        );
        const html = await render(markdown);
        compare(file, partsOf(html), partsOf(output), scores);
        const hasLiquid = LIQUID.test(visible(html)) && !LIQUID.test(visible(output));
        add(scores, 'no Liquid', hasLiquid ? 0 : 1, 1);
        if (hasLiquid) console.log(`${file}: Liquid or an attribute list is visible`);
      }
    }
  } finally {
    await rm(cache, { recursive: true });
  }
  return scores;
}

const LIQUID = /\{%|\{\{|\{:/;

function visible(html: string): string {
  return html.replaceAll(/<(pre|code|math|script|style)\b[\s\S]*?<\/\1>/gi, '');
}

/** The posts that Jekyll has rendered, by the folder of their site: a repository may have it in another one. */
function bySource(top: string, expected: Record<string, Expected>): Record<string, string[]> {
  const sources: Record<string, string[]> = {};
  for (const file of Object.keys(expected).filter((name) => expected[name].ok)) {
    let base = top;
    for (const name of path.dirname(file).split('/')) {
      if (name.startsWith('_')) break;
      const below = path.join(base, name);
      if (
        existsSync(path.join(below, '_config.yml')) ||
        !existsSync(path.join(base, '_config.yml'))
      )
        base = below;
      else break;
    }
    sources[base] = [...(sources[base] ?? []), file];
  }
  return sources;
}

function outputOf(folder: string, file: string): string | undefined {
  const output = path.join(folder, 'jekyll-output', file.replace(/\.[^./]+$/, '.html'));
  return existsSync(output) ? readFileSync(output, 'utf8') : undefined;
}

function rendererFor(cache: string) {
  const render = createRenderer({
    folders: { root: cache, contentDir: 'content', publicDir: 'public', appDir: 'app' },
    store: assetStore(cache),
    siteUrl: 'https://site.example',
    basePath: '',
    smartPunctuation: true,
    language: 'en',
    wordsIn: textWordsIn,
    allowedHosts: noHosts,
    macros: {},
    names: noNames,
    urlOfFile: () => '/posts/a/',
  });
  return async (markdown: string) => (await render(markdown, { path: 'content/posts/a.md' })).html;
}

function compare(file: string, own: PageParts, jekylls: PageParts, scores: Scores): void {
  const isSame = own.text === jekylls.text;
  add(scores, 'text', isSame ? 1 : 0, 1);
  if (!isSame) console.log(`${file}: text\n  ${firstDifference(own.text, jekylls.text)}`);
  for (const kind of ['headings', 'images', 'links', 'code', 'cells', 'items'] as const) {
    const others = [...own[kind]];
    const missing = jekylls[kind].filter((value) => {
      const place = others.indexOf(value);
      if (place !== -1) others.splice(place, 1);
      return place === -1;
    });
    add(scores, kind, jekylls[kind].length - missing.length, jekylls[kind].length);
    if (missing.length > 0) {
      console.log(`${file}: ${kind}, ${missing.length} of ${jekylls[kind].length} missing`);
      console.log(`  ${missing[0].slice(0, 100)}\n  ${others[0]?.slice(0, 100) ?? ''}`);
    }
  }
}

function firstDifference(own: string, other: string): string {
  let place = 0;
  while (place < own.length && own[place] === other[place]) place += 1;
  const around = (text: string) => text.slice(Math.max(0, place - 30), place + 60);
  return `${around(own)}\n  ${around(other)}`;
}
