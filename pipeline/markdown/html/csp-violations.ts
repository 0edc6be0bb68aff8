import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';

const usePublic = 'put the file into public/, and refer to it by its path, such as /file.js';

/**
 * What the Content-Security-Policy of a page blocks in an element: inline event handlers, scripts and
 * styles of other hosts, plugins, forms. Publishing makes the policy, from what a page may load.
 */
export function cspViolations(element: Element): { message: string; hint: string }[] {
  const { tagName, properties } = element;
  const violations = eventHandlers(element).map((name) => ({
    message: `event handler: the code in \`${name.toLowerCase()}\` does not run`,
    hint: 'give the element an id, and put the code into a <script> that finds it',
  }));
  const report = (message: string, hint: string) => violations.push({ message, hint });
  if (tagName === 'script' && properties.src && isExternal(properties.src)) {
    report(`external script: ${properties.src} does not run`, usePublic);
  }
  if (tagName === 'link' && isStyleSheet(element) && isExternal(properties.href)) {
    report(`external style sheet: ${properties.href} is not loaded`, usePublic);
  }
  if (tagName === 'object' || tagName === 'embed') {
    report(
      `plugin content: <${tagName}> is not shown`,
      'use <img>, <video> or <iframe>, or link to the file',
    );
  }
  if (properties.srcDoc !== undefined) {
    report(
      'styles and scripts in `srcdoc` do not work',
      'put the page into public/, and refer to it in src',
    );
  }
  if (tagName === 'form') {
    report('form: it cannot be submitted', 'link to a page where it can be filled in');
  }
  if (
    tagName === 'style' &&
    /@import|@font-face[^}]*url\(\s*["']?(https?:)?\/\//i.test(textOf(element))
  ) {
    report('external style sheet or font: it is not loaded', usePublic);
  }
  if (tagName === 'base') report('<base> has no effect', 'write absolute URLs');
  if (/^\s*javascript:/i.test(String(properties.href ?? ''))) {
    report(
      'javascript: URL: its code does not run',
      'use a <button>, and a <script> that finds it',
    );
  }
  return violations;
}

/** The attributes of an element that are event handlers, such as `onClick`. */
export function eventHandlers({ properties }: Element): string[] {
  return Object.keys(properties).filter((name) => /^on[A-Z]/.test(name));
}

/** Whether a `<link>` loads a style sheet. */
export function isStyleSheet({ properties: { rel } }: Element): boolean {
  return Array.isArray(rel) && rel.includes('stylesheet');
}

/** Whether a URL is absolute, or relative to a scheme. */
export function isExternal(url: unknown): boolean {
  return URL.canParse(String(url)) || /^[\\/]{2}/.test(String(url).trim());
}
