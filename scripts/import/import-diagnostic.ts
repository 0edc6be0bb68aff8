/** What an importer has lost, guessed or refused. */
export type ImportDiagnostic = {
  /** Relative to the folder of the blog, with slashes. */
  file: string;
  /** From 1. */
  line: number;
  kind: 'refused' | 'lost' | 'guessed';
  message: string;
  /** What the author can do. */
  hint: string;
};

/** Such as `_posts/2020-01-01-a.md:3  lost: unknown tag “map” → write what it showed`. */
export function formatImportDiagnostic({
  file,
  line,
  kind,
  message,
  hint,
}: ImportDiagnostic): string {
  return `${file}:${line}  ${kind}: ${message} → ${hint}`;
}
