// Compares what the importer makes of Jekyll sites with what Jekyll has made of them.
import path from 'node:path';
import { CommandError, runCommand } from './command-error';
import { compareAll } from './import/compare';

const usage = `npm run import:compare -- <folder>   each folder in it has site/, jekyll.json and jekyll-output/`;

await runCommand(usage, async () => {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new CommandError('Missing folder: name that of the sites.');
  await compareAll(path.resolve(folder));
});
