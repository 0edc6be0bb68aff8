/**
 * Whether a URL can be parsed. `URL.canParse` cannot be trusted in Node 20: once it is optimized, it says
 * no to every URL with a letter such as ü.
 */
export function canParseUrl(url: string, base?: string): boolean {
  try {
    new URL(url, base);
    return true;
  } catch {
    return false;
  }
}
