import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** What axe finds in a page: each violation with the HTML of its elements, and how many rules pass. */
export type Findings = { violations: { id: string; at: string[] }[]; passes: number };

/**
 * Runs axe in a page. @axe-core/playwright opens another page for each run, since it also looks into
 * frames of other origins; no page that is tested here has one of the site's own.
 */
export async function runAxe(page: Page): Promise<Findings> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations, passes } = await window.axe.run(document, { iframes: false });
    return {
      violations: violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) })),
      passes: passes.length,
    };
  });
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
