import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The browser that tests drive: Playwright's own where it is installed, else the system's.
 * @returns {string | undefined} the path of its program
 */
export function findBrowser() {
  return [chromium.executablePath(), ...installed].find((file) => existsSync(file));
}
