// What `npm run new` does once the settings are valid.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path/posix';
import { parseArgs } from 'node:util';
import { site } from '../content/site';
import { basePath, isReservedUrl, urlOfFile } from '../content/urls';
import { dayIn, parseDay } from '../pipeline/dates';
import { slugOfFile, slugOfTitle } from '../pipeline/slugs';
import { CommandError, parsedArguments, runCommand } from './command-error';
import { fileNameOf, markdownFilesIn } from './content-files';
import { quotedYaml } from './quoted-yaml';
import type { DraftShow } from './shows/draft-show';

const usage = `npm run new "A title"                          a post, dated today
npm run new -- "A title" --date 2026-12-01     a post with this date; a future date schedules it
npm run new -- "A title" --draft               a draft, which only npm run dev shows
npm run new -- "A name" --show                 a show for the podcast directory
npm run new -- --show https://…                the show of a feed, a website, or a page at Apple, Spotify, …`;

const options = {
  date: { type: 'string' },
  draft: { type: 'boolean', default: false },
  show: { type: 'boolean', default: false },
} as const;

await runCommand(usage, main);

async function main(): Promise<void> {
  const { title, address, date, draft: isDraft, show } = readArguments();
  const today = dayIn(site.timeZone, new Date());
  const day = date === undefined ? today : parseDay(date);
  if (day === undefined) {
    throw new CommandError(
      `Invalid date “${date}”: write a calendar day as year-month-day, such as ${today}.`,
    );
  }
  const folder = path.join('content', show ? 'podcasts' : 'posts');
  const draft = await draftOf(day);
  const names = await markdownFilesIn(folder);
  const file = path.join(folder, fileNameOf(show ? '' : `${day}-`, draft.title));
  const slug = slugOfFile(file);
  const other = names.find((name) => slugOfFile(name).toLowerCase() === slug.toLowerCase());
  const url = decodeURIComponent(urlOfFile(file));
  if (other !== undefined) throw conflict(path.join(folder, other), url, address);
  if (show && isReservedUrl(urlOfFile(file))) {
    throw new CommandError(
      `The URL ${url} is reserved for another page: choose another name${beforeAddress(address)}.`,
    );
  }
  try {
    await mkdir(folder, { recursive: true });
    // `wx` fails if another process has created the file in the meantime.
    await writeFile(file, draft.text, { flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') throw conflict(file, url, address);
    throw new CommandError(
      `Cannot write ${file}: ${error instanceof Error ? error.message : error}`,
    );
  }
  console.log(`Created ${file}.`);
  if (draft.report !== undefined) console.log(draft.report);
  const scheduled = !show && day > today ? ` on ${day}` : '';
  const condition = isDraft ? ' when “draft: true” is removed' : scheduled;
  console.log(`It will be published at ${url}${condition}.`);
  const first = draft.missing === undefined ? '' : `fill in its ${draft.missing}, then `;
  console.log(`To preview it, ${first}run npm run dev: http://localhost:3000${basePath}${url}`);

  async function draftOf(day: string): Promise<DraftShow> {
    if (!show) return { title, text: postTemplate(title, day, isDraft) };
    // A post does not wait for the reader of feeds to load.
    const { draftShow, draftShowAt } = await import('./shows/draft-show');
    return address === undefined
      ? draftShow(title, folder, today)
      : draftShowAt(address, title, folder, today);
  }
}

function readArguments() {
  const { values, positionals } = parsedArguments(() =>
    parseArgs({ options, allowPositionals: true }),
  );
  // npm consumes options without a `--` before them, and leaves only this trace of them.
  const consumed = Object.keys(options).find((name) => process.env[`npm_config_${name}`]);
  if (consumed) {
    throw new CommandError(`npm has consumed the option --${consumed}: write -- before the title.`);
  }
  const addresses = values.show ? positionals.filter(isAddress) : [];
  if (addresses.length > 1) {
    throw new CommandError(`Several addresses: paste one, such as ${addresses[0]}.`);
  }
  const [address] = addresses;
  const title = positionals
    .filter((word) => word !== address)
    .join(' ')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (title === '' && address === undefined) {
    throw new CommandError(
      `Missing ${values.show ? 'name' : 'title'}: write it in quotes, as shown below.`,
    );
  }
  if (title !== '' && slugOfTitle(title) === '') {
    throw new CommandError(
      `No URL can be made from “${title}”: use letters, digits or emoji in it.`,
    );
  }
  if (values.show && (values.draft || values.date !== undefined)) {
    const option = values.draft ? '--draft' : '--date';
    throw new CommandError(`The option ${option} is for posts only: leave it out for a show.`);
  }
  return { title, address, ...values };
}

/** Whether an argument is meant as an address: `99% Invisible` and `Stuff.co` are names. */
function isAddress(text: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:\/\/|spotify:\w+:)\S+$|^[\w-]+(?:\.[\w-]+)+\/\S*$/i.test(text);
}

function conflict(file: string, url: string, address?: string): CommandError {
  return new CommandError(
    `${file} already has the URL ${url}: edit that file, or choose another title${beforeAddress(address)}.`,
  );
}

function beforeAddress(address: string | undefined): string {
  return address === undefined ? '' : `: npm run new -- "Another name" --show ${address}`;
}

function postTemplate(title: string, day: string, draft: boolean): string {
  const fields = [`title: ${quotedYaml(title)}`, 'description: ""', `date: ${day}`];
  return frontMatter(draft ? [...fields, 'draft: true'] : fields);
}

function frontMatter(lines: string[]): string {
  return `---\n${lines.join('\n')}\n---\n\n`;
}
