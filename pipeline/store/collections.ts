import path from 'node:path';
import { atomicWrite } from './atomic-write';

/**
 * Makes a function that writes the collections that pages import: a list of documents for each type,
 * such as `Post.json`, only where it has changed. Pages do not import Contentlayer's own files: at each
 * change it deletes and writes all of them, one by one, and a page that is rendered at that moment
 * finds half of them.
 * @param typeNames the document types
 */
export function collectionWriter(
  cacheDir: string,
  typeNames: string[],
): (documents: { type: string }[]) => Promise<void> {
  const dir = path.join(cacheDir, 'collections');
  const written = new Map<string, string>();
  async function write(file: string, content: string) {
    if (written.get(file) === content) return;
    await atomicWrite(path.join(dir, file), content);
    written.set(file, content);
  }
  return async (documents) => {
    for (const name of typeNames) {
      const collection = documents.filter(({ type }) => type === name);
      await write(`${name}.json`, JSON.stringify(collection));
    }
    await write('index.d.ts', typeNames.map(declarationOf).join(''));
  };
}

/** Types an import of a collection, which TypeScript would infer from the present content of the file. */
function declarationOf(typeName: string): string {
  return `declare module 'contentlayer/collections/${typeName}.json' {
  const documents: Omit<import('contentlayer/generated').${typeName}, '_raw'>[];
  export default documents;
}
`;
}
