import type { Diagnostic } from '../diagnostics/diagnostic';
import type { DocumentBase } from './document-type';
import type { LoaderOptions, UniqueRule } from './loader-options';

const SAME_URL = {
  name: 'URL',
  hint: 'rename one of the two files or give it another `slug`, or remove the former URL from one',
};

/**
 * Finds documents with the same URL, the same former URL, or the same value by one of the site's own
 * rules. Each conflict is reported at the second of the two files.
 */
export function findConflicts<Document extends DocumentBase>(
  documents: Document[],
  { folders, unique }: Pick<LoaderOptions<Document>, 'folders' | 'unique'>,
): Diagnostic[] {
  const { contentDir } = folders;
  const urls = documents.flatMap((document) => [
    // On Windows and macOS, `A` and `a` are the same folder.
    { document, value: `${document.type} ${document.slug}`.toLowerCase() },
    ...(document.redirect_from ?? []).map((former) => ({ document, value: former.toLowerCase() })),
  ]);
  return [
    ...conflicts(urls, contentDir, SAME_URL),
    ...unique.flatMap((rule) => conflicts(valuesOf(documents, rule), contentDir, rule)),
  ];
}

type Value<Document> = { document: Document; value: string };

function valuesOf<Document>(documents: Document[], { keyOf }: UniqueRule<Document>) {
  return documents.flatMap((document): Value<Document>[] => {
    const value = keyOf(document);
    return value === undefined ? [] : [{ document, value }];
  });
}

function conflicts<Document extends DocumentBase>(
  values: Value<Document>[],
  contentDir: string,
  { name, hint, field }: Pick<UniqueRule<Document>, 'name' | 'hint' | 'field'>,
): Diagnostic[] {
  const first = new Map<string, Document>();
  const diagnostics: Diagnostic[] = [];
  for (const { document, value } of values) {
    const other = first.get(value);
    // A post may list a former URL twice, as its permalink too.
    if (other && other._id !== document._id) {
      diagnostics.push({
        severity: 'error',
        file: `${contentDir}/${document._id}`,
        field,
        message: `same ${name} as ${contentDir}/${other._id}`,
        hint,
      });
    } else {
      first.set(value, document);
    }
  }
  return diagnostics;
}
