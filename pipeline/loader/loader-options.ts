import type { RenderCache } from '../cache/render-cache';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { DocumentBase, DocumentType } from '../document-type';
import type { Folders } from '../markdown/render-options';

/** A value that two documents must not share. */
export type UniqueRule<Document> = {
  /** The value, such as `order`: the message says `same order as …`. */
  name: string;
  hint: string;
  /** The field that has the value, where it is one field. */
  field?: string;
  keyOf(document: Document): string | undefined;
};

/** The site that a loader reads. */
export type LoaderOptions<Document extends DocumentBase> = {
  folders: Folders;
  siteUrl: string;
  documentTypes: DocumentType[];
  renderCache: RenderCache;
  urlOfFile(file: string): string;
  /** All URL paths that some documents make: their pages, lists and feeds. */
  urlsOf(documents: Document[]): string[];
  /** Whether the body of a document has all ids of its page, apart from those of the layout. */
  hasAllIds(document: Document): boolean;
  /** Whether a route, a public file or the framework has a URL path, so that no page can have it. */
  isReservedUrl(url: string): boolean;
  unique: UniqueRule<Document>[];
  /** What to do about an error in a JSON file, which a command has written. */
  jsonHint: string;
  /** The site's own checks of its documents. @param files all of their files, below the content folder */
  lint(documents: Document[], files: string[]): Diagnostic[];
};
