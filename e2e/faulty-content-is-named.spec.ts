import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type Changes, copySite, run } from './site-copy';

const show = (fields: string) => `---\n${fields}\n---\nA show.\n`;
const post = (fields: string) => `---\n${fields}\n---\nA post.\n`;

/** Faulty files, and what the build must say of them: place, field, and what to write instead. */
const faults: Record<string, { files: Changes; says: (string | RegExp)[] }> = {
  'no date anywhere': {
    files: { 'content/posts/undated.md': post('title: Undated') },
    says: ['content/posts/undated.md', 'date:', '2023-06-14-a-title.md'],
  },
  'a date that is none': {
    files: { 'content/posts/2023-01-01-a.md': post('title: A\ndate: 2023-02-30') },
    says: ['content/posts/2023-01-01-a.md:3', 'date:', '2023-02-30', 'year-month-day'],
  },
  'YAML that does not parse': {
    files: { 'content/posts/2023-01-01-a.md': post('title: A: B') },
    says: ['content/posts/2023-01-01-a.md:2', 'colon', 'double quotes'],
  },
  'a front matter that never ends': {
    files: { 'content/posts/2023-01-01-a.md': '---\ntitle: A\n\nText.\n' },
    says: ['content/posts/2023-01-01-a.md:1', 'never ends', 'write ---'],
  },
  'bytes that are not UTF-8': {
    files: {
      'content/posts/2023-01-01-a.md': Buffer.from('---\ntitle: Caf\xe9\n---\nText.\n', 'latin1'),
    },
    says: ['content/posts/2023-01-01-a.md', 'UTF-8'],
  },
  'two posts with one address': {
    files: {
      'content/posts/2023-01-01-a.md': post('title: A'),
      'content/posts/2024-01-01-A.md': post('title: B'),
    },
    says: [
      'content/posts/2024-01-01-A.md',
      'content/posts/2023-01-01-a.md',
      'same address',
      'rename',
    ],
  },
  'a show without a name': {
    files: { 'content/podcasts/a.md': show('address: https://example.org\ngroup: top\norder: 9') },
    says: ['content/podcasts/a.md', 'name:', 'write a line `name: …`'],
  },
  'a show whose address is not http': {
    files: {
      'content/podcasts/a.md': show('name: A\naddress: javascript:alert(1)\ngroup: top\norder: 9'),
    },
    says: ['content/podcasts/a.md:3', 'address:', 'https://'],
  },
  'a show of no known group': {
    files: {
      'content/podcasts/a.md': show(
        'name: A\naddress: https://example.org\ngroup: notabel\norder: 9',
      ),
    },
    says: ['content/podcasts/a.md:4', 'group:', 'write notable'],
  },
  'two shows in one place': {
    files: {
      'content/podcasts/a.md': show('name: A\naddress: https://example.org\ngroup: top\norder: 1'),
    },
    says: [/content\/podcasts\/(a|super-data-science)\.md/, 'same group and order'],
  },
  'an id that is none': {
    files: {
      'content/podcasts/a.md': show(
        'name: A\naddress: https://example.org\ngroup: top\norder: 9\nappleId: id123\nspotifyId: abc',
      ),
    },
    says: [
      'content/podcasts/a.md:6',
      'appleId:',
      'digits',
      'content/podcasts/a.md:7',
      'spotifyId:',
      '22',
    ],
  },
  'two shows with one id': {
    files: {
      'content/podcasts/a.md': show(
        'name: A\naddress: https://example.org\ngroup: top\norder: 9\nappleId: 890348705\nspotifyId: 1BZN7H3ikovSejhwQTzNm4\nfeed: http://www.dataskeptic.libsyn.com/rss/',
      ),
    },
    says: [
      /content\/podcasts\/(a|data-skeptic)\.md {2}appleId: content\/podcasts\/(a|data-skeptic)\.md has the same appleId/,
      'has the same spotifyId',
      'has the same feed',
    ],
  },
  'a feed and a language that are none': {
    files: {
      'content/podcasts/a.md': show(
        'name: A\naddress: https://example.org\ngroup: top\norder: 9\nfeed: feed://example.org/rss\nlanguage: "?"\nended: soon',
      ),
    },
    says: [
      'content/podcasts/a.md:6  feed:',
      'https://',
      'content/podcasts/a.md:7  language:',
      'content/podcasts/a.md:8  ended:',
    ],
  },
  'a show at an address that the site needs': {
    files: {
      'content/podcasts/topics.md': show('name: A\naddress: https://a.org\ngroup: top\norder: 9'),
    },
    says: ['content/podcasts/topics.md', '/podcasts/topics', 'another name'],
  },
  'snapshots that are none': {
    files: {
      'content/snapshots/nobody.json':
        '{"feed": "https://a.org", "checked": "2026-11-24", "count": 0, "episodes": []}',
      'content/snapshots/data-skeptic.json': '{\n<<<<<<< ours\n  "feed": "https://a.org"\n}\n',
      'content/snapshots/dataframed.json':
        '{\n"feed": "https://a.org",\n"checked": "today",\n"count": 1,\n"episodes": [{"id": "1", "title": "A", "link": "javascript:alert(1)"}, {"id": "2"}]}',
      'content/snapshots/practical-ai.md': 'A text.',
    },
    says: [
      'content/snapshots/nobody.json',
      'there is no show of this name',
      'content/snapshots/data-skeptic.json:2',
      'content/snapshots/dataframed.json:3  checked:',
      'content/snapshots/dataframed.json:5  episodes[0].link:',
      'content/snapshots/dataframed.json:5  episodes[1].title:',
      'content/snapshots/practical-ai.md',
    ],
  },
  'a flag that is neither true nor false': {
    files: { 'content/posts/2023-01-01-a.md': post('title: A\npublished: maybe') },
    says: ['content/posts/2023-01-01-a.md:3', 'published:', 'true or false'],
  },
  'a blank line before the front matter': {
    files: { 'content/posts/2023-01-01-a.md': `\n${post('title: A\ndraft: true')}` },
    says: ['content/posts/2023-01-01-a.md:1', 'begin the file with ---'],
  },
  'a draft that is not said to be one': {
    files: {
      'content/posts/2023-01-01-a.md': post('title: A\ndraft:'),
      'content/posts/2023-01-01-b.md': post('title: B\nDraft: true'),
      'content/posts/2023-01-01-c.md': post('title: C\n<<: {draft: true}'),
      'content/posts/_drafts/d.md': post('title: D'),
      'content/posts/2023-01-01-f.md': '—\ntitle: F\ndraft: true\n—\nText.\n',
      'content/pages/e.md': post('title: E\ndraft: true'),
      'content/posts/2023-01-01-g.md': post('title: G\nstatus: Draft'),
      'content/posts/2023-01-01-h.md': post('title: H\nprivate: yes'),
    },
    says: [
      'content/posts/2023-01-01-a.md:3',
      'content/posts/2023-01-01-b.md:3',
      'write `draft`',
      'content/posts/2023-01-01-c.md:3',
      'content/posts/_drafts/d.md',
      'content/posts/2023-01-01-f.md',
      'content/pages/e.md:3',
      'content/posts/2023-01-01-g.md:3  status: does not keep a post from readers',
      'content/posts/2023-01-01-h.md:3  private: does not keep a post from readers',
    ],
  },
  'a text that is nested beyond measure': {
    files: { 'content/posts/2023-01-01-a.md': `${'>'.repeat(5000)}a\n` },
    says: ['content/posts/2023-01-01-a.md', 'nested too deeply'],
  },
  'values of another shape': {
    files: {
      'content/posts/2023-01-01-a.md': post('draft: {toString: a}\nimage: "https://["'),
    },
    says: [
      'content/posts/2023-01-01-a.md:2',
      'draft:',
      'content/posts/2023-01-01-a.md:3',
      'image:',
    ],
  },
  'a name that is too long': {
    files: { [`content/posts/2023-01-01-${'x'.repeat(220)}.md`]: post('title: A') },
    says: ['too long'],
  },
  'a page that the site itself needs': {
    files: {
      'content/pages/404.md': post('title: A'),
      'content/pages/robots.txt.md': post('title: B'),
    },
    says: ['content/pages/404.md', 'content/pages/robots.txt.md', 'another name'],
  },
  'a text where nothing reads it': {
    files: { 'content/_drafts/a.md': post('title: A') },
    says: ['content/_drafts/a.md', 'content/posts/'],
  },
  'a text of another kind': {
    files: { 'content/posts/2023-01-01-a.mdx': post('title: A') },
    says: ['content/posts/2023-01-01-a.mdx', 'end in .md'],
  },
  'a page at an address that is taken': {
    files: { 'content/pages/posts.md': post('title: A') },
    says: ['content/pages/posts.md', '/posts', 'another name'],
  },
  'a tag that no address can hold': {
    files: { 'content/posts/2023-01-01-a.md': post('title: A\ntags: ["?!"]') },
    says: ['content/posts/2023-01-01-a.md', 'tags:', 'letters or digits'],
  },
};

for (const [fault, { files, says }] of Object.entries(faults)) {
  test(`${fault} stops the build, named`, async () => {
    const copy = await copySite(`faulty-${fault.replaceAll(/\W+/g, '-')}`, files);
    const { code, output } = await run(copy, 'build');
    expect(code).toBe(1);
    for (const words of says) {
      if (words instanceof RegExp) expect(output).toMatch(words);
      else expect(output).toContain(words);
    }
    expect(output).not.toMatch(/^\s+at .*:\d+:\d+/m);
    expect(existsSync(path.join(copy, 'out'))).toBe(false);
  });
}

test('all that is wrong is said at once', async () => {
  const all = [
    'no date anywhere',
    'a date that is none',
    'a show without a name',
    'a text of another kind',
  ].map((fault) => faults[fault]);
  const copy = await copySite('faulty-all', Object.assign({}, ...all.map(({ files }) => files)));
  const { code, output } = await run(copy, 'build');
  expect(code).toBe(1);
  for (const { says } of all) expect(output).toContain(says[0]);
  expect(output).toContain('4 problems');
});

test('a key that is nearly right is pointed out, and does not stop the build', async () => {
  const copy = await copySite('near-misses', {
    'content/posts/2023-01-01-a.md': post(
      'titel: A\ntag: podcasts\ndiscription: A line\nlayout: post',
    ),
  });
  const { code, output } = await run(copy, 'content');
  expect(code).toBe(0);
  for (const [line, name] of [
    [2, 'title'],
    [3, 'tags'],
    [4, 'description'],
  ]) {
    expect(output).toMatch(
      new RegExp(`content/posts/2023-01-01-a\\.md:${line}.*\\n.*write \`${name}\``),
    );
  }
  expect(output).not.toContain('layout');
});
