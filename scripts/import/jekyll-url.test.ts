import { expect, test } from 'vitest';
import { postTemplate, slugify, urlFrom, withSuffix } from './jekyll-url';
import { timeIn } from './ruby-time';

const parts = {
  collection: 'posts',
  path: 'a',
  basename: 'A-Title',
  slug: 'A-Title',
  categories: ['Sea Level', 'data'],
  outputExtension: '.html',
  time: timeIn('UTC', Date.UTC(2020, 0, 5, 9, 3, 7)),
};

test.for<[string, string]>([
  ['date', '/sea%20level/data/2020/01/05/A-Title.html'],
  ['pretty', '/sea%20level/data/2020/01/05/A-Title/'],
  ['ordinal', '/sea%20level/data/2020/005/A-Title.html'],
  ['weekdate', '/sea%20level/data/2020/W01/Sun/A-Title.html'],
  ['none', '/sea%20level/data/A-Title.html'],
  ['/:year/:i_month/:i_day/:slug', '/2020/1/5/a-title'],
  ['/blog/:title', '/blog/A-Title'],
  ['/:slugified_categories/:short_year/:short_month/:title', '/sea-level/data/20/Jan/A-Title'],
  ['/:long_month/:long_day/:w_year/:w_day', '/January/Sunday/2020/7'],
  ['/:hour:minute:second/:name:output_ext', '/090307/a-title.html'],
  ['/:title_of', '/:title_of'],
  ['/:title_', '/A-Title_'],
])('the permalink %s', ([permalink, url]) => {
  expect(urlFrom(postTemplate(permalink), parts)).toBe(url);
});

test('an address never leads above the top', () => {
  expect(urlFrom('/../../:title', parts)).toBe('/A-Title');
});

test('other documents end as posts do', () => {
  expect(['pretty', 'date', '/:title/', '/:title'].map((it) => withSuffix('/:path', it))).toEqual([
    '/:path/',
    '/:path:output_ext',
    '/:path/',
    '/:path',
  ]);
});

test('names are made as Jekyll makes them', () => {
  expect(slugify('Über_das Meer!')).toBe('über-das-meer');
  expect(slugify("It's 100% (a), b", 'pretty', true)).toBe("It's-100-(a),-b");
  expect(slugify('Crème brûlée', 'latin')).toBe('creme-brulee');
  expect(slugify('Crème', 'ascii')).toBe('cr-me');
});
