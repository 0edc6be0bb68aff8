import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { cpuSeconds, renderMarkdown } from '../../pipeline/markdown/test-renderer';
import { printTable } from './measure';

/** Beginnings of markup without an end, and much of the same: quadratic time shows in these. */
const INPUTS = [
  '](',
  '![a](<',
  '[[a|',
  '[a][b ',
  '[^a] ',
  '**a ',
  '**“a”**b',
  '`a ',
  '==a ',
  '~a ',
  '"a ',
  '5"',
  '{{ a ',
  '{% a ',
  '{: a',
  '](x{{ a }}',
  '<a href="{{ ',
  '$$a ',
  '\\\\(a ',
  '<p>\\(a</p>\n\n',
  '<b>',
  '</b>',
  '<!-- ',
  '<span>\n\n',
  '<p id="x">\n\n',
  '<table><tr>',
  '<div style={{a: 1}}> ',
  '# a\n',
  '# a {#x}\n',
  '*[a]: b\n',
  '[a]: b\n',
  '- a\n\n b\n\n',
  '1. a\n\n b\n2. c\n',
  '1)a\n',
  '| a | b |\n| - | - |\n',
  'term\n: a\n',
  ':::a\n',
  '<pre>\n```\n\n',
  '![a](https://b.example/c.png)',
];
const LENGTHS = [10_000, 20_000];

/** How the time to render grows with the length of a text, beside that of its parser alone. */
export async function growth(): Promise<void> {
  const parser = unified().use(remarkParse).use(remarkGfm).freeze();
  await renderMarkdown('**a** $$b$$ `c`');
  const rows: (string | number)[][] = [];
  for (const input of INPUTS) {
    const texts = LENGTHS.map((length) => input.repeat(Math.ceil(length / input.length)));
    const rendered: number[] = [];
    for (const text of texts) rendered.push(await secondsOf(() => renderMarkdown(text)));
    const parsed = await secondsOf(async () => parser.parse(texts[1]));
    rows.push([
      `\`${JSON.stringify(input).slice(1, -1).replaceAll('|', '\\|')}\``,
      ...[...rendered, parsed].map((seconds) => seconds.toFixed(2)),
      (rendered[1] / rendered[0]).toFixed(1),
    ]);
  }
  printTable(
    'Texts of one input again and again: seconds of processor time, where twice the length should take twice the time',
    ['input', ...LENGTHS.map((length) => `${length} characters`), 'of it, the parser', 'growth'],
    rows,
  );
}

/** NaN for a text that is nested too deeply. */
async function secondsOf(run: () => Promise<unknown>): Promise<number> {
  try {
    return await cpuSeconds(run);
  } catch (error) {
    if (error instanceof RangeError) return Number.NaN;
    throw error;
  }
}
