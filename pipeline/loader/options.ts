import type { Diagnostic, DiagnosticText } from '../diagnostics/diagnostic';
import type { DocumentBase, DocumentType } from '../document-type';
import type { Folders } from '../markdown/options';
import type { RenderCache } from '../store/render-cache';

/** A value that two documents must not share. */
export type UniqueRule<Document> = DiagnosticText & {
  /** The field that has it, where it is one. */
  field?: string;
  keyOf(document: Document): string | undefined;
};

/** What the loader has to know of a site. */
export type LoaderOptions<Document extends DocumentBase> = {
  folders: Folders;
  siteUrl: string;
  documentTypes: DocumentType[];
  renderCache: RenderCache;
  urlOfFile(file: string): string;
  /** All URL paths that some documents make: their pages, lists and feeds. */
  urlsOf(documents: Document[]): string[];
  /** Whether the body of a document has all ids of its page, besides those of the layout. */
  hasAllIds(document: Document): boolean;
  /** Whether a route, a public file or the framework has a URL path, and would hide a page. */
  isReservedUrl(url: string): boolean;
  unique: UniqueRule<Document>[];
  /** What else the site requires of its documents. @param files all of its files, below the content folder */
  lint(documents: Document[], files: string[]): Diagnostic[];
};
