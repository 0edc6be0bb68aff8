import { PublishError } from './publish-error';

/** What a JSON file must look like before it is read as a `T`. */
export type Shape<T> = {
  isValid: (value: unknown) => value is T;
  /** The shape in words, for the message. */
  expected: string;
  /** What to do about a file that looks otherwise. */
  hint: string;
};

/**
 * Parses JSON that another part has written, and checks its shape.
 * @param file its path, as the message names it
 * @throws {PublishError} when the text is not JSON, or has another shape
 */
export function parseJson<T>(file: string, text: string, { isValid, expected, hint }: Shape<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PublishError([{ severity: 'error', file, message: `invalid JSON: ${reason}`, hint }]);
  }
  if (isValid(value)) return value;
  throw new PublishError([
    { severity: 'error', file, message: `unknown shape: expected ${expected}`, hint },
  ]);
}
