// Makes the file of a new post or show, for its author to go on with.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path/posix';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { site } from '../content/site';
import { basePath, isReservedUrl, urlOfFile } from '../content/urls';
import { dayIn, parseDay } from '../pipeline/dates';
import { parseFrontMatter } from '../pipeline/loader/front-matter';
import { isMarkdown, MAX_NAME_BYTES, slugOfFile, slugOfTitle } from '../pipeline/slugs';

const usage = `npm run new "A title"                          a post of today
npm run new -- "A title" --date 2026-12-01     of another day: after today, it waits for it
npm run new -- "A title" --draft               one that only npm run dev shows
npm run new -- "A name" --show                 a show for the list of podcasts`;

const options = {
  date: { type: 'string' },
  draft: { type: 'boolean', default: false },
  show: { type: 'boolean', default: false },
} as const;

/** Where a new show stands until its author says otherwise. */
const GROUP = 'notable';

/** Why no file was made, in words for its author. */
class Refusal extends Error {}

try {
  await main();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { title, date, draft, show } = readArguments();
  const today = dayIn(site.timeZone, new Date());
  const day = date === undefined ? today : parseDay(date);
  if (day === undefined) {
    throw new Refusal(
      `“${date}” is no day of the calendar: write year-month-day, such as ${today}.`,
    );
  }
  const folder = path.join('content', show ? 'podcasts' : 'posts');
  const names = await filesIn(folder);
  const file = path.join(folder, nameFor(title, show ? '' : `${day}-`));
  const slug = slugOfFile(file);
  const other = names.find((name) => slugOfFile(name).toLowerCase() === slug.toLowerCase());
  const address = decodeURIComponent(urlOfFile(file));
  if (other !== undefined) throw taken(path.join(folder, other), address);
  if (show && isReservedUrl(urlOfFile(file))) {
    throw new Refusal(`The site itself uses the address ${address}: choose another name.`);
  }
  const text = show
    ? showText(title, today, await nextOrder(folder, names))
    : postText(title, day, draft);
  try {
    await mkdir(folder, { recursive: true });
    // Whoever makes the same file at the same moment keeps theirs.
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') throw taken(file, address);
    throw new Refusal(
      `${file} cannot be written: ${error instanceof Error ? error.message : error}`,
    );
  }
  console.log(`${file} is there to be ${show ? 'filled in' : 'written'}.`);
  const waits = !show && day > today ? `, from ${day} on` : '';
  console.log(`Its address will be ${address}${draft ? ' once it is no draft' : waits}.`);
  const once = show ? ', once it has an address' : '';
  console.log(`npm run dev shows it at http://localhost:3000${basePath}${address}${once}`);
}

function readArguments() {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse();
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new Refusal(`${reason.replace(/\.$/, '')}.`);
  }
  const { values, positionals } = parsed;
  // npm takes flags without a `--` before them for its own, and the command would never know.
  const kept = Object.keys(options).find((name) => process.env[`npm_config_${name}`]);
  if (kept) throw new Refusal(`npm keeps --${kept} for itself: write -- before the title.`);
  const title = positionals
    .join(' ')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (title === '') throw new Refusal(`There is no ${values.show ? 'name' : 'title'}.`);
  if (slugOfTitle(title) === '') {
    throw new Refusal(
      `No address can be made from “${title}”: use letters, digits or emoji in it.`,
    );
  }
  if (values.show && (values.draft || values.date !== undefined)) {
    throw new Refusal(`Only a post has a --${values.draft ? 'draft' : 'date'}.`);
  }
  return { title, ...values };
}

function parse() {
  return parseArgs({ options, allowPositionals: true });
}

function taken(file: string, address: string): Refusal {
  return new Refusal(
    `${file} has the address ${address} already: write on in it, or choose another title.`,
  );
}

/** Each Markdown file of a folder, in whatever folder below. */
async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.map((name) => name.split('\\').join('/')).filter(isMarkdown);
}

/** A file's name within what a file system can hold, cut at a word. */
function nameFor(title: string, start: string): string {
  const slug = slugOfTitle(title);
  const fits = (text: string) => Buffer.byteLength(start + text) <= MAX_NAME_BYTES;
  const letters = [...new Intl.Segmenter(site.language).segment(slug)].map(
    ({ segment }) => segment,
  );
  while (!fits(letters.join(''))) letters.pop();
  const cut = letters.join('');
  const isInWord = cut !== slug && slug[cut.length] !== '-' && cut.includes('-');
  return `${start}${(isInWord ? cut.slice(0, cut.lastIndexOf('-')) : cut).replace(/[-.]+$/, '')}.md`;
}

function postText(title: string, day: string, draft: boolean): string {
  const fields = [`title: ${quoted(title)}`, 'description: ""', `date: ${day}`];
  return frontMatter(draft ? [...fields, 'draft: true'] : fields);
}

function showText(name: string, today: string, order: number): string {
  return frontMatter([
    `name: ${quoted(name)}`,
    'address: ""',
    'hosts: []',
    'topics: []',
    `group: ${GROUP}`,
    `order: ${order}`,
    `language: ${site.language.split('-')[0]}`,
    'why: ""',
    `added: ${today}`,
    'feed: ""',
  ]);
}

/** The place behind all shows of the group. */
async function nextOrder(folder: string, names: string[]): Promise<number> {
  const orders = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(folder, name), 'utf8');
      try {
        const { entries } = parseFrontMatter(
          text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n'),
        );
        return entries.get('group')?.value === GROUP ? Number(entries.get('order')?.value) : 0;
      } catch {
        // A faulty file is told of by the build.
        return 0;
      }
    }),
  );
  return Math.floor(Math.max(0, ...orders.filter(Number.isFinite))) + 1;
}

function frontMatter(lines: string[]): string {
  return `---\n${lines.join('\n')}\n---\n\n`;
}

function quoted(text: string): string {
  return stringify(text, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }).trim();
}
