import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { type AllowedHosts, allowedScript, allowedTarget, targetOf } from '../../allowed-hosts';
import { canParseUrl } from '../../can-parse-url';

const usePublic = 'put the file into public/, and refer to it by its path, such as /file.js';

/**
 * What the Content-Security-Policy of a page blocks in an element: inline event handlers, scripts and
 * styles of other hosts, plugins, forms. Publishing makes the policy, from what a page may load.
 * @param allowed what settings allow
 */
export function cspViolations(
  element: Element,
  allowed: AllowedHosts,
): { message: string; hint: string }[] {
  const { tagName, properties } = element;
  const violations = eventHandlers(element).map((name) => ({
    message: `event handler: the code in \`${name.toLowerCase()}\` does not run`,
    hint: 'give the element an id, and put the code into a <script> that finds it',
  }));
  if (
    tagName === 'script' &&
    properties.src &&
    isExternal(properties.src) &&
    !allowedScript(properties.src, allowed)
  ) {
    violations.push({
      message: `external script: ${properties.src} does not run`,
      hint: `${usePublic}; if it counts visits, make it ${allowed.settings.script}`,
    });
  }
  if (tagName === 'link' && isStyleSheet(element) && isExternal(properties.href)) {
    violations.push({
      message: `external style sheet: ${properties.href} is not loaded`,
      hint: usePublic,
    });
  }
  if (tagName === 'object' || tagName === 'embed') {
    violations.push({
      message: `plugin content: <${tagName}> is not shown`,
      hint: 'use <img>, <video> or <iframe>, or link to the file',
    });
  }
  if (properties.srcDoc !== undefined) {
    violations.push({
      message: 'styles and scripts in `srcdoc` do not work',
      hint: 'put the page into public/, and refer to it in src',
    });
  }
  for (const action of formActions(element)) {
    if (!allowedTarget(action, allowed)) violations.push(formViolation(action, allowed));
  }
  if (tagName === 'style' && externalInCss(textOf(element)).length > 0) {
    violations.push({ message: 'external style sheet or font: it is not loaded', hint: usePublic });
  }
  if (tagName === 'iframe' && /^\s*http:/i.test(String(properties.src))) {
    violations.push({
      message: `frame without TLS: a page under https does not show ${properties.src}`,
      hint: 'write https:// if its host has it, or link to it',
    });
  }
  if (tagName === 'base')
    violations.push({ message: '<base> has no effect', hint: 'write absolute URLs' });
  if (isScriptUrl(properties.href)) {
    violations.push({
      message: 'javascript: URL: its code does not run',
      hint: 'use a <button>, and a <script> that finds it',
    });
  }
  return violations;
}

/** The style sheets that CSS imports, and the fonts of other hosts in it. */
export function externalInCss(css: string): string[] {
  const imports = css.matchAll(/@import\s+(?:url\(\s*)?["']?([^"')\s;]+)/gi);
  const fonts = css
    .match(/@font-face\s*\{[^}]*\}/gi)
    ?.flatMap((rule) => [...rule.matchAll(/url\(\s*["']?((?:https?:)?\/\/[^"')\s]+)/gi)]);
  return [...imports, ...(fonts ?? [])].map(([, url]) => url);
}

/** Where an element sends a form to. Undefined stands for its own page. */
export function formActions({ tagName, properties }: Element): unknown[] {
  const { action, method, formAction } = properties;
  // Opens a page of the site with a query, which needs no host that receives forms.
  if (isSearchForm({ tagName, properties })) return [];
  // Such a form only closes its dialog.
  if (tagName === 'form') return /^dialog$/i.test(String(method)) ? [] : [action];
  return formAction === undefined ? [] : [formAction];
}

/** Whether an element is the form that opens the search page. */
export function isSearchForm({ tagName, properties }: Pick<Element, 'tagName' | 'properties'>) {
  return tagName === 'form' && 'dataSearch' in properties;
}

function formViolation(
  action: unknown,
  { settings }: AllowedHosts,
): { message: string; hint: string } {
  const target = targetOf(action);
  const link = 'link to a page where it can be filled in';
  if (target === undefined) return { message: `form: it cannot be sent to ${action}`, hint: link };
  if (target === '/') {
    return {
      message: 'form: it cannot be sent to this site, which is only files',
      hint: `${link}; if the host of the site receives forms, add '/' to ${settings.forms}`,
    };
  }
  const host = target.replace(/^http:(?!\/\/localhost)/, 'https:');
  const scheme = host === target ? '' : `write https:// in it, and `;
  return {
    message: `form: it cannot be sent to ${target}`,
    hint: `${scheme}add '${host}' to ${settings.forms}`,
  };
}

/** The attributes of an element that are event handlers, such as `onClick`. */
export function eventHandlers({ properties }: Element): string[] {
  return Object.keys(properties).filter((name) => /^on[A-Z]/.test(name));
}

/** Whether a URL is code, which a browser finds behind white space and with line ends in it, too. */
export function isScriptUrl(url: unknown): boolean {
  return /^javascript:/i.test(String(url ?? '').replaceAll(/[\p{Cc} ]/gu, ''));
}

/** Whether a `<link>` loads a style sheet. */
export function isStyleSheet({ properties: { rel } }: Element): boolean {
  return Array.isArray(rel) && rel.includes('stylesheet');
}

/** Whether a URL is absolute, or relative to a scheme. */
export function isExternal(url: unknown): boolean {
  // Most are paths, and an attempt to parse one throws an error.
  if (/^\/[^\\/]/.test(String(url))) return false;
  return canParseUrl(String(url)) || /^[\\/]{2}/.test(String(url).trim());
}
