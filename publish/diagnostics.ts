/** A problem in a file of the project, for its author. */
export type Diagnostic = {
  /** Its path in the project, such as `content/site.ts`. */
  file: string;
  /** The front matter field, where there is one. */
  field?: string;
  /** What is wrong. */
  message: string;
  /** What to write or do instead. */
  hint: string;
};

/** The site cannot be published as it is: a build stops with these problems, each an error. */
export class PublishError extends Error {
  constructor(readonly diagnostics: Diagnostic[]) {
    super(diagnostics.map(format).join('\n'));
  }
}

function format({ file, field, message, hint }: Diagnostic): string {
  return `${file}  ${field === undefined ? '' : `${field}: `}${message}\n    → ${hint}`;
}
