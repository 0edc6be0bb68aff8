import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { entriesIn } from '../files-in';
import type { Folders } from '../markdown/render-options';

/**
 * Where a symbolic link leads: a build publishes what it leads to, which must be a part of the project.
 * @param folder that has the link, absolute: it may itself be a link
 */
export async function targetOf(
  link: string,
  folder: string,
  root: string,
): Promise<'inside' | 'outside' | 'nowhere'> {
  try {
    const [target, ...tops] = await Promise.all([link, root, folder].map((file) => realpath(file)));
    return tops.some((top) => target.startsWith(`${top}${path.sep}`)) ? 'inside' : 'outside';
  } catch {
    return 'nowhere';
  }
}

/** What is wrong with a symbolic link, by where it leads. */
export const linkErrors = {
  outside: {
    message: 'symbolic link to the outside of the project, whose target would be published',
    hint: 'delete the link; where its target is for readers, put a copy of it here',
  },
  nowhere: { message: 'broken symbolic link', hint: 'put the file itself here' },
};

/** Finds the symbolic links of the public folder that lead out of the project, or nowhere. */
export async function lintPublicLinks({ root, publicDir }: Folders): Promise<Diagnostic[]> {
  const folder = path.join(root, publicDir);
  const entries = entriesIn(folder);
  const links = entries
    .filter((entry) => entry.isSymbolicLink())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const found = await Promise.all(
    links.map(async (link): Promise<Diagnostic[]> => {
      const target = await targetOf(link, folder, root);
      if (target === 'inside') return [];
      const file = path.relative(root, link).split(path.sep).join('/');
      return [{ severity: 'error', file, ...linkErrors[target] }];
    }),
  );
  return found.flat();
}
