import path from 'node:path/posix';
import type { VFile } from 'vfile';

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

/** A URL as it can be written in Markdown, in HTML and in front matter alike: without spaces and brackets. */
export function bareUrl(url: string): string {
  return url.replaceAll(/[\s<>"\\]/g, encodeURIComponent);
}

/** The URL of a file as a Markdown file can name it, relative to itself. @param name its path in the project */
export function relativeUrl(file: VFile, name: string): string {
  const url = path.relative(file.dirname ?? '', name);
  return encodeURI(url.startsWith('.') ? url : `./${url}`).replaceAll(/[?#]/g, encodeURIComponent);
}
