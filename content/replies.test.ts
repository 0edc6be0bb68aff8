import { expect, test } from 'vitest';
import type { SiteSettings } from './internals/site-settings';
import { editUrlOf, replyUrlOf } from './replies';

const none = {} as SiteSettings;

test('a reply has the title as its subject, whatever is in it', () => {
  const title = 'A & B = “C?” #1 🎧 100 %\nBcc: x@y.example';
  const url = new URL(replyUrlOf(title, { ...none, replyTo: 'a+b@c.example' }) ?? '');
  expect(decodeURIComponent(url.pathname)).toBe('a+b@c.example');
  expect([...url.searchParams]).toEqual([['subject', title]]);
  expect(replyUrlOf(title, none)).toBeUndefined();
});

test('a file is edited below the setting, its name encoded', () => {
  const settings = { ...none, editUrl: 'https://git.example/o/r/edit/main/' };
  expect(editUrlOf('posts/a b/50 % #1?.md', settings)).toBe(
    'https://git.example/o/r/edit/main/content/posts/a%20b/50%20%25%20%231%3F.md',
  );
  expect(editUrlOf('posts/a.md', none)).toBeUndefined();
});
