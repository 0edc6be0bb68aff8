// Runs Contentlayer's build. Of an error in the settings or the schema, Contentlayer prints a dump of
// objects: this prints its position and message instead.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, formatDiagnostic } from '../pipeline/diagnostics/diagnostic';

const CONFIG = 'content/contentlayer.config.ts';

const { code, output } = await runContentlayer();
// After an error in a Markdown file, Contentlayer prints nothing: the loader has reported it.
const diagnostic = code === 0 || output === '' ? undefined : await diagnoseConfig();
if (diagnostic) console.error(`\n${formatDiagnostic(diagnostic)}`);
else process.stdout.write(output);
process.exitCode = code;

function runContentlayer(): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('contentlayer2', ['build', '-c', CONFIG], {
      stdio: ['inherit', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Evaluates the config again, here, where an error has its position. */
async function diagnoseConfig(): Promise<Diagnostic | undefined> {
  try {
    const { schema } = await import('../content/contentlayer.config');
    const { loadDocumentTypes } = await import('../pipeline/contentlayer');
    await loadDocumentTypes(schema, 'content');
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
