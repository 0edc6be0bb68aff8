import type { Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import rehypeStringify from 'rehype-stringify';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkCjkFriendlyStrikethrough from 'remark-cjk-friendly-gfm-strikethrough';
import { defListHastHandlers, remarkDefinitionList } from 'remark-definition-list';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { diagnosticsOf } from '../diagnostics/report';
import { cssUrls } from './assets/css-urls';
import { highlightCode } from './code/highlight';
import { lintFences } from './code/lint-fences';
import { lintIndentedCode } from './code/lint-indented-code';
import { metaAttribute } from './code/meta-attribute';
import { feedHtml } from './feed-html';
import { charts } from './figures/charts';
import { diagrams } from './figures/diagrams';
import { lintDiagramLanguages } from './figures/lint-diagram-languages';
import { headingIdAttribute } from './headings/heading-id-attribute';
import { headingIds } from './headings/heading-ids';
import { headingLevels } from './headings/heading-levels';
import { lintHeadings } from './headings/lint-headings';
import { ownContents } from './headings/own-contents';
import { ownTitle } from './headings/own-title';
import { slugSource } from './headings/slug-source';
import { balanceTags, rawHandler } from './html/balance-tags';
import { lintBrokenTags } from './html/lint-broken-tags';
import { lintCsp } from './html/lint-csp';
import { lintEmptyComponents } from './html/lint-empty-components';
import { lintMarkdownInHtml } from './html/lint-markdown-in-html';
import { captions } from './images/captions';
import { imageRows } from './images/image-rows';
import { images } from './images/images';
import { lintAlt } from './images/lint-alt';
import { media } from './images/media';
import { publishPicture } from './images/picture';
import { previewImage } from './images/preview-image';
import { hasHugeLines, withoutAutolinkTokenizers } from './links/autolink-tokenizers';
import { collectIds } from './links/collect-ids';
import { embeds, embedsInFeed } from './links/embeds';
import { links } from './links/links';
import { lintLinkSyntax } from './links/lint-link-syntax';
import { lintReferences } from './links/lint-references';
import { lintNesting } from './lists/lint-nesting';
import { lintTasks } from './lists/lint-tasks';
import { lintUnreadLists } from './lists/lint-unread-lists';
import { dollarCode } from './math/dollar-code';
import { lintMath } from './math/lint-math';
import { mathInAlt } from './math/math-in-alt';
import { texSyntax, texSyntaxWithDollars } from './math/tex-syntax';
import { math, mathPlaceholders } from './math/tex-to-mathml';
import { blockIds } from './obsidian/block-ids';
import { removeComments } from './obsidian/comments';
import { imageSizes } from './obsidian/image-sizes';
import { marks } from './obsidian/marks';
import { wikiLinks } from './obsidian/wiki-links';
import { wikiSyntax } from './obsidian/wiki-syntax';
import { destinations, markdownParts, plainMarkdown } from './plain-markdown';
import { type BodyOptions, noNames, type RenderOptions } from './render-options';
import { bodyIdOf, type RenderedBody } from './rendered-body';
import { lintTableRows } from './tables/lint-table-rows';
import { lintUnreadTables } from './tables/lint-unread-tables';
import { abbreviations } from './text/abbreviations';
import { alerts } from './text/alerts';
import { removeControlCharacters } from './text/control-characters';
import { emoji } from './text/emoji';
import { excerpt } from './text/excerpt';
import { footnoteAnchors } from './text/footnote-anchors';
import { isEmpty } from './text/is-empty';
import { lintCodeSpans } from './text/lint-code-spans';
import { lintEmphasis } from './text/lint-emphasis';
import { lintEntities } from './text/lint-entities';
import { lintFootnotes } from './text/lint-footnotes';
import { lintLineBreaks } from './text/lint-line-breaks';
import { lintStrikethrough } from './text/lint-strikethrough';
import { lintUnsupported } from './text/lint-unsupported';
import { looseDefinitions } from './text/loose-definitions';
import { readingEffort } from './text/reading-effort';
import { nothingToRead } from './text/reading-time';
import { smartPunctuation } from './text/smart-punctuation';
import { tableWrapper } from './text/table-wrapper';
import { taskListLabels } from './text/task-list-labels';
import { terms } from './text/terms';
import type { TextWords } from './text-words';

/**
 * Renders the body of a Markdown file. What is wrong in it is among its diagnostics.
 * @throws {RangeError} where it is nested too deeply
 */
export type Renderer = (markdown: string, body: BodyOptions) => Promise<RenderedBody>;

/** Creates a renderer for a site. */
export function createRenderer(options: RenderOptions): Renderer {
  // One for each language and syntax of formulas: few sites have more than two.
  const processors = new Map<string, ReturnType<typeof processorFor>>();
  return async (
    markdown,
    { path, math = false, language = options.language, title, image, picture: ofPage },
  ) => {
    const file = new VFile({ value: markdown, path, cwd: options.folders.root });
    const { data } = file;
    data.title = title;
    const key = `${language} ${math}`;
    const frozen = processors.get(key) ?? processorFor(options, language, math);
    processors.set(key, frozen);
    const processor = hasHugeLines(markdown) ? frozen().use(withoutAutolinkTokenizers) : frozen;
    removeControlCharacters(file);
    removeComments(file, (file) => processor.parse(file));
    const source = String(file);
    const { value } = await processor.process(file);
    const preview = image === undefined ? undefined : await previewImage(options, file, image);
    const picture = ofPage && (await publishPicture(options, file, ofPage));
    const body = {
      html: String(value),
      feedHtml: data.feedHtml ?? '',
      markdown: plainMarkdown(options, file, source),
      headings: data.headings ?? [],
      hasOwnContents: data.hasOwnContents ?? false,
      excerpt: data.excerpt ?? '',
      reading: data.reading ?? nothingToRead,
      terms: data.terms ?? [],
      links: data.links ?? [],
      ids: data.ids ?? [],
      diagnostics: diagnosticsOf(file),
      dependencies: data.dependencies ?? {},
      references: data.references ?? {},
      isEmpty: data.isEmpty ?? false,
      ...(preview && { image: preview }),
      ...(picture && { picture }),
      assets: [...new Set(data.assets)],
    };
    return { id: bodyIdOf(body), ...body };
  };
}

/** Parses Markdown to the HTML tree that plugins of the site change, for tests of conformance. */
export async function parseToHtmlTree(markdown: string, words: TextWords): Promise<Root> {
  const processor = parser(false, words, noNames)
    .use(remarkRehype, remarkRehypeOptions(words))
    .use(rehypeRaw);
  return processor.run(processor.parse(markdown), new VFile(markdown));
}

/** Parses Markdown with all syntax extensions. @param loneDollars whether a single `$` opens a formula */
function parser(loneDollars: boolean, words: TextWords, names: RenderOptions['names']) {
  return (
    unified()
      .use(remarkParse)
      .use(remarkGfm)
      // Bold text may end in punctuation right beside Chinese, Japanese and Korean, which have no spaces.
      .use(remarkCjkFriendly)
      .use(remarkCjkFriendlyStrikethrough)
      .use(remarkDefinitionList)
      .use(wikiSyntax)
      .use(loneDollars ? texSyntaxWithDollars : texSyntax)
      .use(dollarCode)
      .use(blockIds)
      .use(imageSizes)
      .use(headingIdAttribute)
      .use(destinations)
      .use(markdownParts)
      .use(lintMath, { loneDollars })
      .use(lintUnsupported, { names })
      .use(lintMarkdownInHtml)
      .use(lintBrokenTags)
      .use(lintFootnotes)
      .use(lintFences)
      .use(lintIndentedCode)
      .use(lintDiagramLanguages)
      .use(lintHeadings)
      .use(lintUnreadTables)
      .use(lintTableRows, { loneDollars })
      .use(lintUnreadLists)
      .use(lintNesting)
      .use(lintTasks)
      .use(lintLinkSyntax)
      .use(lintReferences)
      .use(lintEmphasis)
      .use(lintStrikethrough)
      .use(lintCodeSpans)
      .use(lintLineBreaks)
      .use(lintEntities)
      .use(abbreviations)
      .use(alerts, words)
      .use(looseDefinitions)
      .use(footnoteAnchors)
      .use(marks)
      .use(slugSource)
      .use(emoji)
  );
}

const remarkRehypeOptions = ({ footnotes, backToReference, lang }: TextWords) => ({
  // Raw HTML is the author's own.
  allowDangerousHtml: true,
  // So are ids: the prefix protects against those of other people.
  clobberPrefix: '',
  footnoteLabel: footnotes,
  footnoteLabelProperties: { className: ['sr-only'], lang },
  footnoteBackLabel: (index: number, repetition: number) =>
    backToReference(repetition > 1 ? `${index + 1}-${repetition}` : `${index + 1}`),
  handlers: { ...mathPlaceholders, ...defListHastHandlers, html: rawHandler },
});

/**
 * Renders Markdown to the HTML of a page. Formulas come before what is made of their signs: the excerpt and
 * the table of contents. The excerpt comes before headings get their anchors, and heading levels before the
 * table of contents.
 */
function processorFor(options: RenderOptions, language: string, loneDollars: boolean) {
  const words = options.wordsIn(language);
  return (
    parser(loneDollars, words, options.names)
      .use(wikiLinks, options)
      .use(mathInAlt, { ...options, loneDollars })
      .use(options.smartPunctuation ? [[smartPunctuation, language]] : [])
      .use(metaAttribute)
      // After plugins that change text, which the URL on a card must not be.
      .use(embeds, words)
      .use(remarkRehype, remarkRehypeOptions(words))
      .use(balanceTags, { loneDollars })
      .use(rehypeRaw)
      .use(embedsInFeed)
      .use(lintCsp, options)
      .use(lintEmptyComponents)
      .use(lintAlt)
      .use(captions)
      .use(imageRows)
      .use(images, options)
      .use(media, options)
      .use(cssUrls, options)
      .use(links, options)
      .use(ownTitle)
      .use(isEmpty)
      .use(readingEffort)
      .use(terms, language)
      .use(math, { ...options, words })
      .use(excerpt)
      .use(ownContents)
      .use(headingLevels)
      .use(headingIds, words)
      .use(charts, { ...options, words })
      .use(diagrams, words)
      .use(highlightCode, words)
      .use(taskListLabels, words)
      .use(tableWrapper, words)
      .use(collectIds)
      .use(feedHtml, options)
      .use(rehypeStringify)
      .freeze()
  );
}
