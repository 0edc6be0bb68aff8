/**
 * A URL or the name of a file as the destination of a Markdown link or image: between `<>` where it has
 * spaces or parentheses, and with `%`, `?` and `#` encoded where they belong to the name of a file.
 */
export function linkDestination(url: string): string {
  return /[\s()<>\\]/.test(url) ? `<${url.replaceAll(/[<>\\]/g, '\\$&')}>` : url;
}

/** The name of a file as a URL, in which `%`, `?` and `#` have no meaning of their own. */
export function fileUrl(name: string): string {
  return name.replaceAll(/[%?#]/g, encodeURIComponent);
}
