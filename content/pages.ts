import documents from 'contentlayer/collections/Page.json';
import type { Page } from './internals/documents';

/** The pages of `content/pages/`, such as the one about the author. */
export const pages: Page[] = documents;
