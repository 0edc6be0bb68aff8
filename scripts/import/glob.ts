/**
 * A pattern as Ruby's `File.fnmatch?` reads it. Node has `path.matchesGlob` from version 22 on.
 * @param pattern with `*`, `**`, `?` and `[…]`
 */
export function globPattern(pattern: string): RegExp {
  const source = pattern.replaceAll(
    /\*\*\/?|\*|\?|\[[^\]/]+\]|[.+^${}()|[\]\\]/g,
    (sign) => globSigns[sign] ?? (sign.startsWith('[') && sign.length > 1 ? sign : `\\${sign}`),
  );
  return new RegExp(`^${source}$`, 'u');
}

const globSigns: Record<string, string> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};
