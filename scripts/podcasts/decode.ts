/**
 * The text of a feed. Its encoding is what its first bytes, the host or its first line say (RFC 7303,
 * 3), unless the bytes are not of that encoding: then they are Latin-1, which many say is UTF-8.
 * @param contentType what the host says of it
 */
export function decodeFeed(bytes: Uint8Array, contentType: string): string {
  const labels = [encodingOfMark(bytes), charsetIn(contentType), declaredIn(bytes), 'utf-8'];
  for (const label of labels) {
    const text = label && decode(bytes, label);
    if (text !== undefined && text !== '') return text;
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

function decode(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // Another encoding, or one that nobody knows.
    return undefined;
  }
}

function encodingOfMark([first, second]: Uint8Array): string | undefined {
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
