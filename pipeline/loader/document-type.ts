import type { BodyInfo } from '../cache/stored-renderer';
import type { DiagnosticText } from '../diagnostics/diagnostic';

/** Checks a string beyond its type. @returns what is wrong with it, or undefined */
export type Validator = (value: string) => InvalidValue | undefined;

/** What is wrong with a value: an error, unless it says that it is a warning. */
export type InvalidValue = DiagnosticText & { severity?: 'warning' };

/** One field of the front matter, or of a JSON file. */
export type Field = {
  name: string;
  type: 'string' | 'number' | 'boolean' | 'date' | 'enum' | 'list';
  isRequired: boolean;
  description?: string;
  default?: unknown;
  /** The values that an enum allows. */
  options?: readonly string[];
  /** The fields of each item, for a list of objects. */
  itemFields?: Field[];
  /** For a string, or each item of a list. */
  validator?: Validator;
};

/** A document type: where its files are, and which fields they have. */
export type DocumentType = {
  name: string;
  /** A folder of the content folder, such as `posts`. */
  folder: string;
  /** `jekyll` is Markdown whose front matter may be Jekyll's, Hugo's or another tool's. It can be a draft. */
  format: 'markdown' | 'jekyll' | 'json';
  /** Whether a file without a text is an error. */
  needsBody?: boolean;
  /**
   * The fields by the names that people write instead, in lower case without - and _. Where it is there,
   * each field that the schema does not have is named; elsewhere only those that look like typos.
   */
  otherNames?: ReadonlyMap<string, string>;
  /** The field with the picture that its pages show outside of the text. */
  picture?: PictureField;
  fields: Field[];
  computedFields: { name: string; resolve(input: ComputedInput): unknown }[];
};

/** A field with a picture. */
export type PictureField = {
  field: string;
  /** The field that says what the picture shows. Without one, the picture is for decoration. */
  altField?: string;
  /** The width in CSS pixels at which it is shown, where that is less than the text column. */
  width?: number;
};

/** The input of a computed field: the fields, the path of the file, its slug, and the rendered body. */
export type ComputedInput = Record<string, unknown> & {
  _id: string;
  slug: string;
  body?: BodyInfo;
  /** The instants (RFC 3339) of dates that are written with a time, by the names of their fields. */
  instants?: Record<string, string>;
};

/** The fields that the engine reads of any document. */
export type DocumentBase = {
  /** The path of the file below the content folder, such as `posts/2023-06-14-a-title.md`. */
  _id: string;
  /** The name of its document type. */
  type: string;
  slug: string;
  /** The URL path of its page, where it has one. */
  url?: string;
  /** Whether readers get it. Missing for a type without drafts. */
  isPublished?: boolean;
  draft?: boolean;
  date?: string;
  /** The instant of publication (RFC 3339), where `date` has a time. */
  publishedAt?: string;
  /** Former URL paths, which redirect to its page. */
  redirect_from?: string[];
};

/** A document with a page of its own. */
export type PageDocument = DocumentBase & { url: string };

/** The fields that the engine reads or sets by their names, in documents of the format `jekyll`. */
export type JekyllDocument = Required<DocumentBase> & {
  title: string;
  description: string;
  updated: string;
  /** Who wrote it, where it is not the author of the site. */
  authors: string[];
  tags: string[];
  /** The path or URL of an image, which is checked like a link. */
  image: string;
  /** The path of an image that the page shows above its text, and what that shows. */
  cover: string;
  coverAlt: string;
  /** Whether a single `$` opens a formula in its body. */
  math: boolean;
  /** The language of the text, where it is not that of the site, as a language tag (BCP 47). */
  lang: string;
};

/** Whether readers get a document. */
export function isPublished({ isPublished }: DocumentBase): boolean {
  return isPublished !== false;
}

/** The documents of files without errors. */
export function documentsOf<Document>(files: readonly { document?: Document }[]): Document[] {
  return files.flatMap(({ document }) => document ?? []);
}
