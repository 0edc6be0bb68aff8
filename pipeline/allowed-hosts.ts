import { canParseUrl } from './can-parse-url';
import { isString, listOf, objectOf } from './json-shape';

/**
 * What pages may load from other hosts and send to them because a setting says so. Images, frames and
 * recordings need no setting: a page may load those that its markup names.
 */
export type AllowedHosts = {
  scripts: readonly AllowedScript[];
  /** Origins that forms may be sent to, or `/` for the site's own. */
  forms: readonly string[];
  /** Where a script and the targets of forms are set, for hints, such as `services.forms in site.ts`. */
  settings: { script: string; forms: string };
};

/** A script, and the sources that a page with it may connect to and load images from. */
export type AllowedScript = {
  url: string;
  connect: readonly string[];
  images: readonly string[];
};

export const noHosts: AllowedHosts = {
  scripts: [],
  forms: [],
  settings: { script: 'the script in the settings', forms: 'the forms in the settings' },
};

export const isAllowedHosts = objectOf<AllowedHosts>({
  scripts: listOf(
    objectOf<AllowedScript>({ url: isString, connect: listOf(isString), images: listOf(isString) }),
  ),
  forms: listOf(isString),
  settings: objectOf({ script: isString, forms: isString }),
});

/** The entry for a script, where it is allowed. @param url as in its `src` */
export function allowedScript(url: unknown, { scripts }: AllowedHosts): AllowedScript | undefined {
  return scripts.find((script) => script.url === url);
}

/**
 * The origin that a form is sent to, or `/` for the site's own, where it is allowed.
 * @param action as in the attribute; without one, a form is sent to its own page
 */
export function allowedTarget(action: unknown, { forms }: AllowedHosts): string | undefined {
  const target = targetOf(action);
  return forms.find((form) => form === target);
}

/** The origin of a form's target, `/` for the site's own, or undefined where no policy can allow it. */
export function targetOf(action: unknown): string | undefined {
  const url = String(action ?? '').trim();
  if (!canParseUrl(url, 'https://site.invalid')) return undefined;
  const { protocol, origin } = new URL(url, 'https://site.invalid');
  if (!/^https?:$/.test(protocol)) return undefined;
  return origin === 'https://site.invalid' ? '/' : origin;
}
