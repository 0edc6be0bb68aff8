import type { SiteSettings } from './internals/site-settings';
import { site } from './site';
import { mailtoUrl } from './urls';

const settings: SiteSettings = site;

/** The `mailto` URL of a reply to a post, or undefined where the site takes none. */
export function replyUrlOf(title: string, { replyTo } = settings): string | undefined {
  if (!replyTo) return undefined;
  // Half of a surrogate pair, as YAML can write it, has no UTF-8.
  const subject = encodeURIComponent(title.replace(/\p{Surrogate}/gu, '\ufffd'));
  return `${mailtoUrl(replyTo)}?subject=${subject}`;
}

/**
 * The URL at which a file is edited, or undefined where the site has none.
 * @param file below the content folder, such as `posts/2023-06-14-a-title.md`
 */
export function editUrlOf(file: string, { editUrl } = settings): string | undefined {
  if (!editUrl) return undefined;
  return editUrl + ['content', ...file.split('/')].map(encodeURIComponent).join('/');
}
