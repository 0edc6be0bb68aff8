import type { Point, Position } from 'unist';
import type { VFile } from 'vfile';

/** Something about a text that its author should know. Lines are counted in the text. */
export type Finding = {
  line?: number;
  column?: number;
  /** What is wrong. */
  message: string;
  /** What to write or do instead. */
  remedy: string;
  /** Whether readers would miss something, so that the build must not go on. */
  stops: boolean;
};

type Told = { place?: Point | Position; message: string; remedy: string };

/** Tells the author of something odd, which does not keep the text from readers. */
export function warn(file: VFile, { place, message, remedy }: Told): void {
  file.message(message, { place }).note = remedy;
}

/** Tells the author of something that keeps the text from being shown as it was meant. */
export function refuse(file: VFile, { place, message, remedy }: Told): void {
  const told = file.message(message, { place });
  told.note = remedy;
  told.fatal = true;
}

/** What was told while a file was rendered, in the order of its lines. */
export function findingsOf(file: VFile): Finding[] {
  return file.messages
    .map(({ line, column, reason, note, fatal }) => ({
      line,
      column,
      message: reason,
      remedy: note ?? '',
      stops: fatal === true,
    }))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}
