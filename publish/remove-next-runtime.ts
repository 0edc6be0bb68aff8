import type { Element, Parents, Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { ExportedPage } from './exported-page';
import { PublishError } from './publish-error';

/**
 * Leaves out the Flight data at the end of a page, before it is parsed: that is half of the page. React
 * writes each `<` in it as an escape.
 */
export function withoutFlightData(html: string): string {
  return html.replace(
    /(?:<script>self\.__next_f\.push\([^<]*\)<\/script>)+(?=<\/body><\/html>$)/,
    '',
  );
}

/**
 * Removes from a page what only React in the browser needs: Next's scripts and their preloads, the
 * page's content as Flight data, and React's comments.
 * @throws {PublishError} when only a script would show a part of the page
 */
export function removeRuntime(
  page: Root,
  { pathname, routeFile }: Pick<ExportedPage, 'pathname' | 'routeFile'>,
): void {
  removeWithin(page);

  function removeWithin(parent: Parents): void {
    // From the end, so that a removal changes no index that is still to come.
    for (const [index, node] of [...parent.children.entries()].reverse()) {
      if (node.type === 'element' && isSuspended(node)) throw suspense({ pathname, routeFile });
      if (isOfRuntime(node, parent)) parent.children.splice(index, 1);
      else if (node.type === 'element') removeWithin(node);
    }
  }
}

function suspense({ pathname, routeFile }: Pick<ExportedPage, 'pathname' | 'routeFile'>) {
  return new PublishError([
    {
      severity: 'error',
      file: routeFile,
      message: `<Suspense> on the page ${pathname}: only a script would show its content`,
      hint: 'remove the <Suspense>',
    },
  ]);
}

function isOfRuntime(node: RootContent, parent: Parents): boolean {
  if (node.type !== 'element') return node.type === 'comment';
  // Within the page, elements are the author's.
  const isOutside = parent.type === 'element' && /^(head|body)$/.test(parent.tagName);
  return isOutside && (isEmptyBoundary(node) || isRuntimeElement(node));
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
