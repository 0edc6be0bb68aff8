// What Eleventy's base blog does, written anew, since it is not in the npm registry: the same plugins,
// pages with links to their neighbours, a list, pages of tags, a feed and a sitemap.

const CONFIG = `import { HtmlBasePlugin, IdAttributePlugin } from '@11ty/eleventy';
import { eleventyImageTransformPlugin } from '@11ty/eleventy-img';
import navigation from '@11ty/eleventy-navigation';
import { feedPlugin } from '@11ty/eleventy-plugin-rss';
import highlight from '@11ty/eleventy-plugin-syntaxhighlight';

export default function (config) {
  config.addPlugin(highlight, { preAttributes: { tabindex: 0 } });
  config.addPlugin(navigation);
  config.addPlugin(HtmlBasePlugin);
  config.addPlugin(IdAttributePlugin);
  config.addPlugin(eleventyImageTransformPlugin, { formats: ['avif', 'webp', 'auto'] });
  config.addPlugin(feedPlugin, {
    type: 'atom',
    outputPath: '/feed/feed.xml',
    collection: { name: 'posts', limit: 10 },
    metadata: { language: 'en', title: 'Blog', base: 'https://blog.example/', author: { name: 'An author' } },
  });
  config.addFilter('isoDay', (date) => date.toISOString().slice(0, 10));
  config.addFilter('readableDay', (date) =>
    date.toLocaleDateString('en', { dateStyle: 'long', timeZone: 'UTC' }));
  config.addFilter('topics', (tags) => (tags ?? []).filter((tag) => tag !== 'all' && tag !== 'posts'));
  return { markdownTemplateEngine: 'njk', dir: { input: 'content', includes: '../_includes', output: '_site' } };
}
`;

const BASE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{ title or "Blog" }}</title>
    <meta name="description" content="{{ description or "A blog" }}">
    <link rel="alternate" href="/feed/feed.xml" type="application/atom+xml" title="Blog">
    <style>body { max-width: 40em; margin: auto; font: 1.1em/1.6 system-ui; }</style>
  </head>
  <body>
    <header><nav><ul>
      {%- for entry in collections.all | eleventyNavigation %}
      <li><a href="{{ entry.url }}"{% if entry.url == page.url %} aria-current="page"{% endif %}>{{ entry.title }}</a></li>
      {%- endfor %}
    </ul></nav></header>
    <main>{{ content | safe }}</main>
  </body>
</html>
`;

const POST = `---
layout: base.njk
---
<h1>{{ title }}</h1>
<ul>
  <li><time datetime="{{ page.date | isoDay }}">{{ page.date | readableDay }}</time></li>
  {%- for tag in tags | topics %}
  <li><a href="/tags/{{ tag | slugify }}/">{{ tag }}</a></li>
  {%- endfor %}
</ul>
{{ content | safe }}
{%- set previous = collections.posts | getPreviousCollectionItem %}
{%- set next = collections.posts | getNextCollectionItem %}
<ul>
  {%- if previous %}<li>Previous: <a href="{{ previous.url }}">{{ previous.data.title }}</a></li>{% endif %}
  {%- if next %}<li>Next: <a href="{{ next.url }}">{{ next.data.title }}</a></li>{% endif %}
</ul>
`;

const LIST = `<ol>
{%- for post in postsList | reverse %}
  <li><a href="{{ post.url }}">{{ post.data.title }}</a> <time datetime="{{ post.date | isoDay }}">{{ post.date | readableDay }}</time></li>
{%- endfor %}
</ol>
`;

const HOME = `---
layout: base.njk
eleventyNavigation: { key: Home, order: 1 }
---
<h1>A blog</h1>
{% set postsList = collections.posts.slice(-3) %}
{% include "list.njk" %}
`;

const POSTS = `---
layout: base.njk
title: Posts
permalink: /blog/
eleventyNavigation: { key: Posts, order: 2 }
---
<h1>Posts</h1>
{% set postsList = collections.posts %}
{% include "list.njk" %}
`;

const TAGS = `---
layout: base.njk
title: Tags
permalink: /tags/
---
<h1>Tags</h1>
<ul>
{%- for tag, items in collections %}
  {%- if tag != "all" and tag != "posts" %}
  <li><a href="/tags/{{ tag | slugify }}/">{{ tag }}</a></li>
  {%- endif %}
{%- endfor %}
</ul>
`;

const TAG = `---js
{
  layout: 'base.njk',
  pagination: { data: 'collections', size: 1, alias: 'tag', filter: ['all', 'posts'], addAllPagesToCollections: true },
  eleventyComputed: { title: 'Tagged {{ tag }}' },
  permalink: '/tags/{{ tag | slugify }}/',
}
---
<h1>Tagged {{ tag }}</h1>
{% set postsList = collections[tag] %}
{% include "list.njk" %}
`;

const SITEMAP = `---
permalink: /sitemap.xml
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{%- for page in collections.all %}
  <url><loc>{{ page.url | htmlBaseUrl("https://blog.example/") }}</loc><lastmod>{{ page.date | isoDay }}</lastmod></url>
{%- endfor %}
</urlset>
`;

/** The files of the blog, but for its posts, by their path. */
export const eleventyBlog = {
  'eleventy.config.js': CONFIG,
  '_includes/base.njk': BASE,
  '_includes/post.njk': POST,
  '_includes/list.njk': LIST,
  'content/index.njk': HOME,
  'content/blog.njk': POSTS,
  'content/tags.njk': TAGS,
  'content/tag-pages.njk': TAG,
  'content/sitemap.xml.njk': SITEMAP,
  'content/blog/blog.11tydata.js': "export default { tags: ['posts'], layout: 'post.njk' };\n",
};
