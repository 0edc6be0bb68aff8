import path from 'node:path';
import { atomicWrite } from './atomic-write';
import { hashOf } from './hash';

/**
 * Makes a function that writes the collections that pages read: a list of documents for each type, such as
 * `Post.json`, only where it has changed. Pages do not read Contentlayer's own files: at each change it
 * deletes and writes all of them, one by one, and a page that is rendered at that moment finds half of them.
 * `version.json` is written last. While watching it changes with the documents; otherwise it is always the
 * same, since a build does not compile the pages again for other documents.
 * @param typeNames the document types
 */
export function collectionWriter(
  cacheDir: string,
  typeNames: string[],
  { isWatching }: { isWatching: boolean },
): (documents: { type: string }[]) => Promise<void> {
  const dir = path.join(cacheDir, 'collections');
  const written = new Map<string, string>();
  // While watching, the documents of files that have not changed are the same objects.
  const texts = new WeakMap<object, string>();
  function textOf(document: object): string {
    const text = texts.get(document) ?? JSON.stringify(document);
    texts.set(document, text);
    return text;
  }
  async function write(file: string, content: string) {
    if (written.get(file) === content) return;
    await atomicWrite(path.join(dir, file), content);
    written.set(file, content);
  }
  return async (documents) => {
    const collections = typeNames.map(
      (name) =>
        `[${documents
          .filter(({ type }) => type === name)
          .map(textOf)
          .join(',')}]`,
    );
    for (const [index, name] of typeNames.entries())
      await write(`${name}.json`, collections[index]);
    await write('version.json', JSON.stringify(isWatching ? hashOf(collections.join('\n')) : ''));
  };
}
