// What Astro's blog starter does, written anew, since its template is not in the npm registry: a
// collection by the glob loader, pages, a list, a feed and a sitemap. It has no tags, as the starter.

const CONFIG = `import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';

export default defineConfig({ site: 'https://blog.example', integrations: [sitemap()] });
`;

const COLLECTIONS = `import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';

const blog = defineCollection({
  loader: glob({ base: './src/content/blog', pattern: '**/*.md' }),
  schema: z.object({
    title: z.string(),
    description: z.string(),
    pubDate: z.coerce.date(),
    updatedDate: z.coerce.date().optional(),
  }),
});

export const collections = { blog };
`;

const LAYOUT = `---
const { title, description } = Astro.props;
const canonical = new URL(Astro.url.pathname, Astro.site);
---
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{title}</title>
    <meta name="description" content={description} />
    <link rel="canonical" href={canonical} />
    <link rel="sitemap" href="/sitemap-index.xml" />
    <link rel="alternate" type="application/rss+xml" title="Blog" href="/rss.xml" />
    <meta property="og:title" content={title} />
    <meta property="og:description" content={description} />
    <meta property="og:url" content={canonical} />
  </head>
  <body>
    <header><nav><a href="/">Home</a> <a href="/blog/">Blog</a></nav></header>
    <main><slot /></main>
    <footer>An author</footer>
  </body>
</html>
<style is:global>
  body { max-width: 45rem; margin: auto; font: 1.1rem/1.6 system-ui; color: #222; }
  nav a { margin-right: 1rem; }
</style>
`;

const DAY = `---
const { date } = Astro.props;
const words = date.toLocaleDateString('en-us', { year: 'numeric', month: 'short', day: 'numeric' });
---
<time datetime={date.toISOString()}>{words}</time>
`;

const HOME = `---
import Layout from '../layouts/Layout.astro';
---
<Layout title="Blog" description="A blog"><h1>A blog</h1></Layout>
`;

const LIST = `---
import { getCollection } from 'astro:content';
import Day from '../../components/Day.astro';
import Layout from '../../layouts/Layout.astro';

const posts = (await getCollection('blog')).sort((a, b) => b.data.pubDate - a.data.pubDate);
---
<Layout title="Posts" description="All posts">
  <ul>
    {posts.map((post) => (
      <li><a href={\`/blog/\${post.id}/\`}><h4>{post.data.title}</h4></a> <Day date={post.data.pubDate} /></li>
    ))}
  </ul>
</Layout>
`;

const POST = `---
import { getCollection, render } from 'astro:content';
import Day from '../../components/Day.astro';
import Layout from '../../layouts/Layout.astro';

export async function getStaticPaths() {
  const posts = await getCollection('blog');
  return posts.map((post) => ({ params: { slug: post.id }, props: post }));
}

const { data } = Astro.props;
const { Content } = await render(Astro.props);
---
<Layout title={data.title} description={data.description}>
  <article><Day date={data.pubDate} /><h1>{data.title}</h1><Content /></article>
</Layout>
`;

const FEED = `import rss from '@astrojs/rss';
import { getCollection } from 'astro:content';

export async function GET({ site }) {
  const posts = await getCollection('blog');
  const items = posts.map(({ id, data }) => ({ ...data, link: \`/blog/\${id}/\` }));
  return rss({ title: 'Blog', description: 'A blog', site, items });
}
`;

/** The files of the blog, but for its posts, by their path. */
export const astroBlog = {
  'astro.config.mjs': CONFIG,
  'src/content.config.mjs': COLLECTIONS,
  'src/layouts/Layout.astro': LAYOUT,
  'src/components/Day.astro': DAY,
  'src/pages/index.astro': HOME,
  'src/pages/blog/index.astro': LIST,
  'src/pages/blog/[...slug].astro': POST,
  'src/pages/rss.xml.js': FEED,
};
