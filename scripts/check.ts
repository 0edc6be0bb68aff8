// Checks the project; or, given a folder, the posts in it; or, with --external, the links that lead away.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { checkFolder } from './check-folder';

const STEPS = [
  'npm run --silent content',
  'biome check --error-on-warnings .',
  'next typegen',
  'tsc',
];

const { external, folders } = readArguments();
process.exitCode = (await check()) ? 0 : 1;

async function check(): Promise<boolean> {
  if (folders.length > 0) {
    const results: boolean[] = [];
    for (const folder of folders) results.push(await checkFolder(folder));
    return results.every((passed) => passed);
  }
  for (const step of STEPS) {
    if (spawnSync(step, { shell: true, stdio: 'inherit' }).status !== 0) return false;
  }
  return true;
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { external: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    return { external: values.external, folders: positionals };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}`);
    console.error('npm run check [-- --external | <a folder of posts>]');
    process.exit(1);
  }
}
