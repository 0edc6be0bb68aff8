import type { Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import rehypeStringify from 'rehype-stringify';
import { defListHastHandlers, remarkDefinitionList } from 'remark-definition-list';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Preset, unified } from 'unified';
import { VFile } from 'vfile';
import { site } from '../site';
import { alerts } from './alerts';
import { holdsData, skipFirstLookForEmails } from './bare-emails';
import { captions } from './captions';
import { charts } from './charts';
import { code } from './code';
import { definitions } from './definitions';
import { diagrams } from './diagrams';
import { embeds } from './embeds';
import { emoji } from './emoji';
import { fenceMeta } from './fence-meta';
import { type Finding, findingsOf } from './findings';
import { footnotes } from './footnotes';
import { foreignMarkup } from './foreign-markup';
import { fragments } from './fragments';
import { type Heading, headingAnchors } from './heading-anchors';
import { headingNames } from './heading-names';
import { links, type Reference } from './links';
import { math, mathPlaceholders } from './math';
import { media } from './media';
import { hashOf, type UsedFiles } from './nearby-files';
import { opening } from './opening';
import { outline } from './outline';
import { pictureAlt } from './picture-alt';
import { pictures } from './pictures';
import { refused } from './refused';
import { scrollBoxes } from './scroll-boxes';
import { smartPunctuation } from './smart-punctuation';
import { taskLists } from './task-lists';
import { texSyntax, texSyntaxWithDollars } from './tex-syntax';
import { unreadFormulas } from './unread-formulas';
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
  /** Where it leads. */
  references: Reference[];
  /** The names in it that a link can lead to. */
  fragments: string[];
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

/** What means what: a table, a formula, a note. */
const syntaxWith = (formulas: typeof texSyntax) =>
  unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkDefinitionList)
    .use(formulas)
    .use(unreadFormulas)
    .use(foreignMarkup)
    .use(footnotes)
    .use(alerts)
    .use(definitions)
    .use(headingNames)
    .use(emoji);

/** Markdown as a tree of HTML. Raw HTML is the author's own and passes. */
const asHtml: Preset = {
  plugins: [
    [
      remarkRehype,
      {
        allowDangerousHtml: true,
        // The prefix guards against the ids of strangers' texts; here all texts are the author's.
        clobberPrefix: '',
        handlers: { ...mathPlaceholders, ...defListHastHandlers },
      },
    ],
    rehypeRaw,
  ],
};

/**
 * Markdown to what readers get. Words and the opening are taken before the anchors put a `#` into
 * headings, and headings get their final rank before they are listed.
 */
const pipelineWith = (formulas: typeof texSyntax) =>
  syntaxWith(formulas)
    .use(site.smartPunctuation ? [smartPunctuation] : [])
    .use(fenceMeta)
    // Behind all that changes words, since an address on a card is none.
    .use(embeds)
    .use(asHtml)
    .use(refused)
    .use(pictureAlt)
    .use(captions)
    .use(pictures)
    .use(media)
    .use(links)
    .use(words)
    .use(opening)
    .use(outline)
    .use(headingAnchors)
    .use(math)
    .use(charts)
    .use(diagrams)
    .use(code)
    .use(taskLists)
    .use(scrollBoxes)
    .use(fragments)
    .use(rehypeStringify)
    .freeze();

const pipeline = pipelineWith(texSyntax);
const pipelineWithDollars = pipelineWith(texSyntaxWithDollars);

declare module 'vfile' {
  interface DataMap {
    headings: Text['headings'];
    opening: Text['opening'];
    words: Text['words'];
    references: Text['references'];
    fragments: Text['fragments'];
    uses: Text['uses'];
    files: Text['files'];
    setting: Setting;
  }
}

/** The Markdown of one file as it is read, before anything is added to it that no specification knows. */
export async function htmlTreeOf(markdown: string): Promise<Root> {
  const reader = syntaxWith(texSyntax).use(asHtml);
  return (await reader.run(reader.parse(markdown), new VFile(markdown))) as Root;
}

/** Renders the Markdown of one file. */
export async function renderMarkdown(
  markdown: string,
  setting: Setting = { path: 'content/text.md' },
): Promise<Text> {
  const file = new VFile({ value: markdown, path: setting.path, data: { setting } });
  const usual = setting.math ? pipelineWithDollars : pipeline;
  const processor = holdsData(markdown) ? usual().use(skipFirstLookForEmails) : usual;
  const { value, data } = await processor.process(file);
  const text = {
    html: String(value),
    headings: data.headings ?? [],
    opening: data.opening ?? '',
    words: data.words ?? 0,
    references: data.references ?? [],
    fragments: data.fragments ?? [],
    findings: findingsOf(file),
    uses: data.uses ?? {},
    files: [...new Set(data.files)],
  };
  const id = hashOf(JSON.stringify(text)).slice(0, 16);
  return { id, ...text };
}
