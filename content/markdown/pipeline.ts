import { createHash } from 'node:crypto';
import rehypeRaw from 'rehype-raw';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { holdsData, skipFirstLookForEmails } from './bare-emails';
import { type Heading, headingAnchors } from './heading-anchors';
import { links } from './links';
import { opening } from './opening';
import { outline } from './outline';
import { type Refusal, refused } from './refused';
import { scrollBoxes } from './scroll-boxes';
import { taskLists } from './task-lists';
import { words } from './words';

/** A Markdown file's text, rendered. */
export type Text = {
  /** Follows from the content: a changed text has another id. */
  id: string;
  html: string;
  /** Those for a table of contents, in order. */
  headings: Heading[];
  /** How the text begins, as plain text of at most 240 characters. */
  opening: string;
  words: number;
  /** Where it leads: each whole address, and each path from the top of the site, once. */
  links: string[];
  /** What in it the page's policy keeps from working. Lines are counted in the text. */
  refusals: Refusal[];
};

/**
 * Markdown to HTML. Raw HTML is the author's own and passes. Words and the opening are taken before
 * the anchors put a `#` into headings, and headings get their final rank before they are listed.
 */
const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm)
  // The prefix guards against the ids of strangers' texts; here all texts are the author's.
  .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
  .use(rehypeRaw)
  .use(refused)
  .use(links)
  .use(words)
  .use(opening)
  .use(outline)
  .use(headingAnchors)
  .use(taskLists)
  .use(scrollBoxes)
  .use(rehypeStringify)
  .freeze();

declare module 'vfile' {
  interface DataMap {
    headings: Text['headings'];
    opening: Text['opening'];
    words: Text['words'];
    links: Text['links'];
    refusals: Text['refusals'];
  }
}

/** Renders the Markdown of one file. */
export async function renderMarkdown(markdown: string): Promise<Text> {
  const processor = holdsData(markdown) ? pipeline().use(skipFirstLookForEmails) : pipeline;
  const { value, data } = await processor.process(markdown);
  const text = {
    html: String(value),
    headings: data.headings ?? [],
    opening: data.opening ?? '',
    words: data.words ?? 0,
    links: data.links ?? [],
    refusals: data.refusals ?? [],
  };
  const id = createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 16);
  return { id, ...text };
}
