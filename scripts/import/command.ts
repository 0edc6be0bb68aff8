// What `npm run import` does once the settings are valid.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { site } from '../../content/site';
import { CommandError, parsedArguments, runCommand } from '../command-error';
import { formatImportDiagnostic, type ImportDiagnostic } from './import-diagnostic';
import { type ImportResult, importReport, importSummary } from './import-report';
import { importSite } from './import-site';
import { makeBuildable } from './make-buildable';
import { blogSettings, withBlogSettings } from './site-settings';
import { importWriter, type Outcome } from './written-files';

const usage = `npm run import -- ../my-blog                    a Jekyll site: its posts, drafts, pages, images and addresses
npm run import -- ../my-blog --dry-run          says what it would write
npm run import -- ../my-blog --report moved.md  writes all that it says into a file`;

const SETTINGS = 'content/site.ts';
/** How many files are in memory at a time. */
const CHUNK = 100;
const root = process.cwd();

await runCommand(usage, main);

async function main(): Promise<void> {
  const { folder, isDryRun, report } = readArguments();
  if (report !== undefined && !existsSync(path.dirname(path.resolve(report)))) {
    throw new CommandError(`There is no folder ${path.dirname(report)} for the report.`);
  }
  const imported = await importSite(path.resolve(folder), site.author.name, root);
  if (imported.texts.size === 0) {
    const reasons = imported.diagnostics.map(formatImportDiagnostic).join('\n');
    throw new CommandError(
      `${folder} has no posts and no pages that can be imported.\n${reasons}`.trimEnd(),
    );
  }
  const mended = await makeBuildable(imported);
  const writer = importWriter(root, { isDryRun });
  const outcomes = new Map<string, Outcome>();
  const files = [
    ...[...imported.texts].map(([file, { content }]) => ({ file, read: () => content })),
    ...[...imported.assets].map(([file, source]) => ({ file, read: () => readFileSync(source) })),
  ];
  for (let start = 0; start < files.length; start += CHUNK) {
    const chunk = new Map(
      files.slice(start, start + CHUNK).map(({ file, read }) => [file, read()]),
    );
    writer.begin(chunk);
    for (const [file, content] of chunk) outcomes.set(file, writer.write(file, content));
  }
  const settings = writeSettings(imported, isDryRun);
  writer.finish();
  const diagnostics = [...imported.diagnostics, ...mended, ...leftFiles(outcomes)];
  const result: ImportResult = { imported, outcomes, diagnostics, settings, isDryRun };
  console.log(importSummary(result));
  if (report !== undefined) writeFileSync(report, importReport(result));
}

function readArguments() {
  const { values, positionals } = parsedArguments(() =>
    parseArgs({
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, report: { type: 'string' } },
    }),
  );
  const [folder, ...more] = positionals;
  if (folder === undefined) throw new CommandError('Missing folder: name that of the Jekyll site.');
  if (more.length > 0) throw new CommandError('Several folders: name one.');
  return { folder, isDryRun: values['dry-run'], report: values.report };
}

/** @returns what was done */
function writeSettings(imported: ImportResult['imported'], isDryRun: boolean): string {
  const { url, ...others } = blogSettings(imported.site, imported.math);
  // A build looks for what has the site's own address in the site.
  const settings = imported.needsOldHost ? others : { url, ...others };
  const base = imported.site.config.baseurl;
  const atOldHost = imported.needsOldHost
    ? ` Its url stays as it was, since the folder lacks files, which are taken from where the blog was: add them to public/, and set it.`
    : '';
  const underPath =
    base === ''
      ? ''
      : ` The blog was under ${base}: BASE_PATH=${base} npm run build keeps it there.`;
  const source = readFileSync(SETTINGS, 'utf8');
  const written = withBlogSettings(source, settings);
  if (written === undefined) {
    const { macros, ...rest } = settings;
    const list = Object.entries(rest).map(([key, value]) => `${key} “${value}”`);
    const formulas =
      Object.keys(macros).length > 0 ? `, and the macros ${Object.keys(macros).join(', ')}` : '';
    return `${SETTINGS} is yours, and stays as it is. The blog had ${list.join(', ')}${formulas}.${underPath}`;
  }
  if (written !== source && !isDryRun) writeFileSync(SETTINGS, written);
  return `${SETTINGS} has what the blog’s settings say of its name, address and author now: check all three.${atOldHost}${underPath}`;
}

function leftFiles(outcomes: Map<string, Outcome>): ImportDiagnostic[] {
  return [...outcomes].flatMap(([file, outcome]): ImportDiagnostic[] =>
    outcome === 'taken'
      ? [
          {
            file,
            line: 1,
            kind: 'refused',
            message: 'a file of this site has that name already',
            hint: 'rename or delete it, and import again',
          },
        ]
      : [],
  );
}
