/**
 * A problem in one of the author's files (after `VFileMessage`). An error stops a build, a warning does
 * not. Lines and columns are 1-based positions in the file.
 */
export type Diagnostic = {
  severity: 'error' | 'warning';
  /** The path in the project, such as `content/posts/2023-06-14-a-title.md`. */
  file: string;
  /** Missing where the diagnostic is about the whole file. */
  line?: number;
  column?: number;
  /** The front matter field, where there is one. */
  field?: string;
  /** What is wrong. */
  message: string;
  /** What to write or do instead. */
  hint: string;
};

/** A diagnostic without its position. */
export type DiagnosticText = Pick<Diagnostic, 'message' | 'hint'>;

/** A position in a file, as far as it is known. */
export type FilePosition = Pick<Diagnostic, 'file' | 'line' | 'column'>;

/** Whether a diagnostic stops a build. */
export function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** Diagnostics by their severity. */
export function bySeverity(diagnostics: Diagnostic[]): {
  errors: Diagnostic[];
  warnings: Diagnostic[];
} {
  return {
    errors: diagnostics.filter(isError),
    warnings: diagnostics.filter((diagnostic) => !isError(diagnostic)),
  };
}

/** A position in the form that terminals and editors link: `file:line:column`. */
export function formatPosition({ file, line, column }: FilePosition): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

/**
 * A diagnostic as text: `file:line:column  field: message`, and the hint on a line of its own. Control
 * characters, which a terminal would obey, are escaped: messages quote texts of anybody.
 */
export function formatDiagnostic({ field, message, hint, ...position }: Diagnostic): string {
  const subject = field === undefined ? '' : `${field}: `;
  const text = `${formatPosition(position)}  ${subject}${message}\n    → ${hint}`;
  return text.replaceAll(CONTROL, (character) => {
    const code = character.codePointAt(0)?.toString(16) ?? '';
    return `\\u${code.padStart(4, '0')}`;
  });
}

/** Control characters other than tabs and line ends, and those that turn the direction of a line. */
const CONTROL = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
