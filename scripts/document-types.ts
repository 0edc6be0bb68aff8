// Generates the TypeScript types of the documents from the schema, which takes as long as a hundred posts.
import { buildOptions, schema } from '../content/contentlayer.config';
import { writeDocumentTypes } from '../pipeline/contentlayer';

await writeDocumentTypes(schema, buildOptions.cacheDir);
