import { dayIn } from '../../content/dates';
import { site } from '../../content/site';
import type { Changes } from '../site-copy';

/** Words that stand in posts nobody may see yet, and nowhere else. */
export const canaries = ['zyxdraft', 'zyxunpublished', 'zyxtomorrow', 'zyxfarfuture'] as const;

const DAY_MS = 24 * 60 * 60 * 1000;
const today = dayIn(site.timeZone, new Date());
const tomorrow = dayIn(site.timeZone, new Date(Date.now() + DAY_MS));

const hidden = (canary: string, date: string, extra = '') =>
  [
    '---',
    `title: ${canary} title`,
    `date: ${date}`,
    `description: ${canary} description`,
    `tags: [${canary} tag, podcasts]`,
    extra,
    '---',
    `A ${canary} text.`,
    '',
  ].join('\n');

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
  '<img src="/link-picture.png" alt="The site\'s sign">',
  '',
  '<table><tr><td style="color: red">A cell of HTML</table>',
  '',
  '<iframe src="/link-picture.png" title="A frame"></iframe>',
  '',
];

/** What a person writes who knows HTML: some of it no strict policy lets run. */
const html = [
  '---',
  'title: Raw HTML',
  'date: 2020-01-01',
  'permalink: /html/permalink/',
  'redirect_from: [/2020/01/01/html.html, /old-html/, /plain-html]',
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

/** A page with a component that runs in the browser. */
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

/** Content that is hard to show, and content that must not be shown. */
export const difficultContent: Changes = {
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
  'content/posts/2020-01-01-html.md': html,
  'content/posts/today.md': `---\ntitle: Published today\ndate: ${today}\nupdated: ${today}\n---\nIt is out.\n`,
  'content/posts/draft.md': hidden('zyxdraft', '2023-01-01', 'draft: true'),
  'content/posts/unpublished.md': hidden('zyxunpublished', '2023-01-02', 'published: false'),
  'content/posts/tomorrow.md': hidden('zyxtomorrow', tomorrow),
  'content/posts/2999-01-01-far.md': hidden('zyxfarfuture', '2999-01-01'),
};

/** How many posts of each kind the copy holds: those above, and the site's own two. */
export const counts = { published: 8, drafts: 2, scheduled: 2, shows: 6, pages: 1 };
