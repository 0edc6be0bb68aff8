import { expect, test } from 'vitest';
import { parseFrontMatter } from './front-matter';
import { findOtherFlags } from './other-flags';

const find = (fields: string) =>
  findOtherFlags(parseFrontMatter(fields).entries, 'a.md').map(
    ({ severity, field, line }) => `${severity} ${line} ${field}`,
  );
const yaml = (fields: string) => `---\n${fields}\n---\n`;

const flags = [
  ...[
    'hide: true',
    'render: false',
    'private: yes',
    'is_draft: true',
    'saveAsDraft: true',
    'unlisted: 1',
    'headless: true',
  ],
  ...['is-published: no', 'isPublished: false', 'dg-publish: false', 'listed: false'],
  ...['status: Draft', 'post_status: draft', 'publishStatus: in review', 'status: [scheduled]'],
  ...['visibility: private', 'state: auto-draft', 'Status: Trash', 'publish_status: future'],
  ...['access: private', 'permalink: false', 'eleventyExcludeFromCollections: true'],
  ...['build: {render: never}', '_build: {list: false}', 'cascade: {draft: true}'],
  ...['cascade: [{build: {list: never}}]'],
  ...['expiryDate: 2026-01-01', 'expires: 2026-01-01', 'unpublish_on: 1 May', 'password: secret'],
];
for (const flag of flags) {
  test(`\`${flag}\` is told`, () => {
    expect(find(yaml(`title: A\n${flag}`))).toEqual([`error 3 ${flag.split(':')[0]}`]);
  });
}

test('a flag in a table is told at the line of the table', () => {
  expect(find(yaml('title: A\nparams:\n  status: draft'))).toEqual(['error 3 status']);
  expect(find('+++\ntitle = "A"\n[extra]\nhidden = true\n+++\n')).toEqual(['error 3 hidden']);
});

test('a tag that makes a draft elsewhere is told', () => {
  expect(find(yaml('tags: [ml, Draft]'))).toEqual(['warning 2 tags']);
});

test.each(['noindex: true', 'robots: noindex, nofollow', 'sitemap: false'])(
  '`%s` is told',
  (field) => {
    expect(find(yaml(field))).toEqual([`warning 2 ${field.split(':')[0]}`]);
  },
);

const others = [
  ...['status: published', 'state: California', 'private: false', 'is_published: true'],
  ...['visibility: public', 'build: {render: always}', 'build: 7', 'cascade: {type: post}'],
  ...[
    'expires:',
    'expires: false',
    'password: false',
    'permalink: /a/',
    'tags: [drafting, private]',
  ],
  ...['draft: true', 'published: false', 'status: seedling', 'params: [draft]', 'password:'],
  ...['sitemap: true', 'robots: index', 'access: public'],
];
for (const field of others) {
  test(`\`${field}\` is none`, () => expect(find(yaml(field))).toEqual([]));
}
