import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Diagnostic } from '../pipeline/diagnostics/diagnostic';
import type { ExportedPage } from './exported-page';
import { isProse } from './prose-element';
import { PublishError } from './publish-error';
import { isRuntimeElement } from './remove-next-runtime';
import { SKIP, visitElements } from './visit-elements';

/**
 * Refuses scripts whose origin is not known. The policy allows each inline script of a page by its
 * hash, so a script that a new version of Next adds would run unseen.
 * Known are scripts in the author's text, `<InlineScript>`, speculation rules, JSON, files that are not
 * Next's, and Next's own on a page that needs React.
 * @param page after `removeRuntime`
 * @throws {PublishError} naming the page and the beginning of each script
 */
export function refuseUnknownScripts(
  page: Root,
  { pathname, routeFile, hasRuntime }: Pick<ExportedPage, 'pathname' | 'routeFile' | 'hasRuntime'>,
): void {
  const diagnostics: Diagnostic[] = [];
  visitElements(page, (element) => {
    if (isProse(element)) return SKIP;
    if (!isScript(element) || isKnown(element)) return undefined;
    if (hasRuntime && isRuntimeElement(element)) return undefined;
    diagnostics.push({
      severity: 'error',
      file: routeFile,
      message: `unknown script on the page ${pathname}: ${startOf(element)}`,
      hint: 'if it is yours, use <InlineScript> or a file in public/; if it is Next’s, install the version of Next that package.json names, or adapt publish/remove-next-runtime.ts to this one',
    });
    return undefined;
  });
  if (diagnostics.length > 0) throw new PublishError(diagnostics);
}

function isScript({ tagName, properties: { as, rel } }: Element): boolean {
  if (tagName === 'link') return as === 'script' || [rel].flat().includes('modulepreload');
  return tagName === 'script';
}

function isKnown({ properties }: Element): boolean {
  const { type, dataSiteScript, src, href } = properties;
  const url = src ?? href;
  if (url !== undefined && url !== null) return !String(url).includes('/_next/');
  return (
    dataSiteScript !== undefined ||
    /^(speculationrules|application\/(.+\+)?json)$/.test(String(type))
  );
}

const SHOWN = 100;

function startOf(element: Element): string {
  const { id, src, href } = element.properties;
  const url = src ?? href;
  const attributes = [id && ` id="${id}"`, url && ` src="${url}"`].filter(Boolean).join('');
  const text = textOf(element).replace(/\s+/g, ' ').trim();
  const start = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return `<${element.tagName}${attributes}>${start}`;
}
