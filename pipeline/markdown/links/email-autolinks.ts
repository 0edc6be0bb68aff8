import type { Construct, Extension } from 'micromark-util-types';
import type { Processor } from 'unified';

const LONGEST_LINE = 20_000;

/** Whether a text holds a line no person writes: data that a notebook has put into it. */
export function hasHugeLines(markdown: string): boolean {
  return markdown.split('\n').some((line) => line.length > LONGEST_LINE);
}

/**
 * Leaves bare e-mail addresses to remark-gfm's second look, at the tree, which finds nearly all of
 * them. The first one, letter by letter, takes a time that grows with the square of a paragraph's
 * length: over eight minutes for a notebook of 2.8 MB that Jekyll renders at once.
 */
export function withoutEmailTokenizer(this: Processor) {
  for (const extension of (this.data().micromarkExtensions ?? []) as Extension[]) {
    for (const [code, constructs] of Object.entries(extension.text ?? {})) {
      const kept = [constructs]
        .flat()
        .filter((construct?: Construct) => construct?.name !== 'emailAutolink');
      Object.assign(extension.text ?? {}, { [code]: kept });
    }
  }
}
