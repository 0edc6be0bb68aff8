/**
 * A pattern as Ruby's `File.fnmatch?` reads it. Node has `path.matchesGlob` from version 22 on.
 * @param pattern with `*`, `**`, `?` and `[…]`
 */
export function globPattern(pattern: string): RegExp {
  const source = pattern.replaceAll(
    /\*\*\/?|\*|\?|\[[^\]/]+\]|[.+^${}()|[\]\\]/g,
    (sign) =>
      globSigns[sign] ??
      (sign.startsWith('[') && sign.length > 1 ? sign.replace(/^\[!/, '[^') : `\\${sign}`),
  );
  try {
    return new RegExp(`^${source}$`, 'u');
  } catch {
    // Such as `[z-a]`, which Ruby matches with nothing.
    return /(?!)/;
  }
}

const globSigns: Record<string, string> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};
