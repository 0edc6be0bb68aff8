import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../../pipeline/diagnostics/diagnostic';
import type { SettingsLink } from '../../pipeline/loader/loader-options';
import { lintMacros } from '../../pipeline/markdown/math/lint-macros';
import { checkSettings, settingDiagnostic } from '../../pipeline/settings';
import { site } from '../site';
import { settingsLinks } from './settings-links';
import { type SiteSettings, siteSettings } from './site-settings';

const FILE = 'content/site.ts';

/** Checks `site.ts`. */
export function checkSite(): Diagnostic[] {
  return checkSettings(siteSettings, site, FILE, readFileSync(FILE, 'utf8'));
}

/** Checks `site.ts`, and parses its macros, which takes a second. */
export async function lintSite(): Promise<Diagnostic[]> {
  const diagnostics = checkSite();
  if (diagnostics.some(({ severity }) => severity === 'error')) return diagnostics;
  const source = readFileSync(FILE, 'utf8');
  const { macros = {} }: SiteSettings = site;
  const errors = (await lintMacros(macros)).map(({ name, ...text }) =>
    settingDiagnostic({ path: ['macros', name], ...text }, site, FILE, source),
  );
  return [...diagnostics, ...errors];
}

/** The links that `site.ts` makes. None while it has errors. */
export function siteLinks(): SettingsLink[] {
  return checkSite().some(({ severity }) => severity === 'error')
    ? []
    : settingsLinks(site, FILE, readFileSync(FILE, 'utf8'));
}
