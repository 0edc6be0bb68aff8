import { expect, test } from 'vitest';
import { decodeFeed } from './decode-feed';

const declared = (encoding: string) =>
  `<?xml version='1.0' encoding='${encoding}'?><rss>Café</rss>`;
const plain = '<rss>Café</rss>';
const utf16be = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

for (const [what, bytes, contentType, text] of [
  ['UTF-8 that nobody declares', Buffer.from(plain), '', plain],
  ['UTF-8 that is declared', Buffer.from(declared('utf-8')), '', declared('utf-8')],
  [
    'UTF-8 with a mark, whatever else is said',
    Buffer.from(`\ufeff${declared('latin1')}`),
    'text/xml; charset=iso-8859-1',
    'Café',
  ],
  ['UTF-16, little end first', Buffer.from(`\ufeff${plain}`, 'utf16le'), '', plain],
  ['UTF-16, big end first', utf16be(plain), 'text/xml; charset=utf-8', plain],
  ['Latin-1 that is declared', Buffer.from(declared('iso-8859-1'), 'latin1'), '', 'Café'],
  ['Latin-1 by the host’s word', Buffer.from(plain, 'latin1'), 'text/xml;charset=Latin1', plain],
  ['Latin-1, the name in quotes', Buffer.from(plain, 'latin1'), 'a/b; charset="latin1"', plain],
  [
    'what the host says, not what is declared',
    Buffer.from(declared('iso-8859-5'), 'latin1'),
    'text/xml; charset=iso-8859-1',
    'Café',
  ],
  ['Latin-1 that is said to be UTF-8', Buffer.from(declared('utf-8'), 'latin1'), '', 'Café'],
  [
    'Windows signs in Latin-1',
    Buffer.from('<rss>\x93A\x94 \x80\xe9</rss>', 'latin1'),
    '',
    '“A” €é',
  ],
  ['UTF-8 that the host calls ASCII', Buffer.from(plain), 'text/xml; charset=nobody-knows', plain],
  ['UTF-8 that is declared as nothing', Buffer.from(declared('no')), '', declared('no')],
  ['UTF-8 that is declared as UTF-16', Buffer.from(declared('utf-16')), '', declared('utf-16')],
  ['UTF-8 that the host calls UTF-16', Buffer.from(plain), 'a/b;charset=utf-16le', plain],
  ['nothing', Buffer.alloc(0), 'text/xml; charset=utf-16', ''],
] as const) {
  test(`${what} is read`, () => {
    const decoded = decodeFeed(bytes, contentType);
    if (text === '') expect(decoded).toBe('');
    else expect(decoded).toContain(text);
    expect(decoded).not.toMatch(/[\ufeff\ufffd\0]/);
  });
}
