import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Changes } from './site-copy';

const image = readFileSync(fileURLToPath(new URL('site/public/tideline.png', import.meta.url)));

/** Files of an owner that have their place in `public/`, and some that lead to the top of the site. */
export const publicFiles = {
  'public/CNAME': 'tideline.example\n',
  'public/ads.txt': 'ads.example, 1, DIRECT\n',
  'public/google1234567890abcdef.html': 'google-site-verification: google1234567890abcdef.html\n',
  'public/.well-known/security.txt': 'Contact: mailto:a@tideline.example\n',
  'public/own.css': 'p { background: url("/tideline.png") }\n',
  'public/demo/index.html': '<!DOCTYPE html><title>Demo</title>\n<a href="/posts/">Posts</a>\n',
  'public/site.webmanifest': '{"start_url":"/posts/"}\n',
} satisfies Changes;

/** The settings of a blog in German, of another name, whose menu still has the podcasts. */
export const blogSettings = {
  name: 'Pegelstand',
  tagline: 'Notizen vom Messen.',
  url: 'https://pegelstand.example',
  language: 'de-DE',
  author: { name: 'Jürgen Weiß', page: '/ueber/' },
  timeZone: 'Europe/Berlin',
  smartPunctuation: true,
  image: { url: '/vorschau.png', width: 1200, height: 630 },
};

/** That blog, with two posts and a page. */
export const blog: Changes = {
  'content/site.ts': [
    'export const site = {',
    `  ...${JSON.stringify(blogSettings)},`,
    '  menu: [',
    "    { label: 'Beiträge', url: '/posts/' },",
    "    { label: 'Podcasts', url: '/podcasts/' },",
    "    { label: 'Über', url: '/ueber/' },",
    '  ],',
    '};',
    '',
  ].join('\n'),
  'content/posts/2024-01-01-der-erste.md':
    '---\ntitle: Der erste Beitrag\ntags: [Messen]\n---\nDas Wasser steigt.\n',
  'content/posts/2024-02-01-der-zweite.md':
    '---\ntitle: Der zweite Beitrag\nredirect_from: /alt/\n---\n[Zuvor](./2024-01-01-der-erste.md) stieg es.\n',
  'content/pages/ueber.md': '---\ntitle: Über\n---\nWer hier schreibt.\n',
  'public/tideline.png': null,
  'public/vorschau.png': image,
};
