/** An image of a `srcset`, and its width or density, such as `640w`, or ''. */
export type Candidate = { url: string; descriptor: string };

/**
 * Parses a `srcset` (HTML 4.8.4.2.1). A URL ends at white space or at a comma before white space, so
 * that `data:image/png;base64,AA==` is one.
 */
export function parseSrcset(srcset: string): Candidate[] {
  return [...srcset.matchAll(CANDIDATE)].map(([, url, descriptor = '']) => ({ url, descriptor }));
}

const CANDIDATE = /(\S*[^\s,])(?:,+|\s+([^,]*[^\s,])?\s*(?:,|$)|$)/g;

export function formatSrcset(candidates: Candidate[]): string {
  return candidates.map(({ url, descriptor }) => `${url} ${descriptor}`.trim()).join(', ');
}
