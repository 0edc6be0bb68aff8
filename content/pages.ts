import { readCollection } from './internals/collections';
import type { Page } from './internals/documents';

/** The pages of `content/pages/`, such as the one about the author. */
export const pages: Page[] = readCollection('Page');
