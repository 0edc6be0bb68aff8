import { counted } from '../../pipeline/counted';
import { formatImportDiagnostic, type ImportDiagnostic } from './import-diagnostic';
import type { ImportedSite } from './import-site';
import type { Outcome } from './written-files';

/** What an import has done. */
export type ImportResult = {
  imported: ImportedSite;
  /** By the path of the file in the project. */
  outcomes: Map<string, Outcome>;
  diagnostics: ImportDiagnostic[];
  /** What was done about `content/site.ts`. */
  settings: string;
  isDryRun: boolean;
};

const KINDS = ['refused', 'lost', 'guessed'] as const;
const SHOWN = 20;

/** What the command prints. @returns lines */
export function importSummary(result: ImportResult): string {
  const { diagnostics, isDryRun, settings } = result;
  const lines = [filesLine(result), outcomeLine(result)];
  for (const kind of KINDS) {
    const own = diagnostics.filter((diagnostic) => diagnostic.kind === kind);
    if (own.length === 0) continue;
    lines.push('', `${kind}: ${own.length}`);
    lines.push(...own.slice(0, SHOWN).map(formatImportDiagnostic));
    if (own.length > SHOWN)
      lines.push(`… and ${own.length - SHOWN} more: write them to a file with --report moved.md`);
  }
  lines.push('', settings);
  if (isDryRun) lines.push('', 'Nothing is written: leave out --dry-run to import.');
  else
    lines.push(
      '',
      'Next: npm run dev shows it, npm run build makes it. git status shows what was written.',
    );
  return lines.join('\n');
}

/** The whole report, as Markdown. */
export function importReport(result: ImportResult): string {
  const { imported, diagnostics, settings, outcomes } = result;
  const counts = Object.entries(imported.counts).sort(([, a], [, b]) => b - a);
  const section = (title: string, lines: string[]) =>
    lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
  return [
    '# What was imported',
    '',
    filesLine(result),
    outcomeLine(result),
    settings,
    ...KINDS.flatMap((kind) =>
      section(
        `${kind[0].toUpperCase()}${kind.slice(1)}`,
        diagnostics
          .filter((it) => it.kind === kind)
          .map((it) => `- \`${it.file}:${it.line}\` ${it.message} → ${it.hint}`),
      ),
    ),
    ...section(
      'Rewritten',
      counts.map(([name, count]) => `- ${name}: ${count}`),
    ),
    ...section('Addresses', [
      '| old | new |',
      '| --- | --- |',
      ...[...imported.texts.values()].map(
        ({ document, newUrl }) => `| ${document.url ?? '(none)'} | ${newUrl} |`,
      ),
    ]),
    ...section(
      'Files',
      [...outcomes].map(([file, outcome]) => `- ${file}: ${outcome}`),
    ),
    ...section(
      'Left out',
      imported.leftOut.map((file) => `- ${file}`),
    ),
    '',
  ].join('\n');
}

/** Files in are those that were imported, refused and left out. */
function filesLine({ imported, diagnostics }: ImportResult): string {
  const kinds = [...imported.texts.values()].map(({ document }) => document.kind);
  const count = (...names: string[]) => kinds.filter((kind) => names.includes(kind)).length;
  const refused = new Set(
    diagnostics.filter(({ kind }) => kind === 'refused').map(({ file }) => file),
  ).size;
  const parts = [
    counted(count('post'), 'post'),
    counted(count('draft'), 'draft'),
    counted(count('page', 'document'), 'page'),
    counted(imported.assets.size, 'other file'),
    `${refused} refused`,
    `${imported.leftOut.length} left out (styles, scripts and settings of the old site)`,
  ];
  const all = kinds.length + imported.assets.size + refused + imported.leftOut.length;
  return `${counted(all, 'file')} read: ${parts.join(', ')}.`;
}

function outcomeLine({ outcomes }: ImportResult): string {
  const count = (...names: Outcome[]) =>
    [...outcomes.values()].filter((it) => names.includes(it)).length;
  return `${count('new')} written, ${count('changed')} written anew, ${count('same')} unchanged, ${count('edited')} left since you have edited them, ${count('taken')} left since they were there before.`;
}
