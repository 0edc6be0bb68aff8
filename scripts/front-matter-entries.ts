import { type FrontMatter, parseFrontMatter } from '../pipeline/loader/front-matter';

/**
 * The fields of a Markdown file that was not normalized yet. Invalid front matter has none: the build
 * reports it.
 */
export function entriesOf(text: string): FrontMatter['entries'] {
  const normalized = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  try {
    return parseFrontMatter(normalized).entries;
  } catch {
    return new Map();
  }
}
