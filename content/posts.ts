import type { Post } from 'contentlayer/generated';
import generated from 'contentlayer/generated/Post/_index.json';
import { slugOfTag } from './addresses';

export type { Post };

export type Tag = { slug: string; name: string; url: string; posts: Post[] };

const showsAll = process.env.NODE_ENV === 'development';

/** The posts that are shown, newest first. Development also shows drafts and scheduled ones. */
export const posts: Post[] = (generated as Post[])
  .filter((post) => showsAll || !(post.draft || post.scheduled))
  .sort((a, b) => b.date.localeCompare(a.date) || a.slug.localeCompare(b.slug, 'en'));

/** All tags by name. Spellings that differ in case only are one tag, in its oldest spelling. */
export const tags: Tag[] = collectTags();

/** The post at an address. */
export function postBySlug(slug: string): Post | undefined {
  return posts.find((post) => post.slug === slug);
}

/** The tag at an address. */
export function tagBySlug(slug: string): Tag | undefined {
  return tags.find((tag) => tag.slug === slug);
}

/** A post's tags, without repetitions. */
export function tagsOf(post: Post): Tag[] {
  return tags.filter((tag) => tag.posts.includes(post));
}

/** The posts on both sides of a post in time. */
export function neighbours(post: Post): { newer?: Post; older?: Post } {
  const place = posts.indexOf(post);
  return { newer: posts[place - 1], older: posts[place + 1] };
}

/** The shown posts by the year of their date, newest year first. */
export function postsByYear(): { year: string; posts: Post[] }[] {
  const years = new Set(posts.map(({ date }) => date.slice(0, 4)));
  return [...years].map((year) => ({
    year,
    posts: posts.filter(({ date }) => date.startsWith(year)),
  }));
}

function collectTags(): Tag[] {
  const bySlug = new Map<string, Tag>();
  for (const post of [...posts].reverse()) {
    for (const name of post.tags) {
      const slug = slugOfTag(name);
      const tag = bySlug.get(slug) ?? {
        slug,
        name,
        url: `/tags/${encodeURIComponent(slug)}/`,
        posts: [],
      };
      if (!tag.posts.includes(post)) tag.posts.unshift(post);
      bySlug.set(slug, tag);
    }
  }
  return [...bySlug.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
