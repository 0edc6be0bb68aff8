import type { Processor } from 'unified';

// In characters. Nobody writes such a line: a notebook has put its data into it.
const HUGE_LINE = 20_000;

/** Whether Markdown has a line that the tokenizers of autolink literals cannot read in reasonable time. */
export function hasHugeLines(markdown: string): boolean {
  return markdown.split('\n').some((line) => line.length > HUGE_LINE);
}

/**
 * Removes the tokenizers of autolink literals from a processor. remark-gfm finds nearly all of them a
 * second time, in the tree. Those of micromark-extension-gfm-autolink-literal take quadratic time in a
 * paragraph: over eight minutes for a notebook of 2.8 MB.
 */
export function withoutAutolinkTokenizers(this: Processor) {
  for (const extension of (this.data().micromarkExtensions ?? []).flat()) {
    for (const [code, constructs] of Object.entries(extension.text ?? {})) {
      const kept = [constructs].flat().filter((construct) => !AUTOLINKS.has(construct?.name ?? ''));
      Object.assign(extension.text ?? {}, { [code]: kept });
    }
  }
}

const AUTOLINKS = new Set(['emailAutolink', 'protocolAutolink', 'wwwAutolink']);
