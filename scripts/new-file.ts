// What `npm run new` does once the settings are valid.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path/posix';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { site } from '../content/site';
import { basePath, isReservedUrl, urlOfFile } from '../content/urls';
import { dayIn, parseDay } from '../pipeline/dates';
import { isMarkdown, MAX_NAME_BYTES, slugOfFile, slugOfTitle } from '../pipeline/slugs';
import { entriesOf } from './front-matter-entries';

const usage = `npm run new "A title"                          a post, dated today
npm run new -- "A title" --date 2026-12-01     a post with this date; a future date schedules it
npm run new -- "A title" --draft               a draft, which only npm run dev shows
npm run new -- "A name" --show                 a show for the podcast directory`;

const options = {
  date: { type: 'string' },
  draft: { type: 'boolean', default: false },
  show: { type: 'boolean', default: false },
} as const;

/** The group of a new show, for its author to change. */
const GROUP = 'notable';

/** An error to print without a stack: its message says what is wrong and what to write instead. */
class CommandError extends Error {}

try {
  await main();
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { title, date, draft, show } = readArguments();
  const today = dayIn(site.timeZone, new Date());
  const day = date === undefined ? today : parseDay(date);
  if (day === undefined) {
    throw new CommandError(
      `Invalid date “${date}”: write a calendar day as year-month-day, such as ${today}.`,
    );
  }
  const folder = path.join('content', show ? 'podcasts' : 'posts');
  const names = await markdownFilesIn(folder);
  const file = path.join(folder, fileName(show ? '' : `${day}-`, title));
  const slug = slugOfFile(file);
  const other = names.find((name) => slugOfFile(name).toLowerCase() === slug.toLowerCase());
  const url = decodeURIComponent(urlOfFile(file));
  if (other !== undefined) throw conflict(path.join(folder, other), url);
  if (show && isReservedUrl(urlOfFile(file))) {
    throw new CommandError(`The URL ${url} is reserved for another page: choose another name.`);
  }
  const text = show
    ? showTemplate(title, today, await nextOrder(folder, names))
    : postTemplate(title, day, draft);
  try {
    await mkdir(folder, { recursive: true });
    // `wx` fails if another process has created the file in the meantime.
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') throw conflict(file, url);
    throw new CommandError(
      `Cannot write ${file}: ${error instanceof Error ? error.message : error}`,
    );
  }
  console.log(`Created ${file}.`);
  const scheduled = !show && day > today ? ` on ${day}` : '';
  const condition = draft ? ' when “draft: true” is removed' : scheduled;
  console.log(`It will be published at ${url}${condition}.`);
  const first = show ? 'fill in its address, then ' : '';
  console.log(`To preview it, ${first}run npm run dev: http://localhost:3000${basePath}${url}`);
}

function readArguments() {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse();
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new CommandError(`${reason.replace(/\.$/, '')}.`);
  }
  const { values, positionals } = parsed;
  // npm consumes options without a `--` before them, and leaves only this trace of them.
  const consumed = Object.keys(options).find((name) => process.env[`npm_config_${name}`]);
  if (consumed) {
    throw new CommandError(`npm has consumed the option --${consumed}: write -- before the title.`);
  }
  const title = positionals
    .join(' ')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (title === '') {
    throw new CommandError(
      `Missing ${values.show ? 'name' : 'title'}: write it in quotes, as shown below.`,
    );
  }
  if (slugOfTitle(title) === '') {
    throw new CommandError(
      `No URL can be made from “${title}”: use letters, digits or emoji in it.`,
    );
  }
  if (values.show && (values.draft || values.date !== undefined)) {
    const option = values.draft ? '--draft' : '--date';
    throw new CommandError(`The option ${option} is for posts only: leave it out for a show.`);
  }
  return { title, ...values };
}

function parse() {
  return parseArgs({ options, allowPositionals: true });
}

function conflict(file: string, url: string): CommandError {
  return new CommandError(
    `${file} already has the URL ${url}: edit that file, or choose another title.`,
  );
}

/** The Markdown files in a folder and its subfolders, relative to it. None if there is no such folder. */
async function markdownFilesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.map((name) => name.split('\\').join('/')).filter(isMarkdown);
}

/** A file name for a title. A name that is too long for a file system is cut between words. */
function fileName(prefix: string, title: string): string {
  const slug = slugOfTitle(title);
  const fits = (text: string) => Buffer.byteLength(prefix + text) <= MAX_NAME_BYTES;
  const letters = [...new Intl.Segmenter(site.language).segment(slug)].map(
    ({ segment }) => segment,
  );
  while (!fits(letters.join(''))) letters.pop();
  const cut = letters.join('');
  const isInWord = cut !== slug && slug[cut.length] !== '-' && cut.includes('-');
  return `${prefix}${(isInWord ? cut.slice(0, cut.lastIndexOf('-')) : cut).replace(/[-.]+$/, '')}.md`;
}

function postTemplate(title: string, day: string, draft: boolean): string {
  const fields = [`title: ${quotedYaml(title)}`, 'description: ""', `date: ${day}`];
  return frontMatter(draft ? [...fields, 'draft: true'] : fields);
}

function showTemplate(name: string, today: string, order: number): string {
  return frontMatter([
    `name: ${quotedYaml(name)}`,
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

/** The order that puts a new show after the others of its group. */
async function nextOrder(folder: string, names: string[]): Promise<number> {
  const orders = await Promise.all(
    names.map(async (name) => {
      const entries = entriesOf(await readFile(path.join(folder, name), 'utf8'));
      return entries.get('group')?.value === GROUP ? Number(entries.get('order')?.value) : 0;
    }),
  );
  return Math.floor(Math.max(0, ...orders.filter(Number.isFinite))) + 1;
}

function frontMatter(lines: string[]): string {
  return `---\n${lines.join('\n')}\n---\n\n`;
}

function quotedYaml(text: string): string {
  return stringify(text, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }).trim();
}
