import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { ExportedPage } from './exported-page';
import { PublishError } from './publish-error';

/**
 * Removes from a page what only React in the browser needs: Next's scripts and their preloads, the
 * page's content as Flight data, and React's comments.
 * @throws {PublishError} when only a script would show a part of the page
 */
export function removeRuntime(
  page: Root,
  { pathname, routeFile }: Pick<ExportedPage, 'pathname' | 'routeFile'>,
): void {
  visit(page, (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (node.type === 'element' && isSuspended(node)) {
      throw new PublishError([
        {
          severity: 'error',
          file: routeFile,
          message: `<Suspense> on the page ${pathname}: only a script would show its content`,
          hint: 'remove the <Suspense>',
        },
      ]);
    }
    const isOutside = parent.type === 'element' && /^(head|body)$/.test(parent.tagName);
    const isElement = isOutside && node.type === 'element';
    // Within the page, elements are the author's.
    if (
      node.type !== 'comment' &&
      !(isElement && (isEmptyBoundary(node) || isRuntimeElement(node)))
    ) {
      return undefined;
    }
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}

/** Whether a script or a preload is Next's, in a form that Next 16.4 is known to write. */
export function isRuntimeElement(element: Element): boolean {
  const { tagName, properties } = element;
  if (tagName === 'link') return properties.as === 'script' && isChunk(properties.href);
  if (tagName !== 'script') return false;
  if (properties.src) return isChunk(properties.src);
  // The start of Turbopack's runtime; Flight data; the functions of React's server renderer.
  return (
    properties.id === '_R_' ||
    /^(\(?self\.__next_[fs]\b|requestAnimationFrame\(function\(\)\{\$R|\$R[A-Z]=)/.test(
      textOf(element),
    )
  );
}

function isChunk(url: unknown): boolean {
  return /^(\/[^?#]*)?\/_next\/static\//.test(String(url));
}

/** Content at the end of a page that a script is to move into place. */
function isSuspended({ tagName, properties }: Element): boolean {
  return tagName === 'template' && /^[BP]:/.test(String(properties.id ?? ''));
}

/** Next puts one at the top of each body, for metadata that comes late. */
function isEmptyBoundary({ tagName, properties, children }: Element): boolean {
  const { hidden, ...others } = properties;
  const isBare = tagName === 'div' && hidden === true && Object.keys(others).length === 0;
  return isBare && children.every(({ type }) => type === 'comment');
}
