// Runs the test suites of CommonMark, GFM and kramdown through the site's Markdown renderer.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { textWordsIn } from '../content/internals/site-language';
import { parseToHtmlTree } from '../pipeline/markdown/render';

type Case = { number: number; markdown: string; html: string };

const USAGE =
  'npm run conformance -- <folder>: a folder with commonmark-0.31.2.json and gfm.json, and optionally kramdown.json and kramdown-gfm.json';

const AUTOLINK = 'GFM’s extended autolinks are on: a bare URL or email address is a link';
const WIKI_LINK = '[[…]] is a link to a page of the site, as in Obsidian';
const COMMENT = 'HTML comments follow CommonMark 0.31, which is newer than this suite';

/** Cases that fail on purpose, by suite and number, each with the reason. */
const EXPECTED_FAILURES: Record<string, Record<number, string>> = {
  'commonmark-0.31.2.json': {
    548: WIKI_LINK,
    590: WIKI_LINK,
    602: AUTOLINK,
    606: AUTOLINK,
    608: AUTOLINK,
    611: AUTOLINK,
    612: AUTOLINK,
  },
  'gfm.json': {
    556: WIKI_LINK,
    598: WIKI_LINK,
    610: AUTOLINK,
    614: AUTOLINK,
    616: AUTOLINK,
    619: AUTOLINK,
    620: AUTOLINK,
    628: 'ftp: is not linked, since browsers no longer open it',
    645: COMMENT,
    646: COMMENT,
    653: 'raw HTML comes from the site’s author, so no tag is filtered',
  },
};

/** Suites of another Markdown dialect: no case has to pass. */
const INFORMATIVE = ['kramdown.json', 'kramdown-gfm.json'];

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error(USAGE);
  process.exit(1);
}
for (const [suite, expected] of Object.entries(EXPECTED_FAILURES)) {
  const cases = await readSuite(folder, suite);
  if (!cases) {
    console.error(`${path.join(folder, suite)}: cannot read this suite\n\n${USAGE}`);
    process.exit(1);
  }
  const failed = await failures(cases);
  const unexpected = failed.filter(({ number }) => !(number in expected));
  const unexpectedPasses = Object.keys(expected).filter((number) =>
    failed.every((failure) => failure.number !== Number(number)),
  );
  console.log(
    `${suite}: ${cases.length} cases, ${cases.length - failed.length} passed, ` +
      `${failed.length - unexpected.length} expected failures, ${unexpected.length} unexpected failures`,
  );
  for (const [number, reason] of Object.entries(expected)) {
    console.log(`  ${number} expected failure: ${reason}`);
  }
  for (const { number, markdown, html } of unexpected) {
    const actual = await render(markdown);
    console.log(`  ${number} failed:\n${markdown}\n  expected:\n${html}\n  actual:\n${actual}`);
  }
  for (const number of unexpectedPasses) {
    console.log(`  ${number} passed: remove it from EXPECTED_FAILURES`);
  }
  if (unexpected.length + unexpectedPasses.length > 0) process.exitCode = 1;
}
for (const suite of INFORMATIVE) {
  const cases = await readSuite(folder, suite);
  if (!cases) continue;
  const passed = cases.length - (await failures(cases)).length;
  console.log(`${suite}: ${cases.length} cases, ${passed} passed (informative)`);
}

/** Reads a suite; undefined if the file cannot be read. Suites differ in the names of their keys. */
async function readSuite(folder: string, suite: string): Promise<Case[] | undefined> {
  const json = await readFile(path.join(folder, suite), 'utf8').catch(() => undefined);
  if (json === undefined) return undefined;
  const cases: Record<string, string | number>[] = JSON.parse(json);
  // CommonMark's suite writes a tab as an arrow.
  const withTabs = (text: string | number) =>
    suite.startsWith('commonmark') ? String(text).replaceAll('→', '\t') : String(text);
  return cases.map(({ number, example, markdown, text, html }) => ({
    number: Number(number ?? example),
    markdown: withTabs(markdown ?? text),
    html: withTabs(html),
  }));
}

async function failures(cases: Case[]): Promise<Case[]> {
  const failed: Case[] = [];
  for (const testCase of cases) {
    const actual = await render(testCase.markdown);
    if (normalized(actual) !== normalized(testCase.html)) failed.push(testCase);
  }
  return failed;
}

async function render(markdown: string): Promise<string> {
  const tree = await parseToHtmlTree(markdown, textWordsIn('en'));
  visit(tree, 'element', ({ properties }) => {
    // The text of a heading's id, which the renderer removes in a later step.
    delete properties.dataName;
  });
  return unified().use(rehypeStringify).stringify(tree);
}

/** HTML as a browser parses it, without line ends between blocks and with attributes in one order. */
function normalized(html: string): string {
  const tree = unified().use(rehypeParse, { fragment: true }).parse(html.trim());
  visit(tree, 'element', ({ properties }) => {
    const sorted = Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [name, value] of sorted) {
      delete properties[name];
      properties[name] = value;
    }
  });
  visit(tree, 'text', (text, _index, parent) => {
    if (parent?.type !== 'element' || parent.tagName !== 'pre')
      text.value = text.value.replaceAll(/\n+/g, '\n');
  });
  return unified()
    .use(rehypeStringify)
    .stringify(tree)
    .replaceAll(/\n?(<[^>]+>)\n?/g, '$1')
    .trim();
}
