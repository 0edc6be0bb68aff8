import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { type AllowedHosts, noHosts } from '../../allowed-hosts';
import { visit } from '../visit';
import { cspViolations } from './csp-violations';

function messagesOf(html: string, allowed: AllowedHosts = noHosts): string[] {
  const messages: string[] = [];
  visit(unified().use(rehypeParse, { fragment: true }).parse(html), 'element', (element) => {
    messages.push(...cspViolations(element, allowed).map(({ message }) => message));
  });
  return messages;
}

test('each element that the policy blocks is named', () => {
  for (const [html, message] of [
    ['<p onclick="a()" onkeyup="b()">A</p>', /event handler: .*`onclick`/],
    ['<script src="https://a.example/x.js"></script>', /external script: https:\/\/a\.example/],
    ['<script src="//a.example/x.js"></script>', /external script: \/\/a\.example/],
    ['<link rel="stylesheet" href="https://a.example/x.css">', /external style sheet: https:/],
    ['<style>@import "x.css"</style>', /external style sheet or font/],
    ['<style>@font-face{src:url(https://a.example/x)}</style>', /external style sheet or font/],
    ['<object data="x.pdf"></object>', /plugin content: <object>/],
    ['<embed src="x.pdf">', /plugin content: <embed>/],
    ['<iframe srcdoc="x"></iframe>', /`srcdoc`/],
    ['<form></form>', /form/],
    ['<base href="/">', /<base>/],
    ['<a href="javascript:a()">A</a>', /javascript: URL/],
  ] as const) {
    expect(messagesOf(html)[0], html).toMatch(message);
  }
});

test('what the policy allows is not reported', () => {
  for (const html of [
    '<script>a()</script><script src="/x.js"></script>',
    '<link rel="stylesheet" href="/x.css"><link rel="icon" href="https://a.example/x.png">',
    '<style>a{background:url(https://a.example/x.png)}@font-face{src:url(/x.woff2)}</style>',
    '<iframe src="https://a.example/"></iframe><video src="https://a.example/x.mp4"></video>',
    '<a href="https://a.example/" data-onclick="x">A</a>',
  ]) {
    expect(messagesOf(html), html).toEqual([]);
  }
});

test('what settings allow is not reported', () => {
  const allowed = {
    ...noHosts,
    scripts: [{ url: 'https://a.example/a.js', connect: [], images: [] }],
    forms: ['https://news.example'],
  };
  for (const [html, messages] of [
    ['<script src="https://a.example/a.js"></script>', []],
    ['<form action="https://news.example/subscribe"></form>', []],
    ['<form method="dialog"></form>', []],
    ['<form action="/x"></form>', ['form: it cannot be sent to this site, which is only files']],
    [
      '<form action="mailto:a@b.example"></form>',
      ['form: it cannot be sent to mailto:a@b.example'],
    ],
    [
      '<form action="https://news.example/"><button formaction="http://b.example/x"></form>',
      ['form: it cannot be sent to http://b.example'],
    ],
  ] as const) {
    expect(messagesOf(html, allowed), html).toEqual(messages);
  }
});
