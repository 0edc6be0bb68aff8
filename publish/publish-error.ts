import { type Diagnostic, formatDiagnostic } from '../pipeline/diagnostics/diagnostic';

/** The site cannot be published as it is. The message is the text of all diagnostics. */
export class PublishError extends Error {
  /** @param errors each with the severity `error` */
  constructor(errors: Diagnostic[]) {
    super(errors.map(formatDiagnostic).join('\n'));
  }
}
