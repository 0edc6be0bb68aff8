import type { Diagnostic } from '../diagnostics/diagnostic';
import type { PictureOptions } from '../markdown/render-options';
import type { DocumentType } from './document-type';
import { type Entry, isEmpty } from './front-matter-entry';

/** The picture of a document outside of its text, by its fields. @param values those of the schema */
export function pictureOf(
  { picture }: DocumentType,
  values: Record<string, unknown>,
): PictureOptions | undefined {
  const src = picture && values[picture.field];
  if (typeof src !== 'string') return undefined;
  const alt = picture?.altField === undefined ? '' : values[picture.altField];
  return { src, alt: typeof alt === 'string' ? alt : '', width: picture?.width };
}

/** Warns of a picture that does not say what it shows, and of such words without a picture. */
export function lintPicture(
  { picture: { field, altField } = { field: '' } }: DocumentType,
  entries: Map<string, Entry>,
  file: string,
): Diagnostic[] {
  if (altField === undefined) return [];
  const [picture, alt] = [entries.get(field), entries.get(altField)];
  const warning = (key: string, line: number | undefined, message: string, hint: string) => [
    { severity: 'warning' as const, file, line, field: key, message, hint },
  ];
  if (isEmpty(picture)) {
    if (isEmpty(alt)) return [];
    const hint = `write \`${field}: ./loss.png\`, or remove the line`;
    return warning(altField, alt?.line, `there is no ${field} that this is about`, hint);
  }
  // An empty text is written for decoration.
  if (!isEmpty(alt) || alt?.value === '') return [];
  const hint = `write what it shows as \`${altField}: …\`; for decoration, write \`${altField}: ""\``;
  return warning(picture?.key ?? field, picture?.line, 'image without alt text', hint);
}
