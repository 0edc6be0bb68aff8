/** A quotation from the source for a message: one line of at most 60 characters. */
export function shorten(written: string): string {
  const line = written.replaceAll(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
