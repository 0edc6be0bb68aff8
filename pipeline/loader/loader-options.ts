import type { RenderCache } from '../cache/render-cache';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Folders } from '../markdown/render-options';
import type { Typeset } from '../markdown/text/typeset';
import type { DocumentBase, DocumentType } from './document-type';
import type { NameIndex } from './name-index';

/** A value that two documents must not share. */
export type UniqueRule<Document> = {
  /** The value, such as `order`: the message says `same order as …`. */
  name: string;
  hint: string;
  /** The field that has the value, where it is one field. */
  field?: string;
  keyOf(document: Document): string | undefined;
};

/** A link in the settings of the site, such as one of the menu. */
export type SettingsLink = Pick<Diagnostic, 'file' | 'line' | 'field'> & {
  url: string;
  /** What is said where it has no target. Otherwise it is an error, as in a Markdown file. */
  ifBroken?: Pick<Diagnostic, 'severity' | 'message' | 'hint'>;
};

/** The site that a loader reads. */
export type LoaderOptions<Document extends DocumentBase> = {
  folders: Folders;
  siteUrl: string;
  documentTypes: DocumentType[];
  renderCache: RenderCache;
  /** Sets titles and descriptions. */
  typeset: Typeset;
  /** The IANA name of the time zone of dates with a time and without an offset. */
  timeZone: string;
  /** What the files of the site are called. The loader keeps it up to date. */
  names: NameIndex;
  /** The URL path of the page of a file. @param slug from its name, or from its front matter */
  urlOfFile(file: string, slug: string): string;
  /** The URL paths of all routes, and of the pages, lists and feeds that some documents make. */
  urlsOf(documents: Document[]): string[];
  /** The links that the settings make, which are checked as those of Markdown files are. */
  settingsLinks: SettingsLink[];
  /** The ids on the page of a document outside of its body, or undefined where they are not known. */
  layoutIds(document: Document): string[] | undefined;
  /** Whether a route, a public file or the framework has a URL path, so that no page can have it. */
  isReservedUrl(url: string): boolean;
  unique: UniqueRule<Document>[];
  /** What to do about an error in a JSON file, which a command has written. */
  jsonHint: string;
  /** The site's own checks of its documents. @param files all of their files, below the content folder */
  lint(documents: Document[], files: string[]): Diagnostic[];
};
