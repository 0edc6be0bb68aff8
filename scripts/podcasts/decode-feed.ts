/**
 * Decodes a feed. The bytes decide where they can: a byte order mark (RFC 7303, 3), the zero bytes of
 * UTF-16, and sequences of UTF-8, which texts in other encodings do not have by chance. Then the
 * `charset` of the host and the XML declaration count. Bytes that are invalid in these are decoded by
 * the language of the feed, unless most of them are UTF-8, as in a feed with one broken character.
 * @param contentType the `Content-Type` header, or an empty string
 */
export function decodeFeed(bytes: Uint8Array, contentType: string): string {
  const byMark = encodingOfByteOrderMark(bytes) ?? encodingOfZeroBytes(bytes);
  const hasMultibyte = bytes.some((byte) => byte >= 0x80);
  const declared = [charsetOf(contentType), xmlEncodingOf(bytes)].filter(
    // Some programs declare UTF-16 over UTF-8. In UTF-16, ASCII characters have zero bytes.
    (label) => !/^utf-?(16|32)/i.test(label ?? ''),
  );
  const labels = [byMark, ...(hasMultibyte ? ['utf-8'] : []), ...declared, 'utf-8'];
  for (const label of labels) {
    const text = label && decode(bytes, label);
    if (text !== undefined && text !== '') return text;
  }
  const utf8 = new TextDecoder().decode(bytes);
  if (isMostlyUtf8(utf8)) return utf8;
  return decode(bytes, encodingOfLanguage(bytes)) ?? decode(bytes, 'windows-1252') ?? '';
}

/** Whether most of the characters that are not ASCII could be decoded. */
function isMostlyUtf8(decoded: string): boolean {
  let balance = 0;
  for (let index = 0; index < decoded.length; index += 1) {
    const code = decoded.charCodeAt(index);
    if (code === 0xfffd) balance -= 1;
    else if (code > 0x7f) balance += 1;
  }
  return balance > 0;
}

/** Undefined where the encoding is unknown, or the bytes are invalid in it. */
function decode(bytes: Uint8Array, label: string): string | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal: true });
    const text = decoder.decode(bytes);
    return decoder.encoding === 'windows-1252' ? withWindows1252(text) : text;
  } catch {
    return undefined;
  }
}

const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Several versions of Node decode Windows-1252 as Latin-1: https://github.com/nodejs/node/issues/60888 */
function withWindows1252(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80]);
}

function encodingOfByteOrderMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : undefined;
}

/** The encoding of XML without a byte order mark, whose first character is `<`, by its zero byte. */
function encodingOfZeroBytes([first, second]: Uint8Array): string | undefined {
  if (first === 0 && second !== 0) return 'utf-16be';
  return first !== 0 && second === 0 ? 'utf-16le' : undefined;
}

function charsetOf(contentType: string): string | undefined {
  return /charset\s*=\s*["']?([\w-]+)/i.exec(contentType)?.[1];
}

/** What texts were written in before UTF-8, by their language. */
const ENCODINGS: [languages: RegExp, encoding: string][] = [
  [/^(ru|uk|be|bg|sr|mk)$/, 'windows-1251'],
  [/^(pl|cs|sk|hu|sl|hr|ro|sq)$/, 'windows-1250'],
  [/^el$/, 'windows-1253'],
  [/^tr$/, 'windows-1254'],
  [/^he$/, 'windows-1255'],
  [/^(ar|fa)$/, 'windows-1256'],
  [/^(lt|lv|et)$/, 'windows-1257'],
  [/^vi$/, 'windows-1258'],
  [/^th$/, 'windows-874'],
  [/^ja$/, 'shift_jis'],
  [/^ko$/, 'euc-kr'],
  [/^zh$/, 'gb18030'],
];

const HEAD_BYTES = 20_000;

/** The encoding that the language of a feed (`language`, `dc:language` or `xml:lang`) was written in. */
function encodingOfLanguage(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  const [, language = ''] =
    /(?:<(?:dc:)?language>\s*(?:<!\[CDATA\[)?\s*|xml:lang=["'])([a-z]{2})\b/i.exec(head) ?? [];
  const [, encoding = 'windows-1252'] =
    ENCODINGS.find(([languages]) => languages.test(language.toLowerCase())) ?? [];
  return encoding;
}

const FIRST_BYTES = 200;

function xmlEncodingOf(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, FIRST_BYTES)).toString('latin1');
  return /<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/i.exec(start)?.[1];
}
