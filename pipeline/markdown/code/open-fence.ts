const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;

/** A fence in an HTML block, which Markdown does not read there. */
export type OpenFence = { index: number; written: string };

/**
 * The fence that an HTML block ends in: a blank line in the code ends the block, so that the closing fence
 * opens another code block, and the end tags behind it are code.
 */
export function openFenceIn(html: string): OpenFence | undefined {
  if (!/^ {0,3}(```|~~~)/m.test(html)) return undefined;
  let open: (OpenFence & { fence: string }) | undefined;
  let offset = 0;
  for (const line of html.split('\n')) {
    const [, fence, rest = ''] = FENCE.exec(line) ?? [];
    if (open && fence?.startsWith(open.fence) && rest.trim() === '') open = undefined;
    else if (!open && fence) {
      open = { index: offset + line.indexOf(fence), written: line.trim(), fence };
    }
    offset += line.length + 1;
  }
  return open;
}
