// Reads the content, and reports an error in the settings or the schema as a diagnostic.
import { printConfigError } from './config-error';

process.exitCode = (await readContent()) ? 0 : 1;

async function readContent(): Promise<boolean> {
  if (await printConfigError()) return false;
  const { buildOptions, schema } = await import('../content/contentlayer.config');
  const { documentTypesOf } = await import('../pipeline/contentlayer');
  const { buildContent } = await import('../pipeline/build-content');
  const build = buildContent({ ...buildOptions, documentTypes: documentTypesOf(schema) });
  const { value: documents } = await build.next();
  if (documents) console.log(`${documents.length} documents read`);
  return documents !== undefined;
}
