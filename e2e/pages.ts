import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fixture, site } from './fixture';

/** The paths of all pages in a sitemap. */
export function pathsIn(sitemap: string): string[] {
  return [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => new URL(url).pathname);
}

/** The paths of all pages of the fixture site. */
export const addresses = pathsIn(readFileSync(path.join(fixture, 'out/sitemap.xml'), 'utf8'));

/** One page of each kind. */
export const templates = {
  home: '/',
  posts: '/posts/',
  archive: '/posts/archive/',
  'a post': '/posts/everything-a-post-can-hold/',
  'an experiment': '/posts/how-high-is-the-water/',
  'the first post': '/posts/six-shows-for-low-tide/',
  'a post with a cover': '/posts/a-month-on-one-sheet/',
  'a part of a series': '/posts/predicting-the-next-tide/',
  tags: '/tags/',
  'a tag': '/tags/podcasts/',
  'an author': '/authors/mara-quill/',
  podcasts: '/podcasts/',
  'a show': '/podcasts/practical-buoys/',
  'a show with unusual titles': '/podcasts/hostile/',
  'a topic': '/podcasts/topics/tide-tables/',
  'a group': '/podcasts/groups/top/',
  'podcasts as data': '/podcasts/data/',
  search: '/search/',
  'the author’s page': site.author.page,
  'not found': '/nothing-is-here/',
} as const;

/** The widths that the layout is made for, in CSS pixels. */
export const widths = [320, 390, 768, 1280] as const;
export const schemes = ['light', 'dark'] as const;

/** The paths of all posts, newest first. */
export const posts = addresses.filter(
  (address) => /^\/posts\/[^/]+\/$/.test(address) && address !== templates.archive,
);
