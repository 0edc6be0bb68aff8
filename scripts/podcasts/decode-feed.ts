/**
 * Decodes a feed by its byte order mark, the `charset` of the host or the XML declaration, in this
 * order (RFC 7303, 3). Bytes that are invalid in that encoding are decoded as Windows-1252: many
 * feeds in Latin-1 are declared as UTF-8.
 * @param contentType the `Content-Type` header, or an empty string
 */
export function decodeFeed(bytes: Uint8Array, contentType: string): string {
  const declared = [charsetOf(contentType), xmlEncodingOf(bytes)].filter(
    // Some programs declare UTF-16 over UTF-8. In UTF-16, ASCII characters have zero bytes.
    (label) => !/^utf-?16/i.test(label ?? '') || bytes.subarray(0, FIRST_BYTES).includes(0),
  );
  for (const label of [encodingOfByteOrderMark(bytes), ...declared, 'utf-8']) {
    const text = label && decode(bytes, label);
    if (text !== undefined && text !== '') return text;
  }
  return decode(bytes, 'windows-1252') ?? '';
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

function charsetOf(contentType: string): string | undefined {
  return /charset\s*=\s*["']?([\w-]+)/i.exec(contentType)?.[1];
}

const FIRST_BYTES = 200;

function xmlEncodingOf(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, FIRST_BYTES)).toString('latin1');
  return /<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/i.exec(start)?.[1];
}
