import type { SettingsLink } from '../../pipeline/loader/loader-options';
import { positionOf } from '../../pipeline/settings';
import { emptyUrls } from '../feeds/sitemap';
import { pathOf } from '../urls';
import type { SiteSettings } from './site-settings';

/**
 * The links to pages and files of the site that its settings make.
 * @param file the path in the project of the settings
 * @param source the content of that file
 */
export function settingsLinks(
  { menu, author, image }: SiteSettings,
  file: string,
  source: string,
): SettingsLink[] {
  const settings = { menu, author, ...(image && { image }) };
  const at = (...path: (string | number)[]) => ({ file, ...positionOf(path, settings, source) });
  return [
    ...menu.map(({ url }, index) => ({
      url,
      ...at('menu', index, 'url'),
      ...(canBeEmpty.has(pathOf(url)) && {
        ifBroken: {
          severity: 'warning' as const,
          message: `there is nothing at “${url}” yet, so the menu leaves this link out`,
          hint: `remove it from the menu, or add what it lists: ${commandFor(url)}`,
        },
      }),
    })),
    { url: author.page, ...at('author', 'page'), ifBroken: missingAuthorPage(author.page) },
    ...(image
      ? [{ url: image.url, ...at('image', 'url'), ifBroken: missingImage(image.url) }]
      : []),
  ];
}

/** The pages and files that come and go with what they list. */
const canBeEmpty = emptyUrls({
  posts: [],
  directory: { shows: [], groups: [], topics: [] },
});

function commandFor(url: string): string {
  return url.startsWith('/podcasts') ? 'npm run new -- "A name" --show' : 'npm run new "A title"';
}

function missingAuthorPage(page: string) {
  const [name, ...others] = page.split('/').filter((part) => part !== '');
  const canBePage = name !== undefined && others.length === 0 && /^[^.#?]+$/.test(name);
  return {
    severity: 'error' as const,
    message: `no page at “${page}”`,
    hint: `${canBePage ? `create content/pages/${decodeURI(name)}.md, with a title in its front matter, or ` : ''}write the path of a page that there is, such as /`,
  };
}

function missingImage(url: string) {
  return {
    severity: 'error' as const,
    message: `no file at “${url}”`,
    hint: `put the image at public${decodeURI(url)}, or write the path of a file in public/`,
  };
}
