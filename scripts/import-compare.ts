// Compares what the importer makes of Jekyll sites with what Jekyll has made of them.
import path from 'node:path';
import { CommandError } from './command-error';
import { compareAll } from './import/compare';

const [folder] = process.argv.slice(2);
try {
  if (folder === undefined)
    throw new CommandError('Name a folder: npm run import:compare -- <folder>');
  await compareAll(path.resolve(folder));
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
