import { type Diagnostic, formatDiagnostic } from './diagnostic';

/** For tests: diagnostics as lines `file:line:column  field: message → hint`, with the severity of warnings. */
export function linesOf(diagnostics: Diagnostic[]): string[] {
  return diagnostics.map((diagnostic) => {
    const line = formatDiagnostic(diagnostic).replace(/\n\s*/, ' ');
    return diagnostic.severity === 'error' ? line : `warning: ${line}`;
  });
}
