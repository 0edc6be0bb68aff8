import type { Point, Position } from 'unist';
import type { VFile } from 'vfile';
import type { Diagnostic, DiagnosticText } from './diagnostic';

/** A diagnostic of a Markdown body: positions are 1-based in the body, and there are no fields. */
export type BodyDiagnostic = Omit<Diagnostic, 'file' | 'field'>;

type Report = DiagnosticText & { place?: Point | Position };

/** Reports a warning: the body can be rendered all the same. */
export function reportWarning(file: VFile, { place, message, hint }: Report): void {
  file.message(message, { place }).note = hint;
}

/** Reports an error, which stops a build: the body cannot be rendered as its author meant it. */
export function reportError(file: VFile, { place, message, hint }: Report): void {
  const reported = file.message(message, { place });
  reported.note = hint;
  reported.fatal = true;
}

/** The diagnostics of a rendered file, in the order of their positions. */
export function diagnosticsOf(file: VFile): BodyDiagnostic[] {
  return file.messages
    .map(
      ({ line, column, reason, note, fatal }): BodyDiagnostic => ({
        severity: fatal === true ? 'error' : 'warning',
        line,
        column,
        message: reason,
        hint: note ?? '',
      }),
    )
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}
