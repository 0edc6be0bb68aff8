import type { SiteSettings } from './internals/site-settings';
import { site } from './site';
import { mailtoUrl } from './urls';

const settings: SiteSettings = site;

/** The `mailto` URL of a reply to a post, or undefined where the site takes none. */
export function replyUrlOf(title: string, { replyTo } = settings): string | undefined {
  if (!replyTo) return undefined;
  return `${mailtoUrl(replyTo)}?subject=${encodeURIComponent(title)}`;
}

/**
 * The URL at which a file is edited, or undefined where the site has none.
 * @param file below the content folder, such as `posts/2023-06-14-a-title.md`
 */
export function editUrlOf(file: string, { editUrl } = settings): string | undefined {
  if (!editUrl) return undefined;
  return editUrl + ['content', ...file.split('/')].map(encodeURIComponent).join('/');
}
