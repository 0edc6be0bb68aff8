// Checks the project; or, given a folder, the posts in it; or, with --external, the links that lead away.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { cacheDir, readBuildReport } from '../pipeline/build-report';
import { printSettingsErrors } from './config-error';

// Which folder may import which, and why, is in biome.json. dependency-cruiser needs the compiler API,
// which TypeScript 7 does not have, and its other parser reads no TSX.
const IMPORT_RULES = '--only=style/noRestrictedImports --only=suspicious/noImportCycles';

const STEPS = {
  'the content': 'npm run --silent content',
  'the imports between folders': `biome lint ${IMPORT_RULES} .`,
  'the style of the code': 'biome check --error-on-warnings .',
  // What an earlier run has kept hides errors in files that did not change themselves.
  'the types': 'tsx scripts/document-types.ts && next typegen && tsc --incremental false',
  // knip needs Node 20.19: before it, the other steps say enough.
  ...(isNode('20.19') && { 'unused code and packages': 'knip' }),
};

function isNode(least: string): boolean {
  return process.versions.node.localeCompare(least, 'en', { numeric: true }) >= 0;
}

const { external, assets, folders } = readArguments();
process.exitCode = (await check()) ? 0 : 1;

async function check(): Promise<boolean> {
  if (folders.length > 0) {
    if (await printSettingsErrors()) return false;
    const results: boolean[] = [];
    for (const folder of folders) {
      if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
        console.error(`No such folder: ${folder}`);
        return false;
      }
      console.log(`Reading ${folder} …`);
      // What renders takes seconds to load, which the other checks need not wait for.
      const { checkFolder } = await import('./check-posts');
      results.push(await checkFolder(folder, assets));
    }
    return results.every((passed) => passed);
  }
  for (const [what, command] of Object.entries(STEPS)) {
    console.log(`Checking ${what} …`);
    if (spawnSync(command, { shell: true, stdio: 'inherit' }).status !== 0) {
      const hint = what === 'the style of the code' ? ' npm run fix corrects what it can.' : '';
      console.error(`\nErrors in ${what}: see above.${hint}`);
      return false;
    }
  }
  if (external && !(await checkLinks())) return false;
  console.log('\nNo errors.');
  return true;
}

/** Requests the external links of all texts. A link without a definite answer is not an error. */
async function checkLinks(): Promise<boolean> {
  const { checkExternalLinks, formatLinks } = await import('./external-links');
  const links = readBuildReport(cacheDir).externalLinks;
  const { errors, warnings, summary } = formatLinks(await checkExternalLinks(links));
  for (const message of [...errors, ...warnings]) console.log(`\n${message}`);
  console.log(`\n${summary}`);
  return errors.length === 0;
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { external: { type: 'boolean', default: false }, assets: { type: 'string' } },
      allowPositionals: true,
    });
    const { external, assets } = values;
    if (assets !== undefined && !statSync(assets, { throwIfNoEntry: false })?.isDirectory()) {
      throw new Error(`No such folder: ${assets}`);
    }
    return { external, assets, folders: positionals };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}`);
    console.error(
      'npm run check [-- --external | <a folder of posts> [--assets <a folder of its images and files>]]',
    );
    process.exit(1);
  }
}
