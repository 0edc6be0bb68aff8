import { expect, test } from 'vitest';
import { decodeFeed } from './decode-feed';

const declared = (encoding: string) =>
  `<?xml version='1.0' encoding='${encoding}'?><rss>Café</rss>`;
const plain = '<rss>Café</rss>';
const utf16be = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

for (const [what, bytes, contentType, text] of [
  ['UTF-8 without a declaration', Buffer.from(plain), '', plain],
  ['declared UTF-8', Buffer.from(declared('utf-8')), '', declared('utf-8')],
  [
    'UTF-8 with a byte order mark and another declaration',
    Buffer.from(`\ufeff${declared('latin1')}`),
    'text/xml; charset=iso-8859-1',
    'Café',
  ],
  ['UTF-16 little-endian', Buffer.from(`\ufeff${plain}`, 'utf16le'), '', plain],
  ['UTF-16 big-endian', utf16be(plain), 'text/xml; charset=utf-8', plain],
  ['declared Latin-1', Buffer.from(declared('iso-8859-1'), 'latin1'), '', 'Café'],
  ['Latin-1 by Content-Type', Buffer.from(plain, 'latin1'), 'text/xml;charset=Latin1', plain],
  [
    'Latin-1 by Content-Type, in quotes',
    Buffer.from(plain, 'latin1'),
    'a/b; charset="latin1"',
    plain,
  ],
  [
    'Content-Type before the XML declaration',
    Buffer.from(declared('iso-8859-5'), 'latin1'),
    'text/xml; charset=iso-8859-1',
    'Café',
  ],
  ['Latin-1 that is declared as UTF-8', Buffer.from(declared('utf-8'), 'latin1'), '', 'Café'],
  [
    'Windows-1252 without a declaration',
    Buffer.from('<rss>\x93A\x94 \x80\xe9</rss>', 'latin1'),
    '',
    '“A” €é',
  ],
  [
    'UTF-8 with an unknown charset in Content-Type',
    Buffer.from(plain),
    'text/xml; charset=unknown',
    plain,
  ],
  [
    'UTF-8 that is declared as an unknown encoding',
    Buffer.from(declared('no')),
    '',
    declared('no'),
  ],
  ['UTF-8 that is declared as UTF-16', Buffer.from(declared('utf-16')), '', declared('utf-16')],
  ['UTF-8 with UTF-16 in Content-Type', Buffer.from(plain), 'a/b;charset=utf-16le', plain],
  [
    'UTF-8 that is declared as Latin-1',
    Buffer.from(declared('iso-8859-1')),
    'text/xml; charset=iso-8859-1',
    declared('iso-8859-1'),
  ],
  ['UTF-16 without a byte order mark', Buffer.from(plain, 'utf16le'), '', plain],
  [
    'UTF-16 without a byte order mark that is declared as UTF-8',
    Buffer.from(plain, 'utf16le').swap16(),
    'text/xml; charset=utf-8',
    plain,
  ],
  [
    'Windows-1251 that is declared',
    Buffer.from('<?xml version="1.0" encoding="windows-1251"?><rss>\xcf\xf0\xe8</rss>', 'latin1'),
    '',
    'При',
  ],
  [
    'Windows-1251 that is declared as UTF-8, by its language',
    Buffer.from('<rss><language>ru-RU</language>\xcf\xf0\xe8</rss>', 'latin1'),
    'text/xml; charset=utf-8',
    'При',
  ],
  [
    'Shift JIS that is declared as UTF-8, by its language',
    Buffer.from('<rss><language>ja</language>\x83\x89\x83\x57\x83\x49</rss>', 'latin1'),
    '',
    'ラジオ',
  ],
  ['an empty body', Buffer.alloc(0), 'text/xml; charset=utf-16', ''],
] as const) {
  test(`${what} is decoded`, () => {
    const decoded = decodeFeed(bytes, contentType);
    if (text === '') expect(decoded).toBe('');
    else expect(decoded).toContain(text);
    expect(decoded).not.toMatch(/[\ufeff\ufffd\0]/);
  });
}

test('one broken character leaves the others of UTF-8 as they are', () => {
  const broken = Buffer.concat([
    Buffer.from('<rss>Café, naïve '),
    Buffer.of(0xe9),
    Buffer.from('</rss>'),
  ]);
  expect(decodeFeed(broken, '')).toBe('<rss>Café, naïve \ufffd</rss>');
});
