/** One field of a front matter as its author wrote it. */
export type Entry = {
  /** The name that the author gave it. */
  key: string;
  value: unknown;
  /** The characters in the file, for a plain scalar: `1.10` is a title, not the number 1.1. */
  source?: string;
  /** The 1-based line in the file, where it is known. */
  line?: number;
  /** The lines of the same key before this one, which counts. */
  earlierLines?: number[];
  /** Whether the value comes from the file name. */
  isFromName?: boolean;
  /** For a list that is written in several fields, such as tags and categories: these fields. */
  parts?: Entry[];
};

/** Whether a field has no value, or only white space. */
export function isEmpty(entry: Entry | undefined): boolean {
  const value = entry?.value ?? '';
  return typeof value === 'string' && value.trim() === '';
}

/** Front matter that cannot be parsed, with the 1-based position in the file where it is known. */
export class FrontMatterError extends Error {
  constructor(
    message: string,
    readonly hint: string,
    readonly line?: number,
    readonly column?: number,
  ) {
    super(message);
  }
}
