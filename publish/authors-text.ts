import type { Element } from 'hast';

/** The class that `components/prose.tsx` gives the element around a rendered Markdown file. */
export const AUTHORS_TEXT = 'prose';

/** Whether an element holds a rendered Markdown file: what is in it is the author's. */
export function isAuthorsText({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes(AUTHORS_TEXT);
}
