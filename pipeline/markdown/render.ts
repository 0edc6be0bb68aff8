import type { Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import rehypeStringify from 'rehype-stringify';
import { defListHastHandlers, remarkDefinitionList } from 'remark-definition-list';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Preset, unified } from 'unified';
import { VFile } from 'vfile';
import { site } from '../../content/site';
import { type Finding, findingsOf } from '../diagnostics/report';
import { code } from './code/highlight';
import { fenceMeta } from './code/keep-fence-meta';
import { charts } from './figures/charts';
import { diagrams } from './figures/diagrams';
import { type Heading, headingAnchors } from './headings/heading-ids';
import { outline } from './headings/heading-levels';
import { headingNames } from './headings/heading-source';
import { captions } from './images/captions';
import { pictureAlt } from './images/image-alt';
import { pictures } from './images/images';
import { media } from './images/media';
import { hashOf, type UsedFiles } from './links/dependencies';
import { holdsData, skipFirstLookForEmails } from './links/email-autolinks';
import { embeds } from './links/embeds';
import { fragments } from './links/ids';
import { links, type Reference } from './links/links';
import { unreadFormulas } from './math/lint-math';
import { math, mathPlaceholders } from './math/math';
import { texSyntax, texSyntaxWithDollars } from './math/tex-syntax';
import { alerts } from './text/alerts';
import { definitions } from './text/definition-lists';
import { emoji } from './text/emoji';
import { opening } from './text/excerpt';
import { footnotes } from './text/footnotes';
import { refused } from './text/lint-csp';
import { foreignMarkup } from './text/lint-unsupported';
import { smartPunctuation } from './text/smart-punctuation';
import { scrollBoxes } from './text/table-wrapper';
import { taskLists } from './text/task-lists';
import { words } from './text/word-count';

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
