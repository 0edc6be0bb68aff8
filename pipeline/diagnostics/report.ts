import type { Point, Position } from 'unist';
import type { VFile } from 'vfile';
import type { Diagnostic, DiagnosticText } from './diagnostic';

/** A diagnostic of a Markdown body: its lines are counted in the body, and it knows no fields. */
export type BodyDiagnostic = Omit<Diagnostic, 'file' | 'field'>;

type Report = DiagnosticText & { place?: Point | Position };

/** Reports something odd, which does not keep the text from being shown. */
export function reportWarning(file: VFile, { place, message, hint }: Report): void {
  file.message(message, { place }).note = hint;
}

/** Reports something that keeps the text from being shown as it was meant, and so stops a build. */
export function reportError(file: VFile, { place, message, hint }: Report): void {
  const reported = file.message(message, { place });
  reported.note = hint;
  reported.fatal = true;
}

/** What was reported while a file was rendered, in the order of its lines. */
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
