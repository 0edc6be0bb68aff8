import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../../pipeline/diagnostics/diagnostic';
import type { SettingsLink } from '../../pipeline/loader/loader-options';
import { checkSettings } from '../../pipeline/settings';
import { site } from '../site';
import { settingsLinks } from './settings-links';
import { siteSettings } from './site-settings';

const FILE = 'content/site.ts';

/** Checks `site.ts`. */
export function checkSite(): Diagnostic[] {
  return checkSettings(siteSettings, site, FILE, readFileSync(FILE, 'utf8'));
}

/** The links that `site.ts` makes. None while it has errors. */
export function siteLinks(): SettingsLink[] {
  return checkSite().some(({ severity }) => severity === 'error')
    ? []
    : settingsLinks(site, FILE, readFileSync(FILE, 'utf8'));
}
