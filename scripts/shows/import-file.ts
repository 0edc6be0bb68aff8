// What `npm run import:opml` does once the settings are valid.
import { readFile } from 'node:fs/promises';
import path from 'node:path/posix';
import { parseArgs } from 'node:util';
import { site } from '../../content/site';
import { dayIn } from '../../pipeline/dates';
import { decodeFeed } from '../podcasts/decode-feed';
import { formatImport, importSubscriptions } from './import-subscriptions';
import { GROUP } from './show-file';
import { OpmlError, parseSubscriptions } from './subscriptions';

const usage = `npm run import:opml -- subscriptions.opml    a show for each feed that an app has exported`;

process.exitCode = await main();

/** @returns the exit code: 1 where a show was left out or the file is not OPML, 2 for invalid arguments */
async function main(): Promise<number> {
  let positionals: string[];
  try {
    positionals = parseArgs({ allowPositionals: true }).positionals;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    return 2;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    console.error(
      `${file === undefined ? 'Missing file' : 'Several files'}: name one.\n\n${usage}`,
    );
    return 2;
  }
  try {
    const subscriptions = parseSubscriptions(decodeFeed(await readFile(file), ''));
    const folder = path.join('content', 'podcasts');
    const today = dayIn(site.timeZone, new Date());
    const result = await importSubscriptions(subscriptions, folder, today);
    console.log(formatImport(result));
    if (result.added.length > 0) {
      console.log(
        `Yours to write in each: hosts, why and the text below the fields. They are in the group ${GROUP}. npm run podcasts reads their feeds.`,
      );
    }
    return result.leftOut.length > 0 ? 1 : 0;
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    console.error(`Cannot import ${file}: ${reason}.`);
    return 1;
  }
}

function reasonOf(error: unknown): string | undefined {
  if (error instanceof OpmlError) return error.message;
  if (!(error instanceof Error && 'code' in error)) return undefined;
  const reasons: Record<string, string> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder; name the file in it',
    EACCES: 'no permission to read this file',
  };
  return reasons[String(error.code)] ?? error.message;
}
