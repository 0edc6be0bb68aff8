const DELIMITERS = /^[|+]?:?-+:?(?:[|+]:?-+:?)*[|+]?$/;
const LINE = /^[|+]?:?[-=]+:?(?:[|+]:?[-=]+:?)*[|+]?$/;

/** The number of cells of a line of a table. @param line without code and escaped bars */
export function cellCount(line: string): number {
  return line.trim().replace(/^\|/, '').replace(/\|$/, '').split('|').length;
}

/** Whether a line is nothing but dashes or equals signs between bars, such as `|---|---|`. */
export function isRule(line: string): boolean {
  return line.includes('|') && LINE.test(line.replaceAll(/\s/g, ''));
}

/** Whether a line looks like the one under the head of a table. Emacs has `+` between its dashes. */
export function isDelimiterRow(line: string): boolean {
  return line.includes('|') && DELIMITERS.test(line.replaceAll(/\s/g, ''));
}

/** The line that belongs under a head of so many cells. */
export function delimiterRow(cells: number): string {
  return `|${' --- |'.repeat(cells)}`;
}
