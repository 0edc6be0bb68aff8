import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { Changes } from './site-copy';

/** A repeatable source of choices. */
export type Random = {
  /** A whole number from 0 up to a limit, without it. */
  below(limit: number): number;
  pick<Item>(items: readonly Item[]): Item;
};

/** The choices of a seed, by the linear congruential generator of Numerical Recipes. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return { below, pick: (items) => items[below(items.length)] };
}

/** The site as it is edited: what its files are made from, and what it is built with. */
export type EditedSite = {
  posts: Post[];
  shows: Show[];
  tagline: string;
  footer: string;
  accent: string;
  image: number;
  /** Whether the image of link previews is beside the posts, and not only in public/. */
  isPreviewBeside: boolean;
  data: number;
  packages: number;
  /** Days by which the clock goes ahead. */
  daysAhead: number;
  basePath: string;
  zone: string;
};

type Post = {
  slug: string;
  title: string;
  date: string;
  tags: string[];
  words: number;
  isDraft: boolean;
  /** Others link to the first posts, which therefore stay. */
  isFixed: boolean;
};

type Show = { slug: string; name: string; episodes: number };

const POSTS = 60;
const SHOWS = 8;
const TAGS = ['tides', 'gauges', 'buoys', 'charts', 'sediment', 'signals', 'Currents'];
const WORDS = 'the water gauge says what it does not know of tides and noise in a harbour'.split(
  ' ',
);
const START = Date.UTC(2026, 0, 1);
const DAY_MS = 24 * 60 * 60 * 1000;
const dayAfter = (days: number) => new Date(START + days * DAY_MS).toISOString().slice(0, 10);

/** A site of 60 posts and 8 shows. */
export function newSite(): EditedSite {
  return {
    posts: Array.from({ length: POSTS }, (_, index) => ({
      slug: `post-${index}`,
      title: `Post ${index} on ${TAGS[index % TAGS.length]}`,
      date: dayAfter(-10 * index),
      tags: [TAGS[index % TAGS.length], TAGS[(index * index) % TAGS.length]],
      words: index,
      isDraft: false,
      isFixed: index < 10,
    })),
    shows: Array.from({ length: SHOWS }, (_, index) => ({
      slug: `show-${index}`,
      name: `Harbour talk ${index}`,
      episodes: 8,
    })),
    tagline: 'Notes on water.',
    footer: 'Measured twice.',
    accent: 'oklch(50% 0.178 32)',
    image: 1,
    isPreviewBeside: false,
    data: 1,
    packages: 1,
    daysAhead: 0,
    basePath: '',
    zone: 'Europe/Vienna',
  };
}

type Edit = (site: EditedSite, random: Random) => void;

const anyPost = ({ posts }: EditedSite, random: Random) => random.pick(posts);
const loosePost = ({ posts }: EditedSite, random: Random) =>
  random.pick(posts.filter(({ isFixed }) => !isFixed));

/** What an author, an owner and time do to a site. */
export const edits: Record<string, Edit> = {
  'the text of a post': (site, random) => {
    anyPost(site, random).words += 1 + random.below(50);
  },
  'the title of a post': (site, random) => {
    anyPost(site, random).title = `A title of number ${random.below(1e6)}`;
  },
  'the date of a post': (site, random) => {
    anyPost(site, random).date = dayAfter(-random.below(900));
  },
  'a tag is added': (site, random) => {
    const post = anyPost(site, random);
    post.tags = [...new Set([...post.tags, random.pick([...TAGS, `tag ${random.below(20)}`])])];
  },
  'a tag is removed': (site, random) => {
    anyPost(site, random).tags.pop();
  },
  'another spelling of a tag': (site, random) => {
    anyPost(site, random).tags = [random.pick(['Tides', 'TIDES', 'tides', 'currents'])];
  },
  'a new post': ({ posts }, random) => {
    const slug = `new-${random.below(1e9)}`;
    const [tag] = [random.pick(TAGS)];
    posts.push({
      slug,
      title: `A new post ${slug}`,
      date: dayAfter(-random.below(100)),
      tags: [tag],
      words: random.below(200),
      isDraft: false,
      isFixed: false,
    });
  },
  'a post is deleted': (site, random) => {
    const post = loosePost(site, random);
    site.posts = site.posts.filter((other) => other !== post);
  },
  'a post is renamed': (site, random) => {
    loosePost(site, random).slug = `renamed-${random.below(1e9)}`;
  },
  'a post becomes a draft, or is published': (site, random) => {
    const post = loosePost(site, random);
    post.isDraft = !post.isDraft;
  },
  'a post is scheduled': (site, random) => {
    loosePost(site, random).date = dayAfter(site.daysAhead + 330 + random.below(20));
  },
  'time goes by': (site, random) => {
    site.daysAhead += 1 + random.below(20);
  },
  'a show': (site, random) => {
    random.pick(site.shows).name = `Another name ${random.below(1e6)}`;
  },
  'a new show': ({ shows }, random) => {
    shows.push({ slug: `more-${random.below(1e9)}`, name: 'One more', episodes: 0 });
  },
  'a snapshot': (site, random) => {
    random.pick(site.shows).episodes = random.below(12);
  },
  'a picture': (site, random) => {
    site.image = random.below(200);
  },
  'an image of link previews beside a post comes or goes': (site) => {
    site.isPreviewBeside = !site.isPreviewBeside;
  },
  'a file beside a post': (site, random) => {
    site.data = random.below(1000);
  },
  settings: (site, random) => {
    site.tagline = `Notes number ${random.below(1e6)}.`;
  },
  'a component': (site, random) => {
    site.footer = `Measured ${random.below(1e6)} times.`;
  },
  'the style': (site, random) => {
    site.accent = `oklch(${40 + random.below(15)}% 0.15 ${random.below(360)})`;
  },
  'the version of a package': (site, random) => {
    site.packages = random.below(100);
  },
  'the base path': (site, random) => {
    site.basePath = random.pick(['', '/blog', '/a/b']);
  },
  'the time zone': (site, random) => {
    site.zone = random.pick(['Europe/Vienna', 'Pacific/Kiritimati', 'America/Los_Angeles']);
  },
  nothing: () => {},
};

/** The files of a site. @param project the folder whose component and style are changed */
export async function filesOf(site: EditedSite, project: string): Promise<Changes> {
  const read = (name: string) => readFileSync(path.join(project, name), 'utf8');
  const replaced = (name: string, before: string | RegExp, after: string) => {
    const text = read(name);
    if (text.search(before) === -1) throw new Error(`${name} has no ${before}`);
    return { [name]: text.replace(before, after) };
  };
  const background = { r: site.image, g: 90, b: 120 };
  const image = sharp({ create: { width: 900, height: 500, channels: 3, background } });
  const png = new Uint8Array(await image.png().toBuffer());
  const settings = read('e2e/site/content/site.ts')
    .replace(/tagline: '[^']*'/, `tagline: '${site.tagline}'`)
    .replace('Europe/Vienna', site.zone);
  return {
    ...Object.assign({}, ...site.posts.map((post) => postFile(post, site))),
    ...Object.assign({}, ...site.shows.map(showFiles)),
    'content/posts/level.png': png,
    'public/preview.png': png,
    ...(site.isPreviewBeside && { 'content/posts/preview.png': png }),
    'content/posts/levels.csv': `day,level\n1,${site.data}\n`,
    'content/site.ts': settings,
    'node_modules/.package-lock.json': `{"packages":${site.packages}}`,
    ...replaced('components/site-footer.tsx', /<footer[^>]*>/, `$&<p>${site.footer}</p>`),
    ...replaced('app/globals.css', /(--color-accent: light-dark\()[^)]*\)/, `$1${site.accent}`),
  };
}

function postFile(
  { slug, title, date, tags, words, isDraft }: Post,
  { posts }: EditedSite,
): Changes {
  const text = Array.from(
    { length: 40 + words },
    (_, index) => WORDS[(index * 7 + words) % WORDS.length],
  );
  const target = posts[words % 10];
  const number = Number(/\d+$/.exec(slug)?.[0] ?? 0);
  const image = number % 5 === 2 ? 'image: preview.png\n' : '';
  return {
    [`content/posts/${slug}.md`]: [
      `---\ntitle: ${title}\ndate: ${date}\ntags: [${tags.join(', ')}]\ndraft: ${isDraft}\n${image}---`,
      `${text.join(' ')}.`,
      `See [this one](${target.slug}.md) and [a show](https://show-${words % 4}.example/).`,
      ...(number % 5 === 0 ? ['![The level](level.png)'] : []),
      ...(number % 5 === 1 ? ['[The data](levels.csv)'] : []),
      '## A heading\n\n- one\n- two\n',
    ].join('\n\n'),
  };
}

function showFiles({ slug, name, episodes }: Show, index: number): Changes {
  const feed = `https://feeds.example/${slug}`;
  const lines = [
    `name: ${name}`,
    `address: https://${slug}.example/`,
    `topics: [${TAGS[index % 3]}, ${TAGS[3 + (index % 2)]}]`,
    `group: ${index < 3 ? 'top' : 'notable'}`,
    `order: ${index + 1}`,
    `feed: ${feed}`,
  ];
  const snapshot = {
    feed,
    checked: dayAfter(300),
    count: episodes,
    episodes: Array.from({ length: episodes }, (_, episode) => ({
      id: `${slug}-${episode}`,
      title: `Level ${episodes - episode}`,
      published: `${dayAfter(300 - 7 * episode)}T06:00:00.000Z`,
    })),
  };
  return {
    [`content/podcasts/${slug}.md`]: `---\n${lines.join('\n')}\n---\n\n${name} is about water.\n`,
    [`content/snapshots/${slug}.json`]: episodes > 0 ? `${JSON.stringify(snapshot)}\n` : null,
  };
}

/** The paths of all files below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
