// Runs the cases of CommonMark, GFM and kramdown through the site's own Markdown, from a folder that
// holds them as JSON: npm run conformance -- some/folder
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { parseToHtmlTree } from '../pipeline/markdown/render';

type Case = { number: number; markdown: string; html: string };

/** Cases that the site reads otherwise on purpose, by suite, each with the reason. */
const LINK = 'a bare address is a link, as GitHub-flavoured Markdown says';
const COMMENT = 'comments are read as CommonMark 0.31 says, which came after this suite';
const EXCEPTIONS: Record<string, Record<number, string>> = {
  'commonmark-0.31.2.json': { 602: LINK, 606: LINK, 608: LINK, 611: LINK, 612: LINK },
  'gfm.json': {
    610: LINK,
    614: LINK,
    616: LINK,
    619: LINK,
    620: LINK,
    628: 'ftp: is no link, since browsers no longer open it',
    645: COMMENT,
    646: COMMENT,
    653: 'raw HTML is the author’s own: no tag is filtered',
  },
};

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('npm run conformance -- <a folder with commonmark-0.31.2.json and gfm.json>');
  process.exit(1);
}
for (const [suite, exceptions] of Object.entries(EXCEPTIONS)) {
  const cases = readCases(suite, JSON.parse(await readFile(path.join(folder, suite), 'utf8')));
  const failed: Case[] = [];
  for (const one of cases) if (!(await passes(one))) failed.push(one);
  const unexpected = failed.filter(({ number }) => !(number in exceptions));
  const outdated = Object.keys(exceptions).filter((number) =>
    failed.every((one) => one.number !== Number(number)),
  );
  const chosen = failed.length - unexpected.length;
  console.log(
    `${suite}: ${cases.length} cases, ${cases.length - failed.length} as they are there, ${chosen} otherwise by choice, ${unexpected.length} fail`,
  );
  for (const [number, reason] of Object.entries(exceptions)) console.log(`  ${number}: ${reason}`);
  for (const { number, markdown, html } of unexpected) {
    console.log(
      `  ${number} fails:\n${markdown}\n  should be:\n${html}\n  is:\n${await render(markdown)}`,
    );
  }
  for (const number of outdated) console.log(`  ${number} passes, and is listed as an exception`);
  if (unexpected.length + outdated.length > 0) process.exitCode = 1;
}

// Kramdown is another Markdown: how many of its cases come out alike is only told.
for (const suite of ['kramdown.json', 'kramdown-gfm.json']) {
  const text = await readFile(path.join(folder, suite), 'utf8').catch(() => undefined);
  if (text === undefined) continue;
  const cases = readCases(suite, JSON.parse(text));
  let alike = 0;
  for (const one of cases) if (await passes(one)) alike += 1;
  console.log(`${suite}: ${cases.length} cases, ${alike} as they are there`);
}

/** The suites name the same things otherwise, and CommonMark's writes a tab as an arrow. */
function readCases(suite: string, cases: Record<string, string | number>[]): Case[] {
  const plain = (text: string | number) =>
    suite.startsWith('commonmark') ? String(text).replaceAll('→', '\t') : String(text);
  return cases.map(({ number, example, markdown, text, html }) => ({
    number: Number(number ?? example),
    markdown: plain(markdown ?? text),
    html: plain(html),
  }));
}

async function passes({ markdown, html }: Case): Promise<boolean> {
  return normal(await render(markdown)) === normal(html);
}

async function render(markdown: string): Promise<string> {
  const tree = await parseToHtmlTree(markdown);
  visit(tree, 'element', ({ properties }) => {
    // What the heading's id is made of.
    delete properties.dataName;
  });
  return unified().use(rehypeStringify).stringify(tree);
}

/** HTML as a browser takes it, but for the line ends between blocks. */
function normal(html: string): string {
  const tree = unified().use(rehypeParse, { fragment: true }).parse(html.trim());
  visit(tree, 'element', ({ properties }) => {
    // Attributes in one order.
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
