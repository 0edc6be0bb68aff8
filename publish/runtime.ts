import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { PublishError } from './diagnostics';

/**
 * Takes out of a page what only React in the browser is for: Next's scripts, the preloads of them,
 * the page's content once more as Flight data, and React's marks.
 * @throws {PublishError} where a part of the page is shown by a script only
 */
export function dropRuntime(
  page: Root,
  { address, routeFile }: { address: string; routeFile: string },
) {
  visit(page, (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (node.type === 'element' && isAwaited(node)) {
      throw new PublishError([
        {
          file: routeFile,
          message: `<Suspense> on the page ${address}: only a script would show what is in it`,
          hint: 'remove the <Suspense>',
        },
      ]);
    }
    const isOutside = parent.type === 'element' && /^(head|body)$/.test(parent.tagName);
    const isElement = isOutside && node.type === 'element';
    // Within the page, elements are the author's.
    if (node.type !== 'comment' && !(isElement && (isEmptyBoundary(node) || isOfRuntime(node)))) {
      return undefined;
    }
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}

function isOfRuntime(element: Element) {
  const { tagName, properties } = element;
  if (tagName === 'link') return properties.as === 'script' && isNexts(properties.href);
  if (tagName !== 'script') return false;
  // The start of Turbopack's runtime; Flight data, and the small functions of React's server renderer.
  if (properties.id === '_R_') return true;
  return properties.src
    ? isNexts(properties.src)
    : /^(\(?self\.__next_|requestAnimationFrame\(function\(\)\{\$R|\$R[A-Z]=)/.test(
        textOf(element),
      );
}

function isNexts(address: unknown) {
  return /^(\/[^?#]*)?\/_next\/static\//.test(String(address));
}

/**
 * Content that waits at the end of a page for a script to move it.
 */
function isAwaited({ tagName, properties }: Element) {
  return tagName === 'template' && /^[BP]:/.test(String(properties.id ?? ''));
}

/**
 * Next leaves one at the top of each body, for metadata that comes late.
 */
function isEmptyBoundary({ tagName, properties, children }: Element) {
  const { hidden, ...others } = properties;
  const isBare = tagName === 'div' && hidden === true && Object.keys(others).length === 0;
  return isBare && children.every(({ type }) => type === 'comment');
}
