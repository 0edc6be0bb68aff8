import documents from 'contentlayer/collections/Page.json';
import type { Page } from './documents';

/** The pages that stand on their own, such as the one about the author. */
export const pages: Page[] = documents;
