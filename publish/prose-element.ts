import type { Element } from 'hast';

/** The class of the element around a rendered Markdown file, from `components/prose.tsx`. */
export const PROSE = 'prose';

/** Whether an element holds a rendered Markdown file: its content is the author's. */
export function isProse({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes(PROSE);
}
