import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of the browser that tests drive: Playwright's own, or else one that the system has. */
export function findBrowser(): string | undefined {
  return [chromium.executablePath(), ...installed].find((file) => existsSync(file));
}
