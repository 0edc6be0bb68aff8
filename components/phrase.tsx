import { Fragment, type ReactNode } from 'react';
import { TextLink } from './text-link';

const PART = /\[([^\]]+)\]\((\w+)\)|\{(\w+)\}/g;

/**
 * A phrase of `content/words.ts` with links and values in it.
 * @param links the URLs of `[words](name)`
 * @param values what is put in place of `{name}`
 */
export function Phrase({
  text,
  links = {},
  values = {},
}: {
  text: string;
  links?: Record<string, string>;
  values?: Record<string, ReactNode>;
}) {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const { 0: part, 1: linked, 2: link, 3: value, index } of text.matchAll(PART)) {
    if (!((link ?? value) in (link ? links : values))) {
      throw new Error(`The phrase “${text}” names ${link ?? value}, which is not given here`);
    }
    parts.push(text.slice(end, index));
    parts.push(link ? <TextLink href={links[link]}>{linked}</TextLink> : values[value]);
    end = index + part.length;
  }
  parts.push(text.slice(end));
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a phrase have no other name
    <Fragment key={index}>{part}</Fragment>
  ));
}
