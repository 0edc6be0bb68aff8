import type { SiteSettings } from './internals/site-settings';
import { site } from './site';

const settings: SiteSettings = site;

/** The `mailto` URL (RFC 6068) of a reply to a post, or undefined where the site takes none. */
export function replyUrlOf(title: string, { replyTo } = settings): string | undefined {
  if (!replyTo) return undefined;
  // A local part may have signs that mean something in a URL.
  const address = encodeURIComponent(replyTo).replaceAll('%40', '@');
  return `mailto:${address}?subject=${encodeURIComponent(title)}`;
}

/**
 * The URL at which a file is edited, or undefined where the site has none.
 * @param file below the content folder, such as `posts/2023-06-14-a-title.md`
 */
export function editUrlOf(file: string, { editUrl } = settings): string | undefined {
  if (!editUrl) return undefined;
  return editUrl + ['content', ...file.split('/')].map(encodeURIComponent).join('/');
}
