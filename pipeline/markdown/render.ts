import type { Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import rehypeStringify from 'rehype-stringify';
import { defListHastHandlers, remarkDefinitionList } from 'remark-definition-list';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Preset, unified } from 'unified';
import { VFile } from 'vfile';
import { diagnosticsOf } from '../diagnostics/report';
import { highlightCode } from './code/highlight';
import { metaAttribute } from './code/meta-attribute';
import { type FeedReplacements, feedTree } from './feed-html';
import { charts } from './figures/charts';
import { diagrams } from './figures/diagrams';
import { headingIds } from './headings/heading-ids';
import { headingLevels } from './headings/heading-levels';
import { slugSource } from './headings/slug-source';
import { lintCsp } from './html/lint-csp';
import { captions } from './images/captions';
import { images } from './images/images';
import { lintAlt } from './images/lint-alt';
import { media } from './images/media';
import { collectIds } from './links/collect-ids';
import { hasHugeLines, withoutEmailTokenizer } from './links/email-autolinks';
import { embeds, embedsInFeed } from './links/embeds';
import { links } from './links/links';
import { lintMath } from './math/lint-math';
import { math, mathPlaceholders } from './math/math';
import { texSyntax, texSyntaxWithDollars } from './math/tex-syntax';
import type { BodyOptions, RenderOptions } from './options';
import { bodyIdOf, type RenderedBody } from './rendered-body';
import { alerts } from './text/alerts';
import { emoji } from './text/emoji';
import { excerpt } from './text/excerpt';
import { lintFootnotes } from './text/lint-footnotes';
import { lintUnsupported } from './text/lint-unsupported';
import { looseDefinitions } from './text/loose-definitions';
import { smartPunctuation } from './text/smart-punctuation';
import { tableWrapper } from './text/table-wrapper';
import { taskListLabels } from './text/task-list-labels';
import { wordCount } from './text/word-count';

declare module 'vfile' {
  /** What plugins leave for the rendered body. */
  interface DataMap
    extends Pick<
      RenderedBody,
      'headings' | 'excerpt' | 'words' | 'links' | 'ids' | 'dependencies' | 'assets'
    > {
    feedHtml: string;
    feedReplacements: FeedReplacements;
  }
}

/** Renders the Markdown of one file. */
export type Renderer = (markdown: string, body: BodyOptions) => Promise<RenderedBody>;

/** Makes a renderer for a site. */
export function createRenderer(options: RenderOptions): Renderer {
  const withoutDollars = processorFor(options, false);
  const withDollars = processorFor(options, true);
  return async (markdown, { path, math = false }) => {
    const file = new VFile({ value: markdown, path, cwd: options.folders.root });
    const usual = math ? withDollars : withoutDollars;
    const processor = hasHugeLines(markdown) ? usual().use(withoutEmailTokenizer) : usual;
    const { value, data } = await processor.process(file);
    const body = {
      html: String(value),
      feedHtml: data.feedHtml ?? '',
      headings: data.headings ?? [],
      excerpt: data.excerpt ?? '',
      words: data.words ?? 0,
      links: data.links ?? [],
      ids: data.ids ?? [],
      diagnostics: diagnosticsOf(file),
      dependencies: data.dependencies ?? {},
      assets: [...new Set(data.assets)],
    };
    return { id: bodyIdOf(body), ...body };
  };
}

/**
 * Parses Markdown as the renderer does, before it adds what no specification knows.
 * @returns the tree of its HTML
 */
export async function parseToHtmlTree(markdown: string): Promise<Root> {
  const processor = parser(false).use(asHtml);
  return (await processor.run(processor.parse(markdown), new VFile(markdown))) as Root;
}

/** The syntax: tables, formulas, footnotes, alerts. @param loneDollars whether `$` opens a formula */
function parser(loneDollars: boolean) {
  return unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkDefinitionList)
    .use(loneDollars ? texSyntaxWithDollars : texSyntax)
    .use(lintMath, { loneDollars })
    .use(lintUnsupported)
    .use(lintFootnotes)
    .use(alerts)
    .use(looseDefinitions)
    .use(slugSource)
    .use(emoji);
}

/** From Markdown to a tree of HTML. Raw HTML is the author's own and passes. */
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
 * From Markdown to the HTML of a page. Words and the excerpt are taken before headings get their
 * anchors, and headings get their final level before they are listed.
 */
function processorFor(options: RenderOptions, loneDollars: boolean) {
  return (
    parser(loneDollars)
      .use(options.smartPunctuation ? [smartPunctuation] : [])
      .use(metaAttribute)
      // After all that changes words, since the URL on a card is none.
      .use(embeds)
      .use(asHtml)
      .use(embedsInFeed)
      .use(lintCsp)
      .use(lintAlt)
      .use(captions)
      .use(images, options)
      .use(media, options)
      .use(links, options)
      .use(wordCount)
      .use(excerpt)
      .use(headingLevels)
      .use(headingIds)
      .use(math)
      .use(charts, options)
      .use(diagrams)
      .use(highlightCode)
      .use(taskListLabels)
      .use(tableWrapper)
      .use(collectIds)
      .use(feedHtml, options)
      .use(rehypeStringify)
      .freeze()
  );
}

/** Renders the same tree for feed readers, with URLs that hold outside of the page. */
function feedHtml({ siteUrl, basePath, urlOfFile }: RenderOptions) {
  const writer = unified().use(rehypeStringify).freeze();
  return (tree: Root, file: VFile) => {
    const base = new URL(basePath + urlOfFile(file.path), siteUrl).href;
    file.data.feedHtml = writer.stringify(
      feedTree(tree, file.data.feedReplacements ?? new Map(), (url) => {
        const isFromTop = /^\/(?!\/)/.test(url);
        return URL.canParse(url, base) ? new URL(isFromTop ? basePath + url : url, base).href : url;
      }),
    );
  };
}
