import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bySeverity, type Diagnostic, formatDiagnostic } from '../pipeline/diagnostics/diagnostic';

const CONFIG = 'content/contentlayer.config.ts';

/**
 * Evaluates Contentlayer's config, and prints the diagnostic of an error in the settings or the schema.
 * Contentlayer itself prints a dump of objects, without the position of an exception.
 * @returns whether there is an error
 */
export async function printConfigError(): Promise<boolean> {
  const diagnostic = await diagnoseConfig();
  if (diagnostic) console.error(`\n${formatDiagnostic(diagnostic)}`);
  return diagnostic !== undefined;
}

/**
 * Prints what is wrong with the settings, for commands that read them without Contentlayer.
 * @returns whether there is an error
 */
export async function printSettingsErrors(): Promise<boolean> {
  const diagnostics = await diagnoseSettings();
  if (diagnostics.length > 0) console.error(diagnostics.map(formatDiagnostic).join('\n'));
  return diagnostics.length > 0;
}

async function diagnoseSettings(): Promise<Diagnostic[]> {
  try {
    const { checkSite } = await import('../content/internals/check-site');
    return bySeverity(checkSite()).errors;
  } catch (error) {
    return [syntaxErrorOf(error) ?? exceptionOf(error)];
  }
}

async function diagnoseConfig(): Promise<Diagnostic | undefined> {
  try {
    const { schema } = await import('../content/contentlayer.config');
    const { documentTypesOf } = await import('../pipeline/contentlayer');
    documentTypesOf(schema);
    return undefined;
  } catch (error) {
    return syntaxErrorOf(error) ?? exceptionOf(error);
  }
}

/** A syntax error, from the message of esbuild, which compiles the config: its columns are 0-based. */
function syntaxErrorOf(error: unknown): Diagnostic | undefined {
  if (!(error instanceof Error) || error.name !== 'TransformError') return undefined;
  const [, file, line, column, text] = /^(.+):(\d+):(\d+): ERROR: (.+)$/m.exec(error.message) ?? [];
  if (file === undefined) return undefined;
  return {
    severity: 'error',
    file: relative(file),
    line: Number(line),
    column: Number(column) + 1,
    message: `syntax error: ${text}`,
    hint: 'correct it here or on the line above: a comma, a quote or a bracket is missing, or one too many',
  };
}

function exceptionOf(error: unknown): Diagnostic {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return {
    severity: 'error',
    file: CONFIG,
    ...positionInContent(stack),
    message: `error in the schema or the settings: ${message.replaceAll(`${process.cwd()}/`, '')}`,
    hint: 'correct the code at this position, or undo its last change',
  };
}

/** The innermost call in the folder `content/`, from a stack trace. */
function positionInContent(
  stack: string,
): { file: string; line: number; column: number } | undefined {
  for (const [, url, line, column] of stack.matchAll(/((?:file:\/\/)?\/.+?):(\d+):(\d+)\)?$/gm)) {
    const file = relative(url.startsWith('file:') ? fileURLToPath(url) : url);
    if (file.startsWith('content/')) return { file, line: Number(line), column: Number(column) };
  }
  return undefined;
}

function relative(file: string): string {
  return path.relative('', file).split(path.sep).join('/');
}
