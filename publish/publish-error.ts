import { type Diagnostic, formatDiagnostic } from '../pipeline/diagnostics/diagnostic';

/** The site cannot be published as it is. The message is the text of all diagnostics. */
export class PublishError extends Error {
  /** @param errors each with the severity `error`; or their text, as another thread sends it */
  constructor(errors: Diagnostic[] | string) {
    super(typeof errors === 'string' ? errors : errors.map(formatDiagnostic).join('\n'));
    // Errors come from other threads by their name, without their class.
    this.name = 'PublishError';
  }
}
