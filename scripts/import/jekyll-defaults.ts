import { globPattern } from './glob';
import type { DefaultSet } from './jekyll-config';

/**
 * The front matter that the settings give a document.
 * @see https://jekyllrb.com/docs/configuration/front-matter-defaults/
 * @param file relative to the source of the site
 * @param type such as `posts`, `drafts` or `pages`
 */
export function defaultsFor(
  sets: DefaultSet[],
  file: string,
  type: string,
): Record<string, unknown> {
  let values: Record<string, unknown> = {};
  let last: DefaultSet['scope'] | undefined;
  for (const { scope, values: own } of sets) {
    if (scope.type !== undefined && scope.type !== type) continue;
    if (!isInScope(file, scope.path)) continue;
    if (isStronger(scope, last)) {
      values = { ...values, ...own };
      last = scope;
    } else values = { ...own, ...values };
  }
  return values;
}

function isInScope(file: string, scope: string): boolean {
  if (scope === '') return true;
  const parents = file.split('/').map((_name, index, all) => all.slice(0, index + 1).join('/'));
  if (!scope.includes('*')) return parents.includes(scope);
  const pattern = globPattern(scope);
  return parents.some((parent) => pattern.test(parent));
}

/** The longer path wins; of two with the same, the later one, or that with a type. */
function isStronger(scope: DefaultSet['scope'], last: DefaultSet['scope'] | undefined): boolean {
  if (!last) return true;
  if (scope.path.length !== last.path.length) return scope.path.length > last.path.length;
  return scope.type !== undefined || last.type === undefined;
}
