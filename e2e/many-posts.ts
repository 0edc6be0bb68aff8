import type { Changes } from './site-copy';

const POSTS = 230;
const FIRST_DAY = Date.UTC(2019, 0, 1);
const DAYS_BETWEEN = 12;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A post of the site with many posts. All but every tenth have the tag of `manyTag`. */
type ManyPost = { slug: string; title: string; date: string; tags: string[] };

/** The tag that most posts have, as it is written and in URLs. */
export const manyTag = { name: 'Water levels', slug: 'water-levels' };

/** 230 posts, about 30 a year from 2019 on, newest first. */
export const manyPosts: ManyPost[] = Array.from({ length: POSTS }, (_, index) => ({
  slug: `reading-${index + 1}`,
  title: `Reading ${index + 1} of the gauge`,
  date: new Date(FIRST_DAY + index * DAYS_BETWEEN * DAY_MS).toISOString().slice(0, 10),
  tags: index % 10 === 9 ? ['Tides'] : [manyTag.name],
})).reverse();

/** The files of the posts. */
export const manyPostFiles: Changes = Object.fromEntries(
  manyPosts.map(({ slug, title, date, tags }) => [
    `content/posts/${date}-${slug}.md`,
    `---\ntitle: ${title}\ntags: [${tags.join(', ')}]\n---\nThe water stood ${slug.length * 7} cm above the mark at noon, and fell until the evening.\n`,
  ]),
);
