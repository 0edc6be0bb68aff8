import rehypeRaw from 'rehype-raw';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { holdsData, skipFirstLookForEmails } from './bare-emails';
import { embeds } from './embeds';
import { type Finding, findingsOf } from './findings';
import { type Heading, headingAnchors } from './heading-anchors';
import { links } from './links';
import { hashOf, type UsedFiles } from './nearby-files';
import { opening } from './opening';
import { outline } from './outline';
import { refused } from './refused';
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
  /** What its author should know of it. */
  findings: Finding[];
  /** What it was made with, besides its own file. */
  uses: UsedFiles;
  /** What it brings along: names of published files. */
  files: string[];
};

/** What a text is rendered by, besides its own words. */
export type Setting = {
  /** Its path in the project, from which it names its pictures. */
  path: string;
  /** Whether a lone dollar begins a formula, and is not money. */
  math?: boolean;
};

/**
 * Markdown to HTML. Raw HTML is the author's own and passes. Words and the opening are taken before
 * the anchors put a `#` into headings, and headings get their final rank before they are listed.
 */
const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm)
  // Behind all that changes words, since an address on a card is none.
  .use(embeds)
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
    uses: Text['uses'];
    files: Text['files'];
    setting: Setting;
  }
}

/** Renders the Markdown of one file. */
export async function renderMarkdown(
  markdown: string,
  setting: Setting = { path: 'content/text.md' },
): Promise<Text> {
  const file = new VFile({ value: markdown, path: setting.path, data: { setting } });
  const processor = holdsData(markdown) ? pipeline().use(skipFirstLookForEmails) : pipeline;
  const { value, data } = await processor.process(file);
  const text = {
    html: String(value),
    headings: data.headings ?? [],
    opening: data.opening ?? '',
    words: data.words ?? 0,
    links: data.links ?? [],
    findings: findingsOf(file),
    uses: data.uses ?? {},
    files: [...new Set(data.files)],
  };
  const id = hashOf(JSON.stringify(text)).slice(0, 16);
  return { id, ...text };
}
