import { dayIn, startOf } from '../pipeline/dates';
import { ports } from './ports';
import { site } from './site/content/site';
import type { Changes } from './site-copy';

/** The URL path of an image in `public/` of the fixture site. */
export const publicImage = '/tideline.png';

// What the fixture site has besides the files in site/: what depends on the day of the run, and what a
// working copy of Git cannot hold everywhere, such as CRLF, a byte order mark and unusual file names.

/** Words that occur in hidden posts, and nowhere else. */
export const canaries = ['zyxdraft', 'zyxunpublished', 'zyxtomorrow', 'zyxfarfuture'] as const;

const DAY_MS = 24 * 60 * 60 * 1000;
const today = dayIn(site.timeZone, new Date());
// The same in each process that asks, for builds to be compared.
const midnight = startOf(today).getTime();
const tomorrow = dayIn(site.timeZone, new Date(Date.now() + DAY_MS));

const ONE_PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const hidden = (canary: string, date: string, extra = '') =>
  [
    '---',
    `title: ${canary} title`,
    `date: ${date}`,
    `description: ${canary} description`,
    `tags: [${canary} tag, podcasts]`,
    extra,
    '---',
    `A ${canary} text, ![with a picture](./${canary}.png) and [its data](./${canary}.csv).`,
    '',
  ].join('\n');

/** The assets of hidden posts, which must not give them away either. */
const hiddenFiles: Changes = Object.fromEntries(
  canaries.flatMap((canary) => [
    [`content/posts/${canary}.png`, Buffer.from(ONE_PIXEL, 'base64')],
    [`content/posts/${canary}.csv`, `${canary}\n1\n`],
  ]),
);

/** A post with the traits of a real Jekyll blog: CRLF, a byte order mark, an h1 and an unclosed tag in the text. */
const jekyll = [
  '---',
  'layout: post',
  'title: "🎙️ Listening, 2023 edition 🎧 "',
  'description: ""',
  'date: 2023-12-31 23:30:00 -0800',
  'categories: ml data',
  'comments: true',
  '---',
  '',
  "I've had these in my ears & on my mind.",
  '',
  '# 🌟 The best:',
  '',
  '> 1. [First](https://example.com/1) - one.',
  '',
  '> 2. [Second](https://example.com/2) - two.',
  '',
  '### 📣 The rest:',
  '',
  '> 3. [Third](https://example.com/3) - three.',
  '',
  '## 🎉',
  '',
  `<img src="${publicImage}" alt="The site's sign">`,
  '',
  '<table><tr><td style="color: red">A cell of HTML</table>',
  '',
  `<iframe src="${publicImage}" title="A frame"></iframe>`,
  '',
];

/** Raw HTML, some of which no strict policy allows. */
const html = [
  '---',
  'title: Raw HTML',
  'date: 2020-01-01',
  'permalink: /html/permalink/',
  'redirect_from:',
  ...['/2020/01/01/html.html', '/old-html/', '/plain-html', '/two words/html.html'].map(
    (url) => `  - ${url}`,
  ),
  // So many that edge hosts get a rule with placeholders.
  ...Array.from({ length: 10 }, (_, index) => `  - /blog/${2000 + index}/html.html`),
  '---',
  '',
  '<p id="styled" style="color: rgb(1, 2, 3)" onclick="document.title = 1">Styled</p>',
  '',
  '<script>document.querySelector("#styled").dataset.ran = "yes"</script>',
  '',
  '<script src="https://scripts.example/a.js"></script>',
  '',
  '<img src="https://images.example/a.png" alt="Elsewhere">',
  '',
  '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" alt="In place">',
  '',
  '<iframe src="https://films.example/1" title="A film"></iframe>',
  '',
].join('\n');

/** A film and an episode of each host whose player is known, and two links that stay links. */
const players = [
  '---\ntitle: Players\n---',
  'https://www.youtube.com/watch?v=a_b-c--d__4&t=90',
  '<https://vimeo.com/76979871>',
  'https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk',
  'https://podcasts.apple.com/us/podcast/the-estuary-podcast/id1500000003?i=1000',
  'https://www.youtube.com/@channel',
  '[A film](https://youtu.be/a_b-c--d__4)',
  '',
].join('\n\n');

/** A page with a client component. */
export const clientPage: Changes = {
  'app/counter/counter.tsx': [
    "'use client';",
    "import { useState } from 'react';",
    'export function Counter() {',
    '  const [count, setCount] = useState(0);',
    '  return <button type="button" style={{ color: \'rgb(4, 5, 6)\' }} onClick={() => setCount(count + 1)}>Count: {count}</button>;',
    '}',
    '',
  ].join('\n'),
  'app/counter/page.tsx': [
    "import { Counter } from './counter';",
    "export const metadata = { title: 'Counter' };",
    'export default function CounterPage() {',
    '  return <div><h1>Counter</h1><Counter /></div>;',
    '}',
    '',
  ].join('\n'),
};

/** The recordings of the shows below: a URL that redirects to another host. */
export const recordings = {
  counted: `http://localhost:${ports.counted}/episode.wav`,
  delivered: `http://127.0.0.1:${ports.delivered}/episode.wav`,
};

/** A snapshot of some days ago, with episodes published so many days before. */
function snapshot(feed: string, takenDaysAgo: number, daysBefore: number[], more = {}): string {
  const taken = midnight - takenDaysAgo * DAY_MS;
  return JSON.stringify(
    {
      feed,
      checked: dayIn(site.timeZone, new Date(taken)),
      count: daysBefore.length,
      episodes: daysBefore.map((days, index) => ({
        id: `${index}`,
        title: `Episode ${daysBefore.length - index}`,
        published: new Date(taken - days * DAY_MS).toISOString(),
        seconds: 3600 + index,
        link: `https://episodes.example/${index}`,
        audio: recordings.counted,
        audioType: 'audio/wav',
        audioBytes: 8044,
      })),
      ...more,
    },
    null,
    2,
  );
}

/** Titles that a feed could give its episodes: they are shown as text. */
export const hostileTitles = [
  '<script>document.title = "broken"</script>',
  '"><img src=x onerror="document.title = 1">',
  '</title></item><item>&lt;b&gt; ]]> {{ constructor }}',
] as const;

const weekly = [0, 7, 14, 21].map((days) => days + 2);

/** Episodes as some feeds have them: texts hold markup, spaces at both ends and control characters. */
export const untidyEpisodes = weekly.map((days) => ({
  id: ` a&b<c>]]>\u0001 ${days} `,
  title: `  Salt & <vinegar> ]]> &amp; &apos; 🌊\u0007 ${days} `,
  published: new Date(midnight - (days + 7) * DAY_MS).toISOString(),
  seconds: 95,
  link: `https://spray-and-foam.example?episode=${days}&lang=en`,
  audio: `https://cdn.spray-and-foam.example?a=${days}&b=2`,
}));

/** Snapshots of shows of each status. */
const snapshots: Changes = {
  'content/snapshots/practical-buoys.json': snapshot(
    'https://feeds.buoys.example/practical-buoys',
    1,
    weekly,
  ),
  'content/snapshots/salt-and-doubt.json': snapshot(
    'https://salt-and-doubt.example/rss',
    1,
    weekly.map((days) => days + 60),
  ),
  'content/snapshots/chart-room.json': snapshot(
    'https://feeds.chart-room.example/main/',
    1,
    weekly,
    { complete: true },
  ),
  'content/snapshots/long-watch.json': snapshot(
    'https://long-watch.example/feed/podcast/',
    31,
    weekly,
  ),
  // Of another feed than the show has, since the show has none.
  'content/snapshots/harbor-hour.json': snapshot('https://other.example/feed', 1, weekly),
  'content/snapshots/hostile.json': snapshot('https://hostile.example/feed?a=1&b="2"', 1, [], {
    count: hostileTitles.length,
    episodes: hostileTitles.map((title, index) => ({
      id: `${index}">`,
      title,
      published: new Date(midnight - (index + 3) * DAY_MS).toISOString(),
    })),
  }),
  'content/snapshots/spray-and-foam.json': snapshot('https://feeds.spray-and-foam.example', 1, [], {
    count: untidyEpisodes.length,
    episodes: untidyEpisodes,
  }),
};

/** A post whose fields and links feeds could change: markup, entities, spaces at both ends, a bare origin. */
const markup = [
  '---',
  'title: "  Fish & <chips> ]]> &apos; &amp;amp; 🐟\\u0007  "',
  'description: " Salt & <b>vinegar</b> ]]> "',
  'tags: ["R & D"]',
  'authors: ["Ada & Bob"]',
  '---',
  '[An origin](https://spray-and-foam.example), [a path](https://spray-and-foam.example/abc) and',
  '[a query](https://spray-and-foam.example?a=1&b=2).',
  '',
  '`]]>` & `&amp;`, `&apos;` and <https://spray-and-foam.example>.',
  '',
].join('\n');

/** Downloads whose names are hard to serve, by the URL in the text. */
export const downloads = {
  './files/demo.html': 'content/posts/files/demo.html',
  './files/Makefile': 'content/posts/files/Makefile',
  './files/a%25b%23c%3Fd.csv': 'content/posts/files/a%b#c?d.csv',
  './files/Große%20Daten%20🎧.csv': 'content/posts/files/Große Daten 🎧.csv',
  [`./files/${'x'.repeat(240)}.csv`]: `content/posts/files/${'x'.repeat(240)}.csv`,
};

const downloadsPost = [
  '---',
  'title: Downloads',
  '---',
  'Files of any name:',
  '',
  ...Object.keys(downloads).map((address) => `- [one](<${address}>)`),
  '',
].join('\n');

/** Words that are hard to find. */
const wordsToFind = `---
title: "Identifiers & <other> squid"
---

Nothing begins here.

## Where arrays meet

Call \`np.dot(a, b)\`, or \`pandas.read_csv\`; a \`DataFrame\` holds it. It was written in C++. A squid: 🦑.

## In order

The slow ferry turned at the lantern buoy, and the lantern was out when a ferry came slow. Well-known café naïveté.

東京都の潮汐を測る。 مَرْحَبًا
`;

/** A text in another language than that of its site. */
const germanWords = `---
title: Vermessene Häfen
lang: de
---

Die Pegelstände der Außenhäfen schwanken mit den Gezeiten. Wer sie misst, braucht ein Haus am Fluß.
`;

/** Posts that are hard to show, posts that must not be shown, and snapshots. */
export const edgeCases: Changes = {
  ...snapshots,
  'content/posts/2023-12-31-🎧-Écoute.md': `\ufeff${jekyll.join('\r\n')}`,
  'content/posts/2022-03-04-no-front-matter.markdown': 'Only a **text**, and its name.\n',
  'content/posts/2021-05-06-script.md': [
    '---',
    'title: "</script><script>document.title = \'broken\'</script> & <b>\\"bold\\"</b>"',
    'description: "A sign that XML cannot hold: \\u0001"',
    'tags: [C++, C#, C, "Ünïcode 🎧", Machine Learning, machine learning]',
    '---',
    'Short.',
    '',
  ].join('\n'),
  'content/posts/2021-05-06-long.md': `---\ntitle: ${'Donaudampfschifffahrt'.repeat(8)}\n---\n${'unbreakable'.repeat(40)}\n`,
  'content/posts/2020-06-07-markup-in-feeds.md': markup,
  'content/posts/2020-01-01-html.md': html,
  'content/posts/2019-01-01-players.md': players,
  ...Object.fromEntries(Object.values(downloads).map((file) => [file, `What ${file} holds.\n`])),
  'content/posts/2018-01-01-downloads.md': downloadsPost,
  'content/posts/2017-02-01-squid.md': wordsToFind,
  'content/posts/2017-01-01-vermessene-haefen.md': germanWords,
  'content/posts/today.md': `---\ntitle: Published today\ndate: ${today}\nupdated: ${today}\n---\nIt is out.\n`,
  ...hiddenFiles,
  'content/posts/draft.md': hidden('zyxdraft', '2023-01-01', 'draft: true\npinned: true'),
  'content/posts/unpublished.md': hidden('zyxunpublished', '2023-01-02', 'published: false'),
  'content/posts/tomorrow.md': hidden('zyxtomorrow', tomorrow),
  'content/posts/2999-01-01-far.md': hidden('zyxfarfuture', '2999-01-01'),
};
