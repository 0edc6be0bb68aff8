import { lookup } from 'mrmime';

/** The media type of a file by its extension, with the charset of a text. */
export function mediaTypeOf(outputPath: string): string {
  return withCharset(lookup(outputPath) ?? 'application/octet-stream');
}

/** A media type with the charset of a text. */
export function withCharset(type: string): string {
  return isText(type) && !type.includes(';') ? `${type}; charset=utf-8` : type;
}

/** Whether files of a media type are text, which is worth compressing. */
export function isText(type: string): boolean {
  return /^text\/|[/+](json|xml|javascript|manifest\+json)(;|$)/.test(type);
}
