import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a folder the site in `out/`. If that fails, the last site stays.
 * @param distDir Next's folder, `.next`, which the last site is moved to
 */
export async function replaceSite(
  projectDir: string,
  distDir: string,
  successor: string,
): Promise<void> {
  const out = outOf(projectDir);
  const lastSite = lastSiteOf(distDir);
  await rm(lastSite, { recursive: true, force: true });
  const exists = existsSync(out);
  if (exists) await rename(out, lastSite);
  try {
    await rename(successor, out);
  } catch (error) {
    if (exists) await rename(lastSite, out);
    throw error;
  }
  if (exists) await rename(lastSite, replacedSiteOf(distDir));
}

/** Puts the last site back where a build was killed between the two moves that replace it. */
export async function restoreSite(projectDir: string, distDir: string): Promise<void> {
  const out = outOf(projectDir);
  const lastSite = lastSiteOf(distDir);
  if (!existsSync(out) && existsSync(lastSite)) await rename(lastSite, out);
}

/**
 * Deletes the site that the last build has replaced. Ten thousand pages take seconds, so a build does it for
 * the one before, while the content is read.
 */
export async function removeReplacedSite(distDir: string): Promise<void> {
  await rm(replacedSiteOf(distDir), { recursive: true, force: true });
}

function outOf(projectDir: string): string {
  return path.join(projectDir, 'out');
}

function lastSiteOf(distDir: string): string {
  return path.join(distDir, 'last-site');
}

function replacedSiteOf(distDir: string): string {
  return path.join(distDir, 'replaced-site');
}
