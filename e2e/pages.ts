import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const out = fileURLToPath(new URL('../out', import.meta.url));

/** The paths of all pages that the built site names in its sitemap. */
export const addresses = [
  ...readFileSync(path.join(out, 'sitemap.xml'), 'utf8').matchAll(/<loc>(.*?)<\/loc>/g),
].map(([, url]) => new URL(url).pathname);

/** One page of each kind. */
export const templates = {
  home: '/',
  posts: '/posts/',
  'a post': '/posts/how-to-write-here/',
  'an experiment': '/posts/a-drift-alarm-that-rings-for-nothing/',
  'the first post': '/posts/data-science-ml-podcasts-2023/',
  tags: '/tags/',
  'a tag': '/tags/podcasts/',
  podcasts: '/podcasts/',
  'a show': '/podcasts/practical-ai/',
  'a topic': '/podcasts/topics/data-science/',
  'a group': '/podcasts/groups/top/',
  'podcasts as data': '/podcasts/data/',
  about: '/about/',
  'not found': '/nothing-is-here/',
} as const;

/** The widths that the layout is made for, in CSS pixels. */
export const widths = [320, 390, 768, 1280] as const;
export const schemes = ['light', 'dark'] as const;
