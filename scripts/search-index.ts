// Makes the files of the search: the index of all that is published, and the script of the search page.
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import type { SearchSource } from '../content/search-documents';
import {
  buildIndex,
  type IndexedDocument,
  type IndexFile,
  indexDocument,
} from '../pipeline/search/build-index';
import { hashOf } from '../pipeline/store/hash';
import type { SearchFile } from '../publish/publish';
import { recordLog } from '../publish/record-log';

const SCRIPT = 'components/search-page-script.ts';
const FOLDER = 'search';

type SearchIndexOptions = {
  projectDir: string;
  /** The folder of what builds keep. */
  cacheDir: string;
  /** A hash of the code that makes the index. */
  codeKey: string;
  sources: SearchSource[];
  /** Language tags (BCP 47). */
  languages: string[];
};

/** Makes the files of the search. What has not changed since the last build is taken from it. */
export async function searchFiles({
  projectDir,
  cacheDir,
  codeKey,
  sources,
  languages,
}: SearchIndexOptions): Promise<SearchFile[]> {
  if (sources.length === 0) return [];
  const kept = recordLog(path.join(cacheDir, 'search'));
  const keys = sources.map(({ key }) => hashOf(codeKey + key));
  const indexKey = hashOf(JSON.stringify(keys));
  let files = kept.read(indexKey) as IndexFile[] | undefined;
  if (!files) {
    const documents: IndexedDocument[] = [];
    for (const [index, source] of sources.entries()) {
      const known = kept.read(keys[index]) as IndexedDocument | undefined;
      const document = known ?? indexDocument(await source.read());
      if (!known) kept.write(keys[index], document);
      documents.push(document);
    }
    files = buildIndex(documents);
    kept.write(indexKey, files);
  }
  kept.keepOnly(new Set([...keys, indexKey]));
  const script = await bundleScript(projectDir, languages);
  return [
    { outputPath: `${FOLDER}/search.js`, content: script, isOfIndex: false },
    ...files.map(({ name, content }) => ({
      outputPath: `${FOLDER}/${name}`,
      content,
      isOfIndex: true,
    })),
  ];
}

/** Bundles the script of the search page with the stemmers of some languages. */
async function bundleScript(projectDir: string, languages: string[]): Promise<string> {
  const { resolve } = createRequire(path.join(projectDir, 'package.json'));
  const stemmers = [...new Set(languages.map(stemmerOf))].filter((name) => {
    try {
      return resolve(name) !== '';
    } catch {
      // A language without a stemmer is searched by its words as they are.
      return false;
    }
  });
  const entry = [
    ...stemmers.map((name, index) => `import { stemmer as s${index} } from '${name}';`),
    `import { startSearch } from './${SCRIPT}';`,
    `startSearch([${stemmers.map((_, index) => `s${index}`).join(', ')}]);`,
  ].join('\n');
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: projectDir, loader: 'ts' },
    write: false,
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}

/** The package's names of languages are English: German has `@orama/stemmers/german`. */
function stemmerOf(language: string): string {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const { language: primary } = new Intl.Locale(language);
  const [name] = (names.of(primary) ?? primary).toLowerCase().split(' ');
  return `@orama/stemmers/${name}`;
}
