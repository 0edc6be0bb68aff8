/** Decodes the percent-encoding of a part of a URL. Where it is invalid, the text stays as it is. */
export function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
