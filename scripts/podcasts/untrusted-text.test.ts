import { expect, test } from 'vitest';
import { descriptionText, httpUrl, plainText } from './untrusted-text';

test('plain text is one line without controls, and shortened', () => {
  expect(plainText(' R&amp;D\n\u202e and \u0007more ')).toBe('R&D and more');
  expect(plainText('x'.repeat(400))).toBe(`${'x'.repeat(300)}…`);
});

test.each([
  ['<p>One</p><p>Two<br>three</p>', 'One Two three'],
  ['A <a href="https://a.example">link</a>, and <b>more</b>.', 'A link, and more.'],
  ['<style>p { color: red }</style>Text<script>alert(1)</script>', 'Text'],
  ['&lt;p&gt;Twice &amp;amp; again&lt;/p&gt;', 'Twice & again'],
  ['About it. Learn more about your ad choices. Visit megaphone.fm/adchoices', 'About it.'],
  ['About it. --- Send in a voice message: https://a.example/message', 'About it.'],
  ['<img src="a.png">', ''],
  ['x < y and y > z', 'x < y and y > z'],
])('the description %s is “%s”', (html, text) => {
  expect(descriptionText(html)).toBe(text);
});

test.each([
  ['dashes', '-'.repeat(1_000_000)],
  ['open tags', '<p '.repeat(300_000)],
  ['nested tags', '<div>'.repeat(300_000)],
  ['ampersands', '&'.repeat(1_000_000)],
])('a description of a million %s is cut before it costs anything', (_what, html) => {
  expect(descriptionText(html).length).toBeLessThan(300);
});

test.each([
  ['https://a.example', undefined, 'https://a.example'],
  ['//cdn.example/1.mp3', 'http://a.example/feed', 'http://cdn.example/1.mp3'],
  ['1.mp3', 'https://a.example/feeds/a.xml', 'https://a.example/feeds/1.mp3'],
  ['https://a.example/a b.mp3', undefined, 'https://a.example/a%20b.mp3'],
  ['https:a.mp3', 'https://a.example/feed', 'https://a.example/a.mp3'],
  ['1.mp3', undefined, undefined],
  ['javascript:alert(1)', 'https://a.example', undefined],
  ['https://user:secret@a.example/', undefined, undefined],
  [`https://a.example/${'x'.repeat(2000)}`, undefined, undefined],
])('the URL %s with the base %s is %s', (value, base, url) => {
  expect(httpUrl(value, base)).toBe(url);
});
