import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type SentFeed, violationsOf } from './feed-rules';

/**
 * The URL paths of all feeds, lists and sitemaps of a finished site. XML that posts offer or that stands
 * in `public/` is of any kind.
 * @param root the folder of the project
 */
export function feedsIn(root: string): string[] {
  return readdirSync(path.join(root, 'out'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /^(?!files\/).*(feed\.json|\.(xml|opml))$/.test(file))
    .filter((file) => !existsSync(path.join(root, 'public', file)))
    .map((file) => `/${file}`)
    .sort();
}

/**
 * The rules that a site's feeds violate, each with the feed's path.
 * @param host where it is served
 * @param siteUrl where it is published
 */
export async function servedViolations(
  paths: string[],
  host: string,
  siteUrl: string,
): Promise<string[]> {
  const violations: string[] = [];
  for (const file of paths) {
    const feed = await sentFeed(host + file, siteUrl + encodeURI(file));
    violations.push(...violationsOf(feed).map((violation) => `${file}: ${violation}`));
  }
  return violations;
}

async function sentFeed(servedAt: string, url: string): Promise<SentFeed> {
  const response = await fetch(servedAt);
  return {
    url,
    contentType: response.headers.get('Content-Type') ?? '',
    body: await response.text(),
  };
}
