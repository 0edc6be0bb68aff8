import type { DiagnosticText } from '../diagnostics/diagnostic';
import type { BodyDiagnostic } from '../diagnostics/report';
import { hashOf } from '../store/hash';
import type { Dependencies } from './assets/dependencies';
import type { FeedReplacements } from './feed-html';
import type { Heading } from './headings/heading-ids';
import type { Picture, PictureFault } from './images/picture';
import type { PreviewImage } from './images/preview-image';
import type { Link } from './links/links';
import type { MarkdownParts, PublishedUrls, ReplacedWikiLink } from './plain-markdown';
import type { ReadingEffort } from './text/reading-time';

/** The rendered body of a Markdown file. */
export type RenderedBody = {
  /** 16 hexadecimal digits of a hash of all other properties. */
  id: string;
  html: string;
  /** The same for feeds: absolute URLs, one variant of each image, nothing that needs a script. */
  feedHtml: string;
  /** What the author has written, for readers outside of the site: absolute URLs, and no comments. */
  markdown: string;
  /** The entries of a table of contents, in order. */
  headings: Heading[];
  /** Whether the text has a table of contents of its own. */
  hasOwnContents: boolean;
  /** The first paragraph as plain text of at most 240 characters. */
  excerpt: string;
  /** What there is to read in it. */
  reading: ReadingEffort;
  /** Its most frequent words, in lower case: at most 40, the most frequent first. */
  terms: string[];
  links: Link[];
  /** The ids that the fragment of a URL can name. */
  ids: string[];
  diagnostics: BodyDiagnostic[];
  /** The files that it was rendered with, besides its own. */
  dependencies: Dependencies;
  /** The names in links such as `[[A title]]`: the path in the project of the file that each was found in. */
  references: Record<string, string | null>;
  /** Whether it shows nothing. */
  isEmpty: boolean;
  /** The image of its link previews: its URL, or why it cannot be published. */
  image?: PreviewImage | DiagnosticText;
  /** The picture that its page shows outside of the text, or why it is not shown. */
  picture?: Picture | PictureFault;
  /** The files that it publishes besides its HTML: names in the asset store. */
  assets: string[];
};

// Here, since every program that reads bodies loads the types of the plugins through this file.
declare module 'vfile' {
  /** What plugins collect for the rendered body. */
  interface DataMap
    extends Pick<
      RenderedBody,
      | 'headings'
      | 'hasOwnContents'
      | 'excerpt'
      | 'reading'
      | 'terms'
      | 'links'
      | 'ids'
      | 'dependencies'
      | 'references'
      | 'assets'
    > {
    title: string;
    feedHtml: string;
    isEmpty: boolean;
    feedReplacements: FeedReplacements;
    markdownParts: MarkdownParts;
    wikiLinks: ReplacedWikiLink[];
    /** The URLs of images and media by what the text has in their place. */
    publishedUrls: PublishedUrls;
    /** The URLs whose tags of Liquid were reported. */
    liquidUrls: Set<string>;
  }
}

/** Computes the id of a body from its other properties. */
export function bodyIdOf({
  id: _,
  ...content
}: RenderedBody | (Omit<RenderedBody, 'id'> & { id?: string })): string {
  return hashOf(JSON.stringify(content)).slice(0, 16);
}
