/**
 * The text of a feed. Its encoding is what its first bytes, the host or its first line say (RFC 7303,
 * 3), unless the bytes are not of that encoding: then they are Latin-1, which many say is UTF-8.
 * @param contentType what the host says of it
 */
export function decodeFeed(bytes: Uint8Array, contentType: string): string {
  const said = [charsetIn(contentType), declaredIn(bytes)].filter(
    // Some programs write this over UTF-8: what is of two bytes a sign has zeros in it.
    (label) => !/^utf-?16/i.test(label ?? '') || bytes.subarray(0, FIRST_BYTES).includes(0),
  );
  for (const label of [encodingOfMark(bytes), ...said, 'utf-8']) {
    const text = label && decode(bytes, label);
    if (text !== undefined && text !== '') return text;
  }
  return decode(bytes, 'windows-1252') ?? '';
}

function decode(bytes: Uint8Array, label: string): string | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal: true });
    const text = decoder.decode(bytes);
    return decoder.encoding === 'windows-1252' ? withWindowsSigns(text) : text;
  } catch {
    // Another encoding, or one that nobody knows.
    return undefined;
  }
}

const WINDOWS_SIGNS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Several versions of Node take Windows-1252 for Latin-1: https://github.com/nodejs/node/issues/60888 */
function withWindowsSigns(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (sign) => WINDOWS_SIGNS[sign.charCodeAt(0) - 0x80]);
}

function encodingOfMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : undefined;
}

function charsetIn(contentType: string): string | undefined {
  return /charset\s*=\s*["']?([\w-]+)/i.exec(contentType)?.[1];
}

const FIRST_BYTES = 200;

function declaredIn(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, FIRST_BYTES)).toString('latin1');
  return /<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/i.exec(start)?.[1];
}
