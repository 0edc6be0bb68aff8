import type { Post } from './posts';
import { services } from './services';
import { site } from './site';
import { absoluteUrl } from './urls';

/** The discussion of a post on GitHub, which giscus shows in a frame. */
export type Discussion = {
  /** The frame, to which the page adds its own URL, the reader's session and the theme. */
  widgetUrl: string;
  themes: { light: string; dark: string };
  /** Where GitHub shows it. */
  url: string;
};

/**
 * The discussion of a post, or undefined where there is none.
 * @param title the text of the `title` element
 */
export function discussionOf(post: Post, title: string): Discussion | undefined {
  const { comments } = services;
  if (!comments || !post.comments) return undefined;
  const { repo, repoId, category, categoryId, mapping = 'pathname' } = comments;
  const url = absoluteUrl(post.url);
  // As giscus's own script makes them, so that a blog that moves here keeps its discussions.
  const terms: Record<string, string> = {
    pathname: new URL(url).pathname.slice(1).replace(/\.\w+$/, ''),
    url,
    title,
    'og:title': post.title,
  };
  const term = terms[mapping];
  const parameters = new URLSearchParams({
    repo,
    repoId,
    category,
    categoryId,
    term,
    strict: comments.strict ? '1' : '0',
    description: post.summary,
    backLink: url,
    reactionsEnabled: '1',
    emitMetadata: '0',
    inputPosition: 'bottom',
  });
  const host = comments.host ?? 'https://giscus.app';
  const query = new URLSearchParams({ discussions_q: `in:title "${term}"` });
  return {
    widgetUrl: `${host}/${localeOf(post.lang ?? site.language)}/widget?${parameters}`,
    themes: comments.themes ?? { light: 'light', dark: 'dark' },
    url: `https://github.com/${repo}/discussions?${query}`,
  };
}

// https://github.com/giscus/giscus/tree/main/locales
const LOCALES =
  'ar be bg ca cs da de en eo es eu fa fr gr hbs he hu id it ja kh ko nl pl pt ro ru th tr uk uz vi zh-CN zh-HK zh-TW';
/** Languages that giscus names in its own way. */
const OTHER_NAMES: Record<string, string> = {
  bs: 'hbs',
  el: 'gr',
  gsw: 'de',
  hr: 'hbs',
  km: 'kh',
  sr: 'hbs',
};

/** The language of giscus for a language tag; English where it has none. */
function localeOf(tag: string): string {
  const { language, script, region } = new Intl.Locale(tag).maximize();
  if (language === 'zh') {
    if (script !== 'Hant') return 'zh-CN';
    return region === 'HK' ? 'zh-HK' : 'zh-TW';
  }
  const locale = OTHER_NAMES[language] ?? language;
  return LOCALES.split(' ').includes(locale) ? locale : 'en';
}
