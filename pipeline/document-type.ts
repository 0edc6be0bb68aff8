import type { BodyInfo } from './cache/render-cache';
import type { DiagnosticText } from './diagnostics/diagnostic';

/** Checks a string beyond its type. @returns what is wrong with it, or undefined */
export type Validator = (value: string) => DiagnosticText | undefined;

/** One field of the front matter, or of a JSON file. */
export type Field = {
  name: string;
  type: 'string' | 'number' | 'boolean' | 'date' | 'enum' | 'list';
  isRequired: boolean;
  description?: string;
  default?: unknown;
  /** The values that an enum allows. */
  options?: readonly string[];
  /** Of a list whose items have fields of their own. */
  item?: { name: string; fields: Field[] };
  /** For a string, or each item of a list. */
  validator?: Validator;
};

/** A document type: where its files are, and which fields they have. */
export type DocumentType = {
  name: string;
  /** A folder of the content folder, such as `posts`. */
  folder: string;
  format: 'markdown' | 'json';
  fields: Field[];
  computedFields: { name: string; resolve(input: ComputedInput): unknown }[];
};

/** The input of a computed field: the fields, the path of the file, and the rendered body. */
export type ComputedInput = Record<string, unknown> & { _id: string; body?: BodyInfo };

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
  /** Former URL paths, which redirect to its page. */
  redirect_from?: string[];
};

/** Whether documents of a type can be drafts. Such types also read Jekyll's front matter. */
export function canBeDraft({ fields }: DocumentType): boolean {
  return fields.some(({ name }) => name === 'draft');
}

/** Whether readers get a document. */
export function isPublished({ isPublished }: DocumentBase): boolean {
  return isPublished !== false;
}
